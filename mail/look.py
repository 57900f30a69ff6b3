"""How mails look: the portal's tokens as inline styles, since mail programs know no style sheets.

Light colours stand inline; `m-` classes in templates/email/base.html turn them at night.
"""

from django.utils.safestring import SafeString, mark_safe

SANS = "'Avenir Next','Segoe UI',Roboto,'Noto Sans','Open Sans',Arial,sans-serif"
SERIF = (
    "'Iowan Old Style','Palatino Linotype',Palatino,'URW Palladio L',P052,'Noto Serif',"
    "Georgia,serif"
)
INK, MUTED, PAPER, SAND, BRAND, SEA, RULE = (
    "#2a1a14", "#66524a", "#fffaf4", "#f6ebdd", "#a1173b", "#0d5c5a", "#e2d3c3",
)  # fmt: skip
BUTTON = (
    "display:block;box-sizing:border-box;max-width:340px;margin:0 0 12px;padding:14px 22px;"
    f"border:2px solid {BRAND};border-radius:4px;font:600 17px/1.3 {SANS};text-align:center;"
    "text-decoration:none;"
)

_STYLES = {
    "name": f"font:600 18px/26px {SANS};color:{INK};vertical-align:bottom",
    "title": f"margin:0 0 16px;font:400 34px/1.12 {SERIF};letter-spacing:-.5px;color:{INK}",
    "text": f"margin:0 0 16px;font:400 17px/1.55 {SANS};color:{INK}",
    "small": f"margin:0 0 8px;font:400 15px/1.55 {SANS};color:{MUTED}",
    "quote": f"margin:0 0 22px;padding:0 0 0 18px;border-left:7px solid #f4c430;"
    f"font:italic 400 21px/1.4 {SERIF};color:{INK}",
    "link": f"color:{BRAND}",
    "facts": f"margin:0 0 24px;padding:8px 20px;background:{SAND};color:{INK};"
    "border-radius:0 48px 0 0",
    "fact": f"margin:12px 0;font:400 17px/1.45 {SANS};color:{INK}",
    "fact_name": f"display:block;font-size:15px;color:{MUTED}",
    "button": BUTTON + f"background:{BRAND};color:{PAPER}",
    "button_quiet": BUTTON + f"color:{BRAND}",
    "step": f"margin:0 0 0 6px;padding:0 0 18px 22px;border-left:2px solid {SEA}",
    "step_last": "margin:0 0 0 6px;padding:0 0 0 22px;border-left:2px solid transparent",
    "step_when": f"margin:0;font:600 17px/1.45 {SANS};color:{INK}",
    "step_what": f"margin:0;font:400 16px/1.5 {SANS};color:{MUTED}",
    "dot": "display:inline-block;box-sizing:content-box;width:9px;height:9px;"
    f"margin:0 15px 0 -30px;border:3px solid {SEA};border-radius:15px;font-size:0;"
    "vertical-align:middle",
}

STYLES: dict[str, SafeString] = {
    # Constants of ours: safe to stand unescaped in a style attribute.
    name: mark_safe(style)  # noqa: S308
    for name, style in _STYLES.items()
}
