"""The page about the service."""

from home.models import EditorialPage
from home.tree import PageTree


def about(tree: PageTree) -> EditorialPage:
    """Why the portal exists, how it is used and what it promises."""
    return EditorialPage(
        title="Om Göra gott",
        title_en="About Göra gott",
        slug="om",
        lead_sv="Staden är full av människor som vill göra något för någon annan. Det som oftast "
        "saknas är en första fråga. Den ställer vi här.",
        lead_en="The city is full of people who want to do something for someone else. What is "
        "usually missing is a first question. We ask it here.",
        body_sv=[
            (
                "prose",
                (
                    "<h2>Varför vi finns</h2>"
                    "<p>I Helsingborg finns närmare tvåhundra föreningar som behöver fler händer, och "
                    "tusentals invånare som har en timme över men inte vet vem de ska fråga.</p>"
                    "<p>Förut stod uppdragen på anslagstavlor, i nyhetsbrev och i huvudet på den som "
                    "hade varit med längst. Nu står de här, från en kvart till ett helt år, skrivna "
                    "så att du förstår vad du ska göra.</p>"
                    "<p>Tjänsten är gratis, visar ingen reklam och kräver inget konto. Den drivs av "
                    "Helsingborgs stad tillsammans med föreningarna.</p>"
                ),
            ),
            (
                "quote",
                {
                    "text": "Jag kom för att lära någon läsa. Nu är det jag som får höra hur det "
                    "gick i skolan, och vad det blev till middag.",
                    "by": "Gun-Britt Ek, läxvän i Dalhem sedan 2023",
                },
            ),
            (
                "steps",
                {
                    "heading": "Så gör du",
                    "steps": [
                        {
                            "heading": "Hitta något som passar",
                            "text": "Sök på ord, plats eller tid. På varje uppdrag står vad du "
                            "gör, vad du får och vad som händer första gången.",
                        },
                        {
                            "heading": "Visa intresse",
                            "text": "Namn, mejl och en hälsning. Det tar två minuter och går "
                            "direkt till den som behöver hjälp.",
                        },
                        {
                            "heading": "Träffas",
                            "text": "Ni ser om det känns rätt för er båda. Gör det inte det säger "
                            "du bara nej.",
                        },
                    ],
                },
            ),
            (
                "prose",
                (
                    "<h2>Löftet om svar</h2>"
                    "<p>Inget är så tråkigt som att räcka upp handen och inte bli sedd. Därför lovar "
                    "alla som lägger upp ett uppdrag att svara inom fem arbetsdagar.</p>"
                    "<ul><li>Du får ett kvitto direkt</li>"
                    "<li>Din hälsning går samma stund till den som behöver hjälp</li>"
                    "<li>I kvittot finns en länk där du ser hur det går, eller ångrar dig</li></ul>"
                ),
            ),
            (
                "callout",
                {
                    "heading": "Bra att veta",
                    "text": "<p>Ingen får be dig om pengar, lösenord eller BankID. Händer det "
                    "ändå, skriv till samordnaren samma dag. Är det bråttom och farligt, ring "
                    "112.</p>",
                    "ground": "sea",
                },
            ),
            (
                "faq",
                {
                    "heading": "Frågor och svar",
                    "questions": [
                        {
                            "question": "Måste jag kunna svenska?",
                            "answer": "<p>Nej. Många uppdrag klarar du på engelska, och i "
                            "språkkaféerna är alla språk en tillgång. Välj språk när du söker.</p>",
                        },
                        {
                            "question": "Är jag försäkrad?",
                            "answer": "<p>Ja, under uppdraget och på vägen dit och hem. Stadens "
                            "olycksfallsförsäkring gäller alla frivilliga.</p>",
                        },
                        {
                            "question": "Hur gammal måste jag vara?",
                            "answer": "<p>Det står på uppdraget om det finns en lägsta ålder. "
                            "Många uppdrag passar för hela familjen.</p>",
                        },
                        {
                            "question": "Vad gör ni med mina uppgifter?",
                            "answer": "<p>Bara den du skriver till och stadens samordnare ser "
                            "dem. Läs mer i <em>Så hanterar vi dina uppgifter</em>.</p>",
                        },
                    ],
                },
            ),
            (
                "callout",
                {
                    "heading": "Prata med oss",
                    "text": "<p>Lena och Omar är samordnare. De svarar på "
                    '<a href="tel:+4642105000">042-10 50 00</a>, vardagar 9–16.</p>',
                    "ground": "rape",
                    "button_text": "Hitta uppdrag",
                    "button_page": tree.search,
                },
            ),
        ],
        body_en=[
            (
                "prose",
                (
                    "<h2>Why we exist</h2>"
                    "<p>Helsingborg has close to two hundred associations that need more hands, and "
                    "thousands of residents who have an hour to spare but don’t know whom to ask.</p>"
                    "<p>Assignments used to be on notice boards, in newsletters and in the head of "
                    "whoever had been around the longest. Now they are here, from fifteen minutes to "
                    "a whole year, written so that you understand what you will do.</p>"
                    "<p>The service is free, carries no advertising and needs no account. It is run "
                    "by the City of Helsingborg together with the associations.</p>"
                ),
            ),
            (
                "quote",
                {
                    "text": "I came to teach someone to read. Now I’m the one who gets to hear "
                    "how school went, and what they had for dinner.",
                    "by": "Gun-Britt Ek, homework friend in Dalhem since 2023",
                },
            ),
            (
                "steps",
                {
                    "heading": "How it works",
                    "steps": [
                        {
                            "heading": "Find something that suits you",
                            "text": "Search by word, place or time. Each assignment says what you "
                            "do, what you get and what happens the first time.",
                        },
                        {
                            "heading": "Show interest",
                            "text": "Your name, your e-mail and a few words. It takes two minutes "
                            "and goes straight to whoever needs help.",
                        },
                        {
                            "heading": "Meet",
                            "text": "See whether it feels right for both of you. If it doesn’t, "
                            "just say no.",
                        },
                    ],
                },
            ),
            (
                "prose",
                (
                    "<h2>The promise of an answer</h2>"
                    "<p>Nothing is as sad as raising your hand and not being seen. That is why "
                    "everyone who posts an assignment promises to answer within five working days.</p>"
                    "<ul><li>You get a receipt at once</li>"
                    "<li>Your message goes straight to whoever needs help</li>"
                    "<li>The receipt has a link where you can follow it, or change your mind</li></ul>"
                ),
            ),
            (
                "callout",
                {
                    "heading": "Good to know",
                    "text": "<p>Nobody may ask you for money, passwords or BankID. If it happens "
                    "anyway, write to the coordinator the same day. If it is urgent and "
                    "dangerous, call 112.</p>",
                    "ground": "sea",
                },
            ),
            (
                "faq",
                {
                    "heading": "Questions and answers",
                    "questions": [
                        {
                            "question": "Do I have to know Swedish?",
                            "answer": "<p>No. Many assignments work well in English, and in the "
                            "language cafés every language is an asset. Choose a language when "
                            "you search.</p>",
                        },
                        {
                            "question": "Am I insured?",
                            "answer": "<p>Yes, during the assignment and on your way there and "
                            "back. The city’s accident insurance covers all volunteers.</p>",
                        },
                        {
                            "question": "How old do I have to be?",
                            "answer": "<p>The assignment says so if there is a lowest age. Many "
                            "assignments suit the whole family.</p>",
                        },
                        {
                            "question": "What do you do with my details?",
                            "answer": "<p>Only the person you write to and the city’s "
                            "coordinators see them. Read more in <em>How we handle your "
                            "details</em>.</p>",
                        },
                    ],
                },
            ),
            (
                "callout",
                {
                    "heading": "Talk to us",
                    "text": "<p>Lena and Omar are the coordinators. They answer on "
                    '<a href="tel:+4642105000">+46 42 10 50 00</a>, weekdays 9–16.</p>',
                    "ground": "rape",
                    "button_text": "Find assignments",
                    "button_page": tree.search,
                },
            ),
        ],
    )
