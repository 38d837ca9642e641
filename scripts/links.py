"""Whether the documents' pages still answer, and where archived copies of them are."""

import sys
from pathlib import Path

import click

KEPT, BROKE, OFFLINE, INTERRUPTED = 0, 1, 3, 130


@click.command(epilog="Example: python -m scripts.links --archive lookup --write")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The tree. [this project]")
@click.option("--only", multiple=True, metavar="SOURCE_ID", help="Ask about this document alone. May be repeated.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Ask at most N pages that no fresh answer is known of.")
@click.option("--archive", type=click.Choice(["lookup", "request", "no"]), default="no", show_default=True, help="See above.")
@click.option("--write", is_flag=True, help="Write verified copies into archived_url and archived_on where they are empty.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    default="links.jsonl",
    show_default=True,
    help="Where answers are kept, so that a run that was interrupted goes on.",
)
@click.option("--fresh-days", type=click.IntRange(0), default=7, show_default=True, help="How long an answer holds.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def main(  # noqa: PLR0913 - one argument for each option
    *,
    root: Path | None,
    only: tuple[str, ...],
    limit: int | None,
    archive: str,
    form: str,
    state: Path,
    fresh_days: int,
    write: bool,
    quiet: bool,
) -> None:
    """Ask every page of sources.csv, one at a time for each host, whether it is still there.

    --archive lookup asks the Wayback Machine for copies: of every document with --write, else of those that broke.
    --archive request also has the pages copied that answer and that it does not hold.

    Exits 0 when nothing broke, 1 when something did, 2 on wrong usage, 3 when no page can be reached from
    here, 130 when interrupted (run it again: it goes on).
    """
    from datetime import timedelta

    from scripts import tree
    from scripts.progress import doing
    from scripts.reporting import printable
    from scripts.web import report
    from scripts.web.documents import UnknownDocumentError
    from scripts.web.round import OfflineError
    from scripts.web.running import Wish, run
    from scripts.web.state import NoStateError

    if write and archive == "no":
        raise click.UsageError("--write needs --archive lookup or --archive request.")
    wish = Wish(root or tree.ROOT, state, only, limit, archive, write, timedelta(days=fresh_days))
    try:
        with doing("Asking the pages", quiet=quiet) as show:
            done = run(wish, show)
    except (UnknownDocumentError, NoStateError) as error:
        raise click.UsageError(printable(str(error))) from error
    except OfflineError as error:
        click.echo(str(error), err=True)
        sys.exit(OFFLINE)
    click.echo(report.FORMATS[form](done.report))
    if done.refused:
        click.echo(done.refused, err=True)
    sys.exit(INTERRUPTED if done.interrupted else BROKE if done.report.broken or done.refused else KEPT)


if __name__ == "__main__":
    main()
