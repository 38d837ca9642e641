"""The edited tables as they stood at a git revision."""

import subprocess
from pathlib import Path, PurePosixPath

from schemas.package import EDITED


class UnknownRevisionError(Exception):
    """Git does not know the revision, or does not run here."""


def base(root: Path, revision: str) -> str:
    """The commit at which the work in `root` left a revision, so that what was added there since does not look lost here.

    Where the two share no history, or a shallow clone does not hold it, the revision itself. Raises UnknownRevisionError.
    """
    commit = _commit(root, revision)
    try:
        return _git(root, "merge-base", commit, "HEAD").decode().strip()
    except UnknownRevisionError:
        return commit


def tables(root: Path, revision: str) -> dict[str, bytes]:
    """The CSV files under datasets/ at a revision of the repository at `root`, by table. Raises UnknownRevisionError."""
    hexadecimal = _commit(root, revision)
    listed = _git(root, "ls-tree", "-z", "--full-tree", "--name-only", hexadecimal, f"{EDITED}/").decode().split("\0")
    files = [file for file in listed if file.endswith(".csv")]
    return {PurePosixPath(file).stem: _git(root, "show", f"{hexadecimal}:{file}") for file in files}


def _commit(root: Path, revision: str) -> str:
    unknown = f"git knows no such revision in {root}"
    wanted = f"{revision}^{{commit}}"
    return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted, failing=unknown).decode().strip()


def _git(root: Path, *words: str, failing: str = "git failed") -> bytes:
    command = ["git", "-C", str(root), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed words, no shell
    except OSError as error:
        raise UnknownRevisionError(f"{failing} (git does not run here)") from error
    if done.returncode:
        raise UnknownRevisionError(failing)
    return done.stdout
