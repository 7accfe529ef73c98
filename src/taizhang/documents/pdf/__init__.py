"""PDF files: characters and rulings of pdfium, our own lines, tables and paragraphs."""

from taizhang.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
