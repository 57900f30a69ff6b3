"""What the portal stores about people, said truthfully. Change it when the portal changes."""

from home.models import EditorialPage
from home.tree import PageTree


def privacy(tree: PageTree) -> EditorialPage:
    """Which personal data are kept, why, who sees them and what one can ask for."""
    return EditorialPage(
        title="Så hanterar vi dina uppgifter",
        title_en="How we handle your details",
        slug="dina-uppgifter",
        lead_sv="Du kan läsa och söka utan att vi vet vem du är. Först när du visar intresse "
        "eller bevakar en sökning sparar vi något om dig, och bara det du själv skriver.",
        lead_en="You can read and search without us knowing who you are. Only when you show "
        "interest or watch a search do we keep anything about you, and only what you write yourself.",
        body_sv=[
            (
                "prose",
                (
                    "<h2>När du läser och söker</h2>"
                    "<p>Vi använder inga kakor på de öppna sidorna, ingen besöksstatistik från andra "
                    "företag och inga inbäddade tjänster. Webbservern för en teknisk logg för att "
                    "kunna hitta fel. Korta sökord som inte ger någon träff räknar vi per dag i tre månader, "
                    "utan något om vem som sökte.</p>"
                    "<h2>När du visar intresse</h2>"
                    "<p>Vi sparar ditt namn, din mejladress, ditt telefonnummer om du anger det, dina "
                    "svar på föreningens frågor och din hälsning. Vi sparar också mejlen som går till "
                    "dig och till den du skriver till, så att inget tappas bort.</p>"
                    "<ul><li>Den som lagt upp uppdraget får det du skrivit, för att kunna svara dig."
                    "</li><li>Stadens samordnare kan se det, för att hjälpa till om svaret dröjer.</li>"
                    "<li>Ingen annan ser det. Vi säljer och lämnar inte ut något.</li></ul>"
                    "<p>För att hindra missbruk räknar vi under en kort tid hur många formulär som "
                    "kommer från samma nätadress.</p>"
                    "<h2>När du bevakar en sökning</h2>"
                    "<p>Vi sparar din mejladress, din sökning och hur ofta du vill ha mejl, och vilka "
                    "uppdrag vi har berättat om de senaste trettio dagarna. Ingen annan ser det. Har du "
                    "inte bekräftat inom tre dygn tas allt bort. Avslutar du, med länken som står i varje "
                    "mejl, tas allt bort inom ett par dygn.</p>"
                    "<h2>När du säger till om ett fel</h2>"
                    "<p>Det du skriver blir ett mejl till stadens samordnare, med din mejladress om du "
                    "anger den. Den som lagt upp uppdraget får inte veta vem du är.</p>"
                    "<h2>Det vi aldrig frågar efter</h2>"
                    "<p>Vi frågar inte efter personnummer och tar inte emot utdrag ur "
                    "belastningsregistret. Kräver ett uppdrag ett utdrag visar du upp det på plats, "
                    "och får det med dig hem igen. Skriv inget om din eller någon annans hälsa i "
                    "hälsningen.</p>"
                    "<h2>När du lägger upp uppdrag</h2>"
                    "<p>Du som loggar in för en förening har ett konto med namn och mejladress. "
                    "Inloggningen använder en kaka som försvinner när du loggar ut. Vi sparar vem som "
                    "ändrat vad på föreningens sidor. Kontaktpersonernas namn visas på uppdraget.</p>"
                    "<h2>Hur länge, och vad du kan begära</h2>"
                    "<p>Det du skrivit tas bort av sig självt sex månader efter att uppdraget är slut, "
                    "efter det senaste svaret om uppdraget inte har något slut, eller efter att du "
                    "tagit tillbaka ditt intresse. Mejlen vi skickat töms efter 90 dagar. Kvar blir "
                    "bara antal, som inte säger vem någon är.</p>"
                    "<p>Genom länken i ditt kvitto kan du ta tillbaka ett intresse. Vill du se, rätta "
                    "eller ta bort det vi har om dig, hör av dig till samordnaren. Ansvarig för "
                    "uppgifterna är Helsingborgs stad, och grunden är att tjänsten är en uppgift av "
                    "allmänt intresse. Är du inte nöjd kan du klaga hos "
                    "Integritetsskyddsmyndigheten.</p>"
                ),
            ),
            (
                "callout",
                {
                    "heading": "Fråga oss",
                    "text": '<p>Skriv till <a href="mailto:samordnare@example.se">samordnare@'
                    "example.se</a> så får du svar av en människa.</p>",
                    "ground": "sea",
                },
            ),
        ],
        body_en=[
            (
                "prose",
                (
                    "<h2>When you read and search</h2>"
                    "<p>We use no cookies on the public pages, no visitor statistics from other "
                    "companies and no embedded services. The web server keeps a technical log so that "
                    "errors can be found. Short searches that find nothing are counted by the day for three "
                    "months, with nothing of who searched.</p>"
                    "<h2>When you show interest</h2>"
                    "<p>We keep your name, your e-mail address, your phone number if you give it, "
                    "your answers to the association’s questions and your message. We also keep the "
                    "e-mails that go to you and to the person you write to, so that nothing is lost."
                    "</p>"
                    "<ul><li>Whoever posted the assignment gets what you wrote, to be able to answer "
                    "you.</li><li>The city’s coordinators can see it, to help if the answer is late."
                    "</li><li>Nobody else sees it. We sell nothing and pass nothing on.</li></ul>"
                    "<p>To prevent abuse we count, for a short time, how many forms come from the "
                    "same network address.</p>"
                    "<h2>When you watch a search</h2>"
                    "<p>We keep your e-mail address, your search and how often you want mail, and which "
                    "assignments we have told you of in the last thirty days. Nobody else sees it. If you "
                    "have not confirmed within three days, all of it is removed. If you end it, with the "
                    "link in every mail, all of it is removed within a couple of days.</p>"
                    "<h2>When you tell us of a fault</h2>"
                    "<p>What you write becomes a mail to the city’s coordinator, with your e-mail address "
                    "if you leave it. Whoever posted the assignment does not get to know who you are.</p>"
                    "<h2>What we never ask for</h2>"
                    "<p>We do not ask for your personal identity number and do not receive extracts "
                    "from the criminal record. If an assignment needs an extract, you show it on the "
                    "spot and take it home again. Write nothing about your own or anyone else’s "
                    "health in the message.</p>"
                    "<h2>When you post assignments</h2>"
                    "<p>If you log in for an association you have an account with a name and an "
                    "e-mail address. The login uses a cookie that is gone when you log out. We keep "
                    "who changed what on the association’s pages. The names of contact persons are "
                    "shown on the assignment.</p>"
                    "<h2>How long, and what you can ask for</h2>"
                    "<p>What you wrote is removed by itself six months after the assignment has ended, "
                    "after the last answer if the assignment has no end, or after you took your "
                    "interest back. The e-mails that we sent are emptied after 90 days. What is left "
                    "is numbers alone, which do not tell who anyone is.</p>"
                    "<p>The link in your receipt lets you withdraw an interest. If you want to see, "
                    "correct or remove what we have about you, get in touch with the coordinator. The "
                    "City of Helsingborg is responsible for the data, and the ground is that the "
                    "service is a task of public interest. If you are not content you can complain to "
                    "the Swedish Authority for Privacy Protection (IMY).</p>"
                ),
            ),
            (
                "callout",
                {
                    "heading": "Ask us",
                    "text": '<p>Write to <a href="mailto:samordnare@example.se">samordnare@'
                    "example.se</a> and a human being will answer.</p>",
                    "ground": "sea",
                },
            ),
        ],
    )
