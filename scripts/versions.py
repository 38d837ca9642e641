"""Whether the places that tell the version and the day of a release say the same."""

import re
import tomllib
from datetime import date
from pathlib import Path

import yaml

CALVER = re.compile(r"([0-9]{4})\.(0[1-9]|1[0-2])\.(?:0|[1-9][0-9]*)")
PACKAGE, PROJECT, CITATION, CHANGELOG = "schemas/package.py", "pyproject.toml", "CITATION.cff", "datasets/CHANGELOG.md"

REMEDIES = {
    PROJECT: 'Write version = "VERSION" under [project].',
    CITATION: "Write version: VERSION.",
    CHANGELOG: 'Begin the newest entry with "## VERSION (YYYY-MM-DD)".',
}


def disagreements(root: Path) -> list[str]:
    """What forbids the release of a tree, one sentence each."""
    missing = [name for name in (PACKAGE, PROJECT, CITATION, CHANGELOG) if not (root / name).is_file()]
    if missing:
        return [f"{name} is missing." for name in missing]
    pages = {name: (root / name).read_text(encoding="utf-8") for name in (PACKAGE, PROJECT, CITATION, CHANGELOG)}
    version = _package(pages[PACKAGE])
    cited, released = _citation(pages[CITATION])
    logged, noted = _changelog(pages[CHANGELOG])
    told = {PROJECT: _project(pages[PROJECT]), CITATION: cited, CHANGELOG: logged}
    days = {f"{CITATION}, date-released": released, f"{CHANGELOG}, first heading": noted}
    return [*_form(version), *_versions(version, told), *_days(version, days)]


def _package(page: str) -> str:
    found = re.search(r'^VERSION = "(.*)"$', page, re.MULTILINE)
    return found[1] if found else ""


def _project(page: str) -> str:
    try:
        return str(tomllib.loads(page)["project"]["version"])
    except (tomllib.TOMLDecodeError, KeyError):
        return ""


def _citation(page: str) -> tuple[str, str]:
    """Version and date-released, as written."""
    try:
        # this loader makes nothing but text, lists and dictionaries: safe, and what is told is what was written
        read = yaml.load(page, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError:
        read = None
    facts = read if isinstance(read, dict) else {}
    return str(facts.get("version", "")), str(facts.get("date-released", ""))


def _changelog(page: str) -> tuple[str, str]:
    """Version and day of the first heading."""
    heading = next((line for line in page.splitlines() if line.startswith("## ")), "")
    found = re.fullmatch(r"## (\S+) \((\S+)\)", heading)
    return (found[1], found[2]) if found else ("", "")


def _form(version: str) -> list[str]:
    wrong = f'{PACKAGE}: the version is "{version}". Write YYYY.MM.N: the year, the month in two digits, and a number from 0.'
    return [] if CALVER.fullmatch(version) else [wrong]


def _versions(version: str, told: dict[str, str]) -> list[str]:
    return [
        f'{name}: the version is "{other}", but "{version}" in {PACKAGE}. Write the same in both.'
        if other
        else f"{name}: no version can be read. {REMEDIES[name]}"
        for name, other in told.items()
        if other != version
    ]


def _days(version: str, days: dict[str, str]) -> list[str]:
    found = []
    for place, day in days.items():
        if not _is_day(day):
            found.append(f'{place}: "{day}" is not a day. Write YYYY-MM-DD.')
        elif (month := CALVER.fullmatch(version)) and not day.startswith("-".join(month.groups())):
            found.append(f"{place}: {day} is not in the month of version {version}.")
    if len(set(days.values())) > 1:
        found.append(" and ".join(f'{place} ("{day}")' for place, day in days.items()) + " are not one day.")
    return found


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False
