"""Web pages: the article without navigation, share bars and side lists, to blocks."""

from taizhang.documents.html.reader import read_html

__all__ = ["read_html"]
