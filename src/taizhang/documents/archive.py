"""Zip files that may be hostile: parts read under limits, XML without entities."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from taizhang.documents.limits import Deadline, Limits
from taizhang.documents.refusals import refuse

# Word never writes a part that packs better than this below a megabyte, so small parts are not measured.
_SMALL = 1024 * 1024


class Archive:
    """The parts of a zip file, by name; every failure is a DocumentError.

    Opening raises ``documents.damaged``, ``documents.bomb`` and ``documents.encrypted``.
    """

    def __init__(self, data: bytes, *, name: str, limits: Limits, deadline: Deadline) -> None:
        self._name = name
        self._limits = limits
        self._deadline = deadline
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, IndexError) as error:
            raise refuse("documents.damaged", name=name, detail="zip") from error
        self._check()

    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._zip.namelist())

    def read(self, part: str) -> bytes:
        """The bytes of a part; raises ``documents.damaged`` where it is missing or broken."""
        self._deadline.check()
        try:
            with self._zip.open(part) as stream:
                data = stream.read(self._limits.unpacked + 1)
        except (
            zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, RuntimeError, NotImplementedError,
            zlib.error
        ) as error:  # fmt: skip
            raise refuse("documents.damaged", name=self._name, detail=part) from error
        if len(data) > self._limits.unpacked:
            raise refuse("documents.bomb", name=self._name, detail=part)
        return data

    def xml(self, part: str) -> etree._Element:
        """The root of an XML part, without comments; entities are neither declared nor expanded.

        Raises ``documents.unsafe`` for a part with a document type: the format (ECMA-376 part 2) forbids it.
        """
        return parse_xml(self.read(part), name=self._name, part=part, limits=self._limits)

    def _check(self) -> None:
        entries = self._zip.infolist()
        limits = self._limits
        if len(entries) > limits.entries:
            raise refuse("documents.bomb", name=self._name, detail=f"{len(entries)} parts")
        if sum(entry.file_size for entry in entries) > limits.unpacked:
            raise refuse("documents.bomb", name=self._name, detail="total size")
        for entry in entries:
            if entry.file_size > max(_SMALL, limits.ratio * entry.compress_size):
                raise refuse("documents.bomb", name=self._name, detail=f"{entry.filename[:60]!r}")
            # The format allows no other method (ECMA-376 part 2, annex B); other decoders have other limits.
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise refuse("documents.damaged", name=self._name, detail="zip")
            if entry.flag_bits & 1:
                raise refuse("documents.encrypted", name=self._name)


def parse_xml(data: bytes, *, name: str, part: str, limits: Limits) -> etree._Element:
    """The root element of ``data``; raises DocumentError for broken, typed or too deeply nested XML."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise refuse("documents.unsafe", name=name, detail=part)
    if data.count(b"<") > 2 * limits.elements:
        raise refuse("documents.bomb", name=name, detail=part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        too_deep = "depth" in str(error)
        code = "documents.too_deep" if too_deep else "documents.damaged"
        raise refuse(code, name=name, detail=part) from error
    if root is None:
        raise refuse("documents.damaged", name=name, detail=part)
    # Written in UTF-16 a declaration escapes the search above.
    if root.getroottree().docinfo.doctype:
        raise refuse("documents.unsafe", name=name, detail=part)
    return root
