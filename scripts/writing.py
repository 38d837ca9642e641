"""Writing so that nothing is lost: a file or folder is complete under another name before it takes its place."""

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def write_file(path: Path, content: bytes) -> None:
    """Replace a file in one step; whoever reads it sees the old content or the new, never a part."""
    replace_files({path: content})


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Replace several files, in the order given: all, or none when it fails or is interrupted.

    Every file is complete under another name before the first takes its place. Only a process that is killed between two
    renames leaves the first files new and the others old.
    """
    unfinished: dict[Path, Path] = {}
    former: dict[Path, bytes | None] = {}
    try:
        for path, content in contents.items():
            unfinished[path] = _beside(path, content)
        for path, complete in unfinished.items():
            former[path] = path.read_bytes() if path.exists() else None
            complete.replace(path)
    except BaseException:
        for complete in unfinished.values():
            complete.unlink(missing_ok=True)
        _bring_back(former)
        raise


def _beside(path: Path, content: bytes) -> Path:
    """A complete file beside `path`, with its rights, under a hidden name."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished


def _bring_back(former: Mapping[Path, bytes | None]) -> None:
    """Put what stood there back, the last first, so that references never point to nothing on the way."""
    for path, content in reversed([*former.items()]):
        if content is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != content:
            _beside(path, content).replace(path)


@contextmanager
def replaced_folder(path: Path) -> Iterator[Path]:
    """A new empty folder that takes the place of `path` when the block ends well; otherwise `path` stays as it was.

    A run that was killed leaves its unfinished folder beside `path`; the next run clears it away.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished, former = (path.with_name(f".{path.name}.{word}") for word in ("unfinished", "former"))
    if former.exists() and not path.exists():  # killed between the two renames of _take_place
        former.rename(path)
    for leftover in (unfinished, former):
        shutil.rmtree(leftover, ignore_errors=True)
    unfinished.mkdir()
    try:
        yield unfinished
        _flush(unfinished)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    _take_place(unfinished, path, former)


def _flush(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb") as stream:
                os.fsync(stream.fileno())


def _take_place(unfinished: Path, path: Path, former: Path) -> None:
    if path.exists() and _exchange(unfinished, path):
        shutil.rmtree(unfinished)
        return
    if path.exists():
        path.rename(former)
    unfinished.rename(path)
    shutil.rmtree(former, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux, renameat2)."""
    try:
        swap = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done: int = swap(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
