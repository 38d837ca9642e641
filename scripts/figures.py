"""The figures: estimates with all statements around them, who says what about which event, statements by week."""

from pathlib import Path

import click


@click.command(epilog="Example: python -m scripts.figures --folder dist --out figures")
@click.option(
    "--folder", type=click.Path(exists=True, path_type=Path), default=Path("dist"), show_default=True, help="Published tables."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("figures"),
    show_default=True,
    help="Where to write; other files there stay as they are.",
)
@click.option("--quiet", is_flag=True, help="Show no progress, and nothing when all went well.")
def main(folder: Path, out: Path, *, quiet: bool) -> None:
    """Draw the published tables of FOLDER as SVG and PNG into OUT: the same bytes each time for the same tables."""
    from scripts.plots.pages import drawn
    from scripts.progress import doing
    from scripts.published import NotPublishedError
    from scripts.writing import write_file

    try:
        with doing("Drawing the figures", quiet=quiet):
            figures = dict(drawn(folder))
    except NotPublishedError as error:
        raise click.UsageError(str(error)) from error
    out.mkdir(parents=True, exist_ok=True)
    for name, content in figures.items():
        write_file(out / name, content)
        if not quiet:
            click.echo(f"Wrote {out / name}.")


if __name__ == "__main__":
    main()
