"""From verdicts to the rows of the tables ``verdicts`` and ``evidence``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from taizhang.core.ids import make_id
from taizhang.core.verdict import Evidence, Verdict
from taizhang.ledger.rows import Row, ends_of, list_text

Spans = Mapping[tuple[str, int, int], str]
"""The statement of a document and a span."""

Written = tuple[Row, list[Row]]
"""The rows of one verdict: its own, and those of its evidence."""

VERDICT_ORDINAL, EVIDENCE_ORDINAL = 2, 1
"""The columns that tell which verdict of its place it is."""


def verdict_rows(
    place: str,
    verdicts: Sequence[Verdict],
    *,
    documents: Mapping[str, str],
    statements: Spans,
    written: Mapping[int, Written],
) -> tuple[list[Row], list[Row]]:
    """The rows of both tables for the verdicts of one place, in their order.

    ``documents`` gives the identifier of a document by the name that evidence cites it by. A verdict's
    identifier comes from target and result; several on the same pair are numbered. ``written`` has the rows
    of verdicts that are in the ledger, by their identity, all of a document or none: nothing but their number
    has changed. Raises ValueError where a verdict cites a document that is not there.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    rows: list[Row] = []
    cited: list[Row] = []
    for ordinal, verdict in enumerate(verdicts):
        if (known := written.get(id(verdict))) is not None:
            rows.append(_numbered(known[0], VERDICT_ORDINAL, ordinal))
            cited.extend(_numbered(row, EVIDENCE_ORDINAL, ordinal) for row in known[1])
            continue
        pair = (*_key(verdict.target, documents), *_key(verdict.result, documents))
        made = make_id("verdict", place, *pair, str(seen[pair]))
        seen[pair] += 1
        rows.append(
            (
                *(made, place, ordinal, verdict.year, verdict.indicator, verdict.subject, verdict.kind),
                *(verdict.verdict, verdict.margin, int(verdict.provisional)),
                *(_statement(verdict.target, documents, statements),),
                *(_statement(verdict.result, documents, statements),),
                *(list_text(verdict.reasons),),
            )
        )
        sides: list[tuple[str, Evidence, str | None]] = [("target", verdict.target, None)]
        if verdict.result is not None:
            sides.append(("result", verdict.result, None))
        sides += [("alternative", other.evidence, other.why) for other in verdict.alternatives]
        for at, (role, evidence, why) in enumerate(sides):
            document = _document(evidence, documents)
            cited.append(
                (
                    *(place, ordinal, made, at, role, document, evidence.start, evidence.end, evidence.text),
                    *(*ends_of(evidence.value), evidence.unit, evidence.cmp, evidence.period),
                    *(evidence.modality, evidence.status, _statement(evidence, documents, statements), why),
                )
            )
    return rows, cited


def _numbered(row: Row, column: int, ordinal: int) -> Row:
    return (*row[:column], ordinal, *row[column + 1 :])


def _document(evidence: Evidence, documents: Mapping[str, str]) -> str:
    found = documents.get(evidence.document)
    if found is None:
        raise ValueError(f"a verdict cites {evidence.document}, which is not among the documents")
    return found


def _key(evidence: Evidence | None, documents: Mapping[str, str]) -> tuple[str, ...]:
    if evidence is None:
        return ("",)
    return _document(evidence, documents), str(evidence.start), str(evidence.end)


def _statement(evidence: Evidence | None, documents: Mapping[str, str], statements: Spans) -> str | None:
    if evidence is None:
        return None
    return statements.get((_document(evidence, documents), evidence.start, evidence.end))
