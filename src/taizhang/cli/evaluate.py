"""``taizhang evaluate``: found statements against reference answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from taizhang.cli.commands import Command
from taizhang.cli.language import say


@click.command("evaluate", cls=Command)
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("predicted", metavar="PREDICTED", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--range", "within", metavar="LOW HIGH", nargs=2, type=int, default=None)
@click.option("--errors", metavar="N", type=click.IntRange(min=0), default=0)
@click.option("--rules", is_flag=True)
@click.option("--need", metavar="F1", type=click.FloatRange(0, 1), default=None)
def command(
    gold: Path, predicted: Path, within: tuple[int, int] | None, errors: int, rules: bool, need: float | None
) -> int:
    """Print span precision, recall and F1, the share right of each field, F1 with all fields right."""
    from taizhang.corpus.accuracy import compare, figures
    from taizhang.corpus.reference import read_records

    low, high = within or (0, None)
    reference, given = read_records(gold), read_records(predicted)
    documents = {record.get("document") for record in given}
    if len(documents) > 1:
        raise click.UsageError(say("evaluate.several", name=predicted, number=len(documents)))
    agreement = compare(reference, given, low=low, high=high)
    result = figures(agreement)
    rows = [
        (say("evaluate.records"), f"{result.expected} / {result.found}"),
        (say("evaluate.precision"), f"{result.precision:.4f}"),
        (say("evaluate.recall"), f"{result.recall:.4f}"),
        (say("evaluate.span_f1"), f"{result.span_f1:.4f}"),
        *((f"  {name}", f"{share:.4f}") for name, share in result.fields.items()),
        (say("evaluate.all_fields_f1"), f"{result.all_fields_f1:.4f}"),
    ]
    for label, value in rows:
        click.echo(f"{value:>12}  {label}")
    if rules:
        click.echo(say("evaluate.rules_head"))
        for rule, (precision, right, number) in result.rules.items():
            click.echo(f"{number:>6}  {precision:.3f}  {right:.3f}  {rule or '-'}")
    for record in agreement.missed[:errors]:
        click.echo(f"{say('evaluate.missed')}  {_place(record)}")
    for record in agreement.spurious[:errors]:
        click.echo(f"{say('evaluate.spurious')}  {_place(record)}")
    for wanted, found, names in [pair for pair in agreement.pairs if pair[2]][:errors]:
        wrong = "；".join(f"{name} {found.get(name)} ≠ {wanted.get(name)}" for name in names)
        click.echo(f"{say('evaluate.differs')}  {_place(wanted)}  {wrong}")
    return 1 if need is not None and result.all_fields_f1 < need else 0


def _place(record: Any) -> str:
    return f"{record['start']}  {record.get('text', '')}  {record.get('subject', '')}"
