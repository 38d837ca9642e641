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
def main(folder: Path, out: Path) -> None:
    """Draw the published tables of FOLDER as SVG and PNG into OUT: the same bytes each time for the same tables."""
    from scripts.plots.pages import drawn
    from scripts.published import NotPublishedError
    from scripts.writing import write_file

    try:
        for name, content in drawn(folder):
            out.mkdir(parents=True, exist_ok=True)
            write_file(out / name, content)
            click.echo(f"Wrote {out / name}.")
    except NotPublishedError as error:
        raise click.UsageError(str(error)) from error


if __name__ == "__main__":
    main()
