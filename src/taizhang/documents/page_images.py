"""Pages of a PDF as pictures, to be looked at beside the text (页面图像)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WIDTH = 1000
"""Pixels across: small print can be read, and a page takes some tens of kilobytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A drawn page: number from 1, file name in the folder given, size in pixels."""

    number: int
    file: str
    width: int
    height: int


def draw_pages(path: Path, *, folder: Path, most: int) -> Iterator[PageImage]:
    """Draw the first ``most`` pages of the PDF at ``path`` into ``folder``; without Pillow there are none.

    A page that cannot be drawn is left out: its text is read all the same.
    """
    try:
        import PIL  # noqa: F401
    except ImportError:
        return
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        for index in range(min(len(pdf), most)):
            try:
                page = pdf[index]
                across = page.get_width() or WIDTH
                picture = page.render(scale=WIDTH / across, grayscale=True).to_pil()
            except (pypdfium2.PdfiumError, ValueError):
                continue
            name = f"page-{index + 1:04d}.webp"
            picture.save(folder / name, "WEBP", quality=60)
            yield PageImage(number=index + 1, file=name, width=picture.width, height=picture.height)
    finally:
        pdf.close()
