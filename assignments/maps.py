"""Links to a map. The map is OpenStreetMap's page: nothing of it is loaded here."""

from urllib.parse import urlencode

from assignments.models import District

_MAP = "https://www.openstreetmap.org/"


def map_url(address: str, lat: float | None, lon: float | None, district: District | None) -> str:
    """A marker where the coordinates are known, else a search for the address near the district.

    Empty where there is neither: the middle of a district is not the place.
    """
    if lat is not None and lon is not None:
        marker = urlencode({"mlat": f"{lat:.5f}", "mlon": f"{lon:.5f}"})
        return f"{_MAP}?{marker}#map=17/{lat:.5f}/{lon:.5f}"
    if not address:
        return ""
    # The part that is looked for first decides where the search begins.
    near = f"#map=15/{district.lat:.4f}/{district.lon:.4f}" if district else ""
    return f"{_MAP}search?{urlencode({'query': address})}{near}"
