"""The explorer: a static site made from the published tables, to read in any browser, from disk or from a host."""

from pathlib import Path

import click


@click.command(epilog="Example: python -m scripts.site --folder dist --out dist/site")
@click.option(
    "--folder", type=click.Path(exists=True, path_type=Path), default=Path("dist"), show_default=True, help="Published tables."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("dist/site"),
    show_default=True,
    help="The folder to write; it is replaced as a whole.",
)
@click.option("--repository", help="The address of the project, to which suggestions for corrections lead.")
@click.option("--quiet", is_flag=True, help="Show no progress, and nothing when all went well.")
def main(folder: Path, out: Path, repository: str | None, *, quiet: bool) -> None:
    """Make the pages of the published tables of FOLDER: the same bytes each time for the same tables."""
    from scripts import tree
    from scripts.explorer.build import STYLE, build
    from scripts.outputs.citation import CitationError
    from scripts.progress import doing
    from scripts.published import NotPublishedError

    if out.exists() and not (out / STYLE).is_file() and any(out.iterdir()):
        raise click.UsageError(f"{out} holds something that is no site. Name a new folder, or empty it.")
    try:
        with doing("Writing the pages", quiet=quiet):
            count = build(folder, tree.ROOT, out, repository)
    except (NotPublishedError, FileNotFoundError) as error:
        raise click.UsageError(str(error)) from error
    except CitationError as error:
        raise click.ClickException(f"{error} No page was written.") from error
    if not quiet:
        click.echo(f"Wrote {count:,} pages. Open {out / 'index.html'}.")


if __name__ == "__main__":
    main()
