"""How to cite the dataset: APA, BibTeX and RIS, made from CITATION.cff so that they cannot say anything else."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from schemas import package

FILE = "CITATION.cff"
NEEDED = ("title", "authors", "version", "date-released", "license")
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
}


class CitationError(Exception):
    """CITATION.cff lacks something, or names another version than the package."""


def read(root: Path) -> Mapping[str, Any]:
    """What CITATION.cff says. Raises CitationError when it lacks something or its version is not that of `schemas/package.py`."""
    facts = yaml.safe_load((root / FILE).read_text(encoding="utf-8"))
    lacking = [name for name in NEEDED if not isinstance(facts, dict) or not facts.get(name)]
    if lacking:
        raise CitationError(f"{FILE} lacks {', '.join(lacking)}.")
    if facts["version"] != package.VERSION:
        raise CitationError(
            f"{FILE} names version {facts['version']}, schemas/package.py names {package.VERSION}: make them agree."
        )
    if type(facts["date-released"]) is not date:
        raise CitationError(f"{FILE}: date-released is {facts['date-released']!r}. Write a day, YYYY-MM-DD.")
    return dict(facts)


def texts(facts: Mapping[str, Any]) -> dict[str, str]:
    """The files with the citation, by name."""
    return {"citation.txt": apa(facts), "citation.bib": bibtex(facts), "citation.ris": ris(facts)}


def apa(facts: Mapping[str, Any]) -> str:
    """The citation in the style of APA 7, as plain text."""
    names = [_apa_name(author) for author in facts["authors"]]
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"
    when = facts["date-released"].year
    what = f"{facts['title']} (Version {facts['version']}) [Data set]."
    return f"{who.removesuffix('.')}. ({when}). {' '.join(filter(None, [what, _address(facts)]))}\n"


def _apa_name(author: Mapping[str, str]) -> str:
    if "name" in author:
        return author["name"]
    initials = " ".join(f"{word[0]}." for word in author.get("given-names", "").split())
    return ", ".join(filter(None, [author["family-names"], initials]))


def bibtex(facts: Mapping[str, Any]) -> str:
    """The citation as an entry of BibTeX; @misc, because only biblatex knows @dataset."""
    released = facts["date-released"]
    fields = {
        "author": " and ".join(_bibtex_name(author) for author in facts["authors"]),
        "title": f"{{{_latex(facts['title'])}}}",
        "year": str(released.year),
        "month": str(released.month),
        "version": _latex(facts["version"]),
        "howpublished": "Data set",
        "note": f"Version {_latex(facts['version'])}, {_latex(facts['license'])}",
        "keywords": _latex(", ".join(facts.get("keywords", []))),
        "doi": facts.get("doi", ""),
        "url": _url(facts),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{package.NAME}-{facts['version']},", *lines, "}", ""])


def _bibtex_name(author: Mapping[str, str]) -> str:
    """A body stands in braces, so that nobody takes its words for first and last names."""
    if "name" in author:
        return f"{{{_latex(author['name'])}}}"
    return _latex(", ".join(filter(None, [author["family-names"], author.get("given-names", "")])))


def _latex(words: str) -> str:
    return "".join(_LATEX.get(character, character) for character in words)


def ris(facts: Mapping[str, Any]) -> str:
    """The citation in RIS, for Zotero, EndNote and Mendeley; lines end as RIS has it, in CR LF."""
    names = [
        author.get("name") or ", ".join([author["family-names"], author.get("given-names", "")]) for author in facts["authors"]
    ]
    tags = [
        ("TY", "DATA"),
        *(("AU", name) for name in names),
        ("TI", facts["title"]),
        ("PY", str(facts["date-released"].year)),
        ("DA", f"{facts['date-released']:%Y/%m/%d}"),
        ("ET", facts["version"]),
        ("AB", facts.get("abstract", "")),
        *(("KW", word) for word in facts.get("keywords", [])),
        ("DO", facts.get("doi", "")),
        ("UR", _url(facts)),
        ("C1", facts["license"]),
    ]
    lines = [f"{tag}  - {_one_line(value)}\r\n" for tag, value in tags if value]
    return "".join([*lines, "ER  - \r\n"])


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def _url(facts: Mapping[str, Any]) -> str:
    return str(facts.get("url") or facts.get("repository") or facts.get("repository-code") or "")


def _address(facts: Mapping[str, Any]) -> str:
    return f"https://doi.org/{facts['doi']}" if facts.get("doi") else _url(facts)
