"""Whether the tree may be released: its version, citation and changelog must say the same."""

import sys
from pathlib import Path

import click


@click.command(epilog="Example: python -m scripts.release --check")
@click.option("--check", "only_look", is_flag=True, required=True, help="Say what disagrees; a tag makes the release.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The tree. [this project]")
def main(root: Path | None, *, only_look: bool) -> None:  # noqa: ARG001 - there is nothing but the check
    """Compare the version and day in schemas/package.py, pyproject.toml, CITATION.cff and datasets/CHANGELOG.md.

    Exits 0 when they agree, 1 when they do not (each disagreement is one line), 2 on wrong usage.
    """
    from scripts.reporting import printable
    from scripts.versions import disagreements

    found = disagreements(root or Path(__file__).resolve().parent.parent)
    for line in found:
        click.echo(printable(line))
    if not found:
        click.echo("Version, citation, changelog and dates agree.")
    sys.exit(int(bool(found)))


if __name__ == "__main__":
    main()
