"""The local web app: the panels of `show` behind addresses, page by page, as HTML and as JSON."""

from recoupe.web.app import make_app

__all__ = ["make_app"]
