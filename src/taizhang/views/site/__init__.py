"""A static site of reports (离线网页): a page for each and an index; opens from disk, asks nothing of a
network.
"""

from taizhang.views.site.build import make_site

__all__ = ["make_site"]
