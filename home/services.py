"""The site's set-up, in one transaction."""

from django.contrib.auth.models import Group
from django.db import transaction

from assignments.services import allow_images, shared_pictures
from home import editorial
from home.models import SiteSettings
from home.navigation import lay_first_links
from home.roles import Role, ensure_roles
from home.tree import PageTree, ensure_tree, publish_new

FIRST_PAGES = (
    editorial.about,
    editorial.associations,
    editorial.privacy,
    editorial.accessibility,
)


@transaction.atomic
def set_up_site() -> PageTree:
    """Lay the page tree, the editorial pages, the navigation, the settings and the roles.

    Editorial pages and links are laid once, together with the start page. From then on they are
    the editors': what they rename, rewrite or remove stays so when this runs again.
    """
    tree = ensure_tree()
    if tree.created:
        pages = [publish_new(tree.home, write(tree)) for write in FIRST_PAGES]
        lay_first_links(tree, {page.slug: page for page in pages})
        SiteSettings.for_site(tree.site)
    ensure_roles(tree.home)
    associations = Group.objects.get(name=Role.ASSOCIATIONS)
    allow_images(associations, shared_pictures(), ("choose_image",))
    return tree
