"""Letters became pairs of strange signs.

A spreadsheet read the file, which is UTF-8, in an old character set of its country: é comes out as Ã©, Cyrillic as Ð and Ñ.
"""

from scripts.findings import Case

# The first byte of a letter beyond ASCII and a byte that can follow it, as Windows-1252 and Latin-1 show them.
SUSPECT = (
    r"[\x{00C2}-\x{00F4}][\x{0080}-\x{00BF}\x{0152}\x{0153}\x{0160}\x{0161}\x{0178}\x{017D}\x{017E}\x{0192}\x{02C6}\x{02DC}"
    r"\x{2013}-\x{203A}\x{20AC}\x{2122}]"
)


def anew(cell: str) -> str:
    """The cell as it was before; empty when it is not garbled, since its letters are then no bytes of UTF-8."""
    try:
        return b"".join(map(_byte, cell)).decode("utf-8") if not cell.isascii() else ""
    except ValueError:
        return ""


def _byte(character: str) -> bytes:
    """The byte that was shown as this character. Raises UnicodeEncodeError."""
    return character.encode("latin-1" if "\x80" <= character <= "\x9f" else "cp1252")


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "This was read in a wrong character set. Take the file as it was and open it with the character set Unicode (UTF-8)."


def suggest(case: Case) -> str:
    """The cell as it was."""
    return anew(case.found)
