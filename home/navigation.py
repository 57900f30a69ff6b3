"""The links that a new portal starts with."""

from dataclasses import dataclass

from wagtail.models import Page

from home.models import EditorialPage, Navigation, NavigationLink
from home.tree import PageTree

Place = NavigationLink.Place


@dataclass(frozen=True)
class Link:
    place: NavigationLink.Place
    sv: str
    en: str
    target: Page | str


def first_links(tree: PageTree, editorial: dict[str, EditorialPage]) -> tuple[Link, ...]:
    """The main menu and the footer's columns, after the prototype."""
    return (
        Link(Place.MENU, "Hitta uppdrag", "Find assignments", tree.search),
        Link(Place.MENU, "Föreningar", "Associations", tree.organisations),
        Link(Place.MENU, "Utlysningar", "Calls", tree.calls),
        Link(
            Place.ASSOCIATIONS,
            "Lägg upp ett uppdrag",
            "Post an assignment",
            editorial["for-foreningar"],
        ),
        Link(Place.ASSOCIATIONS, "Föreslå ett initiativ", "Propose an initiative", tree.calls),
        Link(Place.ASSOCIATIONS, "Logga in", "Log in", "/admin/"),
        Link(Place.ABOUT, "Om Göra gott", "About Göra gott", editorial["om"]),
        Link(
            Place.ABOUT,
            "Så hanterar vi dina uppgifter",
            "How we handle your details",
            editorial["dina-uppgifter"],
        ),
        Link(Place.ABOUT, "Tillgänglighet", "Accessibility", editorial["tillganglighet"]),
        Link(
            Place.ABOUT,
            "Kontakta samordnaren",
            "Contact the coordinator",
            "mailto:samordnare@example.se",
        ),
    )


def lay_first_links(tree: PageTree, editorial: dict[str, EditorialPage]) -> None:
    """Save the first links as the site's navigation."""
    navigation = Navigation.for_site(tree.site)
    navigation.links = [
        NavigationLink(
            place=link.place,
            label_sv=link.sv,
            label_en=link.en,
            page=link.target if isinstance(link.target, Page) else None,
            url=link.target if isinstance(link.target, str) else "",
            sort_order=order,
        )
        for order, link in enumerate(first_links(tree, editorial))
    ]
    navigation.save()
