"""Check the tables: every rule, every row, every finding with its line, column and remedy."""

import sys
from pathlib import Path

import click

CLEAN, FINDINGS, USAGE, CRASH = range(4)


@click.command(epilog="Example: python -m scripts.check --against origin/main --format markdown")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The tree to check. [this project]")
@click.option("--format", "form", type=click.Choice(["text", "json", "github", "markdown"]), default="text", show_default=True)
@click.option("--against", metavar="REV", help="Check the history since a git revision too, and report what is new since then.")
@click.option("--summary", type=click.Path(dir_okay=False, path_type=Path), help="A file to add the report in markdown to.")
@click.option("--excerpt", is_flag=True, help="The tree is an excerpt: ask for no least number of rows.")
@click.option("--large", is_flag=True, help="Let in tables of up to 4 GB; only for those of your own making.")
@click.option("--quiet", is_flag=True, help="Show no progress, and nothing when the tables are clean.")
@click.option("--explain", metavar="RULE", help="Say what a rule is about, and stop. 'all' lists every rule.")
def main(  # noqa: PLR0913 - one argument for each option
    root: Path | None,
    form: str,
    against: str | None,
    summary: Path | None,
    explain: str | None,
    *,
    excerpt: bool,
    large: bool,
    quiet: bool,
) -> None:
    """Check the tables under datasets/.

    Exits 0 when they are clean, 1 when something is found, 2 on wrong usage, 3 when a rule of ours crashes.
    """
    from scripts import pull_request, reporting, tree
    from scripts.progress import doing
    from scripts.revisions import UnknownRevisionError

    if explain:
        click.echo(explained(explain))
        return
    try:
        with doing("Checking the tables", quiet=quiet):
            seen = pull_request.look(root or tree.ROOT, against, excerpt=excerpt, large=large)
    except UnknownRevisionError as error:
        raise click.UsageError(f"--against {reporting.printable(against or '')}: {error}.") from error
    report = seen.report
    status = CRASH if report.crashes else FINDINGS if report.findings else CLEAN
    if summary:
        with summary.open("a", encoding="utf-8") as stream:
            stream.write(f"{seen.markdown()}\n")
    if status or not quiet:
        click.echo(seen.markdown() if form == "markdown" else reporting.FORMATS[form](report))
    sys.exit(status)


def explained(rule: str) -> str:
    """The docstring of a rule, or the first lines of all."""
    from scripts.checks import rules
    from scripts.tables import nearest

    if rule == "all":
        return "\n".join(f"{code}: {(module.__doc__ or '').splitlines()[0]}" for code, module in rules().items())
    if rule not in rules():
        near = nearest(rule, tuple(rules()))
        raise click.UsageError(
            f'There is no rule "{rule}".' + (f' Did you mean "{near}"?' if near else " --explain all lists them.")
        )
    return f"{rule}\n\n{(rules()[rule].__doc__ or '').strip()}"


if __name__ == "__main__":
    main()
