"""Structure (结构): what a document is, its periods, headings, roles of its parts, and sentences."""

from taizhang.structure.locate import Locator
from taizhang.structure.model import Item, Outline, Paragraph, Role, RolePart, Section, Sentence
from taizhang.structure.outline import outline

__all__ = ["Item", "Locator", "Outline", "Paragraph", "Role", "RolePart", "Section", "Sentence", "outline"]
