"""Time the check and the build against frictionless and against the floor, on synthetic tables of the real shape; or a site."""

from pathlib import Path

import click

SIZES = (1_000, 100_000, 1_000_000)


@click.command(epilog="Example: python -m scripts.benchmark --size 100000 --repeat 3 --real")
@click.option(
    "--size", "sizes", type=click.IntRange(1), multiple=True, help="Statements; sources are a tenth. [1000 100000 1000000]"
)
@click.option("--repeat", type=click.IntRange(1), default=3, show_default=True, help="Rounds; the median is shown.")
@click.option("--real", is_flag=True, help="Time the real tables too.")
@click.option("--without", "left_out", multiple=True, help="Leave out a contestant, such as frictionless.")
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), help="Keep the synthetic tables there.")
@click.option(
    "--site", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Time the first page of this site instead."
)
def main(  # noqa: PLR0913 - one argument for each option
    sizes: tuple[int, ...], repeat: int, *, real: bool, left_out: tuple[str, ...], keep: Path | None, site: Path | None
) -> None:
    """Time, in turn in one run: our check, build and derivation, frictionless, and the floor (typed read, Parquet write).

    Prints wall and CPU seconds, peak memory, and the ratios to frictionless and to the floor, as medians. With --site, how the
    first page of a built site loads in the browser of this machine, here and as on a slow phone.
    """
    from tempfile import TemporaryDirectory

    from scripts import loading, timing
    from scripts.tree import ROOT

    if site:
        try:
            click.echo("\n".join([loading.HEAD, *loading.compared(site, repeat)]))
        except LookupError as error:
            raise click.ClickException(str(error)) from error
        return
    with TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        click.echo(timing.HEAD)
        if real:
            click.echo(timing.compared("real", ROOT, repeat, left_out, Path(scratch)))
        for size in sizes or SIZES:
            tree = timing.synthetic(folder / f"{size}", size)
            click.echo(timing.compared(f"{size:,}", tree, repeat, left_out, Path(scratch)))


if __name__ == "__main__":
    main()
