"""The demonstration: a sample district with its people, and whatever each application adds to it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.utils import timezone

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.sample import sample_district
from taizhang.web.accounts.services.sign_in import make_link
from taizhang.web.settings.build import installed_apps


def load(examples: Path) -> str:
    """Fill an empty database; the path of a link that signs the sample administrator in, once.

    Each application that has a module ``sample`` with ``load(examples: Path) -> None`` is asked to add to it.
    Loaded before, only a new link is made.
    """
    now = timezone.now()
    administrator, is_new = sample_district(actor=SYSTEM, now=now)
    if is_new:
        for name in installed_apps():
            if name != "accounts" and find_spec(f"taizhang.web.{name}.sample"):
                import_module(f"taizhang.web.{name}.sample").load(examples)
    return f"/enter/{make_link(actor=SYSTEM, person=administrator, now=now)}"
