"""The accessibility statement that lag (2018:1937) om tillgänglighet till digital offentlig
service asks for, in plain words and in the parts that the authority Digg prescribes."""

from home.models import EditorialPage
from home.tree import PageTree

REPORT = "https://www.digg.se/tdosanmalan"


def accessibility(tree: PageTree) -> EditorialPage:
    """How accessible the portal is, what is known to be lacking and where to complain."""
    return EditorialPage(
        title="Tillgänglighet",
        title_en="Accessibility",
        slug="tillganglighet",
        lead_sv="Helsingborgs stad står bakom den här webbplatsen. Vi vill att så många som "
        "möjligt ska kunna använda den. Här berättar vi hur den följer lagen om tillgänglighet "
        "till digital offentlig service, vilka brister vi känner till och hur du når oss.",
        lead_en="The City of Helsingborg is behind this website. We want as many people as "
        "possible to be able to use it. Here we tell how it follows the Swedish act on "
        "accessibility to digital public services, what we know is lacking and how to reach us.",
        body_sv=[
            (
                "prose",
                (
                    "<h2>Hur tillgänglig är webbplatsen?</h2>"
                    "<p>Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital "
                    "offentlig service. Bristerna står längre ned.</p>"
                    "<p>Du ska kunna använda alla sidor med tangentbord, med skärmläsare, med upp "
                    "till 400 procents förstoring, i mörkt läge och utan JavaScript.</p>"
                    "<h2>Vad kan du göra om du inte kan använda delar av webbplatsen?</h2>"
                    "<p>Behöver du innehåll på ett annat sätt, till exempel uppläst i telefon eller "
                    "som lättläst text, hör av dig. Vi svarar så snart vi kan, senast inom fem "
                    "arbetsdagar.</p>"
                    '<ul><li>Mejla <a href="mailto:samordnare@example.se">samordnare@example.se</a>'
                    '</li><li>Ring <a href="tel:+4642105000">042-10 50 00</a>, vardagar 9–16</li></ul>'
                    "<p>Du kan visa intresse för ett uppdrag per telefon också.</p>"
                    "<h2>Berätta om du hittar hinder</h2>"
                    "<p>Vi försöker hela tiden göra webbplatsen bättre. Hittar du något som inte "
                    "fungerar, eller som du tror bryter mot lagen, så meddela oss på samma mejl eller "
                    "telefon.</p>"
                    "<h2>Anmäl till Digg</h2>"
                    "<p>Myndigheten för digital förvaltning, Digg, kontrollerar att lagen följs. Är "
                    "du inte nöjd med hur vi hanterar dina synpunkter kan du "
                    f'<a href="{REPORT}">anmäla bristande tillgänglighet till Digg</a>.</p>'
                    "<h2>Teknisk information om tillgängligheten</h2>"
                    "<p>Webbplatsen är delvis förenlig med standarden EN 301 549, som för webbplatser "
                    "motsvarar nivå AA i WCAG 2.1, på grund av de brister som beskrivs här.</p>"
                    "<h3>Innehåll som inte är tillgängligt</h3>"
                    "<ul><li>Föreningarna skriver sina egna texter. En del är inte så enkelt skrivna "
                    "som de borde vara, och bilder kan sakna en bra beskrivning (WCAG 1.1.1).</li>"
                    "<li>Föreningarnas uppdrag finns på det språk de skrevs på. De är märkta med sitt "
                    "språk men inte översatta.</li>"
                    "<li>Dokument som redaktörer laddar upp är inte alltid tillgängliga.</li>"
                    "<li>Verktyget där föreningar loggar in är inte granskat i sin helhet.</li></ul>"
                    "<h2>Hur vi har testat webbplatsen</h2>"
                    "<p>Vi har själva granskat webbplatsen. Varje ändring prövas automatiskt i en "
                    "webbläsare, i ljust och mörkt läge, i liten och stor storlek, innan den "
                    "publiceras. Någon oberoende granskning är inte gjord ännu.</p>"
                    "<p>Redogörelsen skrevs i november 2026.</p>"
                ),
            ),
        ],
        body_en=[
            (
                "prose",
                (
                    "<h2>How accessible is the website?</h2>"
                    "<p>The website partly conforms to the Swedish act on accessibility to digital "
                    "public services. What is lacking is listed below.</p>"
                    "<p>You should be able to use every page with a keyboard, with a screen reader, "
                    "enlarged up to 400 per cent, in dark mode and without JavaScript.</p>"
                    "<h2>What can you do if you cannot use parts of the website?</h2>"
                    "<p>If you need content in another way, for example read out on the phone or in "
                    "easy language, get in touch. We answer as soon as we can, within five working "
                    "days at the latest.</p>"
                    '<ul><li>E-mail <a href="mailto:samordnare@example.se">samordnare@example.se</a>'
                    '</li><li>Call <a href="tel:+4642105000">+46 42 10 50 00</a>, weekdays 9–16</li>'
                    "</ul><p>You can show interest in an assignment by phone as well.</p>"
                    "<h2>Tell us if you find obstacles</h2>"
                    "<p>We keep trying to make the website better. If you find something that does "
                    "not work, or that you think breaks the law, tell us by the same e-mail or phone."
                    "</p>"
                    "<h2>Report to Digg</h2>"
                    "<p>The Agency for Digital Government, Digg, supervises that the law is followed. "
                    "If you are not content with how we handle what you tell us, you can "
                    f'<a href="{REPORT}">report lacking accessibility to Digg</a>.</p>'
                    "<h2>Technical information</h2>"
                    "<p>The website partly conforms to the standard EN 301 549, which for websites "
                    "corresponds to level AA of WCAG 2.1, because of what is described here.</p>"
                    "<h3>Content that is not accessible</h3>"
                    "<ul><li>Associations write their own texts. Some are not as plain as they should "
                    "be, and pictures may lack a good description (WCAG 1.1.1).</li>"
                    "<li>Assignments are in the language they were written in. They are marked with "
                    "their language but not translated.</li>"
                    "<li>Documents that editors upload are not always accessible.</li>"
                    "<li>The tool where associations log in has not been reviewed as a whole.</li>"
                    "</ul>"
                    "<h2>How we have tested the website</h2>"
                    "<p>We have reviewed the website ourselves. Every change is tried automatically "
                    "in a browser, in light and dark mode, small and large, before it is published. "
                    "No independent review has been made yet.</p>"
                    "<p>This statement was written in November 2026.</p>"
                ),
            ),
        ],
    )
