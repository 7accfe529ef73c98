"""Who may do what with the index: nobody asks it alone, results are those of the tables it points to."""

from __future__ import annotations

from taizhang.web.accounts.policies import Action, register
from taizhang.web.accounts.rules import NOTHING
from taizhang.web.search.models import Piece

register(Piece, {Action.VIEW: NOTHING})
