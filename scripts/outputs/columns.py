"""The column tables of `datasets/README.md`, written from the models between markers."""

import re

from schemas.package import TABLES
from schemas.relations import Column, columns, sentence


def rewritten(readme: str) -> str:
    """The page with each table between `<!-- columns of NAME -->` and `<!-- end -->` written anew.

    Raises ValueError when a table has no such place.
    """
    for table in TABLES:
        opening = f"<!-- columns of {table} -->"
        if opening not in readme:
            raise ValueError(f"datasets/README.md has no place for the columns of {table}: add {opening} and <!-- end -->")
        pattern = re.compile(f"{re.escape(opening)}.*?<!-- end -->", re.DOTALL)
        readme = pattern.sub(lambda _: f"{opening}\n{described(table)}\n<!-- end -->", readme, 1)  # noqa: B023 - used at once
    return readme


def described(table: str) -> str:
    """A table of the columns, in markdown, under the sentence that says what a row is."""
    head = [
        sentence(table, "edited"),
        "",
        "| column | what to write | meaning | example |",
        "|---|---|---|---|",
    ]
    return "\n".join([*head, *(_row(column) for column in columns(table))])


def _row(column: Column) -> str:
    star = "*" if column.required else ""
    anchor = f'<a id="{column.table}-{column.name}"></a>'
    words = (_form(column), _cell(column.description), _cell(str(column.metadata["example"])))
    return f"| {anchor}`{column.name}`{star} | {' | '.join(words)} |"


def _form(column: Column) -> str:
    if column.vocabulary:
        items = "codes" if column.kind.name == "list" else "a code"
        return f"{items} of `{column.vocabulary}`"
    if column.references:
        return f"an id of `{column.references}`"
    return _cell(column.kind.form)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
