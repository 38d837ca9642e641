"""Checksums of a folder and one archive of it, byte-identical for identical files."""

import hashlib
import zipfile
from pathlib import Path

SUMS = "SHA256SUMS"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_UNIX = 3
_READABLE = 0o100644


def files(folder: Path, *but: str) -> list[str]:
    """The files of the folder as relative paths with slashes, sorted; without those named in `but`."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if path not in but)


def sums(folder: Path, *but: str) -> str:
    """A line for each file, as `sha256sum --check` reads them; without the list itself and those named in `but`."""
    return "".join(f"{digest(folder / path)}  {path}\n" for path in files(folder, SUMS, *but))


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write(folder: Path, archive: Path) -> None:
    """Put every file of the folder but the archive itself into a zip that unpacks into one folder of the archive's name.

    The bytes depend on the files, their names and the version of zlib alone: no clock, no rights of this machine, sorted names.
    """
    with zipfile.ZipFile(archive, "w") as target:
        for path in files(folder, archive.name):
            entry = zipfile.ZipInfo(f"{archive.stem}/{path}", _FIRST_DAY)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, (folder / path).read_bytes(), compresslevel=9)
