"""The page for associations: how one posts an assignment."""

from home.models import EditorialPage
from home.tree import PageTree


def associations(tree: PageTree) -> EditorialPage:
    """How an association comes on, posts an assignment and answers."""
    return EditorialPage(
        title="För föreningar",
        title_en="For associations",
        slug="for-foreningar",
        lead_sv="Behöver ni fler händer? Lägg upp ett uppdrag, stort eller litet. Det tar en "
        "kvart och kostar ingenting.",
        lead_en="Do you need more hands? Post an assignment, large or small. It takes fifteen "
        "minutes and costs nothing.",
        body_sv=[
            (
                "steps",
                {
                    "heading": "Så kommer ni igång",
                    "steps": [
                        {
                            "heading": "Be om en inloggning",
                            "text": "Mejla samordnare@example.se och berätta vilka ni är. Vi "
                            "ringer upp, och sedan kan ni logga in.",
                        },
                        {
                            "heading": "Berätta om er",
                            "text": "Skriv om föreningen som du skulle berätta för en granne. När "
                            "samordnaren har godkänt er syns ni här.",
                        },
                        {
                            "heading": "Lägg upp ett uppdrag",
                            "text": "Välj hur mycket ni ber om: en kvart, en kväll, en fast tid "
                            "eller en särskild talang. Ge gärna fler men mindre uppdrag.",
                        },
                        {
                            "heading": "Svara inom fem arbetsdagar",
                            "text": "Den som visar intresse skriver direkt till er. Svara på "
                            "mejlet som vanligt. Ett nej är också ett bra svar.",
                        },
                    ],
                },
            ),
            (
                "prose",
                (
                    "<h2>Det som gör ett bra uppdrag</h2>"
                    "<ul><li>Rubriken säger vad man gör: <em>Läs saga för barnen på biblioteket</em>, "
                    "inte <em>Volontär sökes</em>.</li>"
                    "<li>Be om en sak i taget, och om den minsta tid som räcker.</li>"
                    "<li>Berätta vad som händer första gången, och vem man träffar.</li>"
                    "<li>Ställ bara de krav som verkligen behövs.</li>"
                    "<li>Säg vad man får: fika, utbildning, sällskap.</li></ul>"
                    "<h2>Belastningsregistret</h2>"
                    "<p>Arbetar ni med barn kan ni be om att få se ett utdrag ur "
                    "belastningsregistret. Titta på det tillsammans, och lämna tillbaka det. Spara "
                    "det inte och be aldrig om det i mejl.</p>"
                ),
            ),
            (
                "callout",
                {
                    "heading": "Har ni redan en inloggning?",
                    "text": '<p><a href="/admin/">Logga in</a> och välj <strong>Nytt uppdrag'
                    "</strong>. Har ni glömt lösenordet hjälper samordnaren er på "
                    '<a href="tel:+4642105000">042-10 50 00</a>.</p>',
                    "ground": "rape",
                },
            ),
        ],
        body_en=[
            (
                "steps",
                {
                    "heading": "How you get started",
                    "steps": [
                        {
                            "heading": "Ask for a login",
                            "text": "E-mail samordnare@example.se and tell us who you are. We call "
                            "you, and then you can log in.",
                        },
                        {
                            "heading": "Tell about yourselves",
                            "text": "Write about the association as you would tell a neighbour. "
                            "When the coordinator has approved you, you are shown here.",
                        },
                        {
                            "heading": "Post an assignment",
                            "text": "Choose how much you ask for: fifteen minutes, an evening, a "
                            "fixed time or a particular talent. More but smaller is better.",
                        },
                        {
                            "heading": "Answer within five working days",
                            "text": "Whoever shows interest writes straight to you. Reply to the "
                            "e-mail as usual. A no is also a good answer.",
                        },
                    ],
                },
            ),
            (
                "prose",
                (
                    "<h2>What makes a good assignment</h2>"
                    "<ul><li>The title says what one does: <em>Read to the children at the library"
                    "</em>, not <em>Volunteer wanted</em>.</li>"
                    "<li>Ask for one thing at a time, and for the least time that is enough.</li>"
                    "<li>Tell what happens the first time, and whom one meets.</li>"
                    "<li>Make only the demands that are truly needed.</li>"
                    "<li>Say what one gets: coffee, training, company.</li></ul>"
                    "<h2>The criminal record</h2>"
                    "<p>If you work with children you may ask to be shown an extract from the "
                    "criminal record. Look at it together, and give it back. Do not keep it and never "
                    "ask for it by e-mail.</p>"
                ),
            ),
            (
                "callout",
                {
                    "heading": "Do you have a login already?",
                    "text": '<p><a href="/admin/">Log in</a> and choose <strong>New assignment'
                    "</strong>. If you have forgotten the password, the coordinator helps you on "
                    '<a href="tel:+4642105000">+46 42 10 50 00</a>.</p>',
                    "ground": "rape",
                },
            ),
        ],
    )
