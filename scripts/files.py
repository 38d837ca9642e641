"""What lies under datasets/, looked at before it is opened: no link followed, no pipe waited for, nothing read beyond a size."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.package import NEIGHBOURS, TABLES

KINDS = {
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
KNOWN = frozenset({*(f"{table}.csv" for table in TABLES), *NEIGHBOURS})
_FLAGS = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
FOLDERS = frozenset(name.split("/")[0] for name in KNOWN if "/" in name)


class OddFileError(Exception):
    """It is no plain file."""


class TooLargeError(Exception):
    """The file has more bytes than may be read: the argument is how many."""


@dataclass(frozen=True)
class Entry:
    """A file or folder by its path below datasets/; `oddity` says why it is no plain file, `known` whether it belongs there."""

    path: str
    oddity: str
    known: bool


def oddity(path: Path) -> str:
    """Why it is no plain file in a plain folder, in words; empty when it is one. Raises FileNotFoundError."""
    if path.parent.is_symlink():
        return "in a folder that is a symbolic link"
    mode = path.lstat().st_mode
    return KINDS.get(stat.S_IFMT(mode), "") or ("executable" if mode & 0o111 else "")


def contents(path: Path, most: int) -> bytes:
    """The bytes of a plain file. Raises FileNotFoundError, OddFileError (executable or not is no matter) and TooLargeError."""
    if (odd := oddity(path)) not in ("", "executable"):
        raise OddFileError(odd)
    try:
        handle = os.open(path, _FLAGS)
    except PermissionError as error:
        raise OddFileError("not for this user to read") from error
    with os.fdopen(handle, "rb") as stream:
        size = os.fstat(handle).st_size
        if size > most:
            raise TooLargeError(size)
        return stream.read()


def entries(folder: Path) -> Iterator[Entry]:
    """What lies in the folder of the tables and in the known folders below it, in no order. Unknown folders are not entered."""
    if folder.is_dir() and not folder.is_symlink():
        yield from _entries(folder, "")


def _entries(folder: Path, above: str) -> Iterator[Entry]:
    with os.scandir(folder) as found:
        for item in found:
            path = above + item.name
            if path in FOLDERS and item.is_dir(follow_symlinks=False):
                yield from _entries(folder / item.name, f"{path}/")
            else:
                yield Entry(_shown(path), oddity(Path(item.path)), path in KNOWN)


def _shown(path: str) -> str:
    """The path without the halves of characters by which Python stands for bytes that are not UTF-8: none can be printed."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
