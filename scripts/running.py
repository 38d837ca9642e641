"""The code blocks of a page, and running each as it is written."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.reporting import printable

RAN, NOT_RUN, FAILED = "ran", "NOT RUN", "FAILED"
LONGEST = 600  # seconds; the slowest recipe, which starts Spark, takes 20
INTERPRETERS = {"python": (sys.executable,), "r": ("Rscript", "--vanilla"), "sh": ("bash", "-e")}
UNTESTABLE = {"stata": "Stata is not free"}
LANGUAGES = (*INTERPRETERS, *UNTESTABLE)
_FINDERS = {
    "python": "import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)",
    "r": "quit(status = !nzchar(system.file(package = commandArgs(trailingOnly = TRUE)[1])))",
}
_HEADING = re.compile(r"#+ +(.+)")
_NOTE = re.compile(r"<!-- (needs|untested): (.+) -->")
_FENCE = re.compile(r" *(`{3,}|~{3,}) *([^ `]*)")


class PageError(ValueError):
    """A page whose blocks cannot be told."""


@dataclass(frozen=True)
class Recipe:
    """One code block: the heading above it, its language, its first line on the page, and what it says that it needs.

    `programs` are looked for on the PATH, `packages` in the language; `untested` is why it is never run.
    """

    title: str
    language: str
    line: int
    code: str
    programs: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    untested: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a recipe: its state, why, what it printed, and whether something that it needs is not installed."""

    recipe: Recipe
    state: str
    why: str = ""
    output: str = ""
    lacking: bool = False

    @property
    def is_well(self) -> bool:
        """Whether it ran, or was never to run."""
        return self.state == RAN or bool(self.recipe.untested)


def recipes(page: str) -> list[Recipe]:
    """Every fenced code block of a page in markdown, in order; blocks of `text` are no code.

    `<!-- needs: program java, package pyspark -->` and `<!-- untested: why -->` on a line of their own speak of the next block.
    Raises PageError for a block without end, without a language that is known, or with a need that cannot be read.
    """
    found: list[Recipe] = []
    title, notes = "", dict[str, str]()
    lines = enumerate(page.splitlines(), 1)
    for number, line in lines:
        if heading := _HEADING.fullmatch(line):
            title, notes = heading[1], {}
        elif note := _NOTE.fullmatch(line.strip()):
            notes[note[1]] = note[2]
        elif fence := _FENCE.match(line):
            code = _until(fence[1], lines, number)
            if fence[2] != "text":
                found.append(_recipe(title, fence[2], number, code, notes))
            notes = {}
    return found


def _until(fence: str, lines: "enumerate[str]", start: int) -> str:
    code: list[str] = []
    for _, line in lines:
        if line.strip() == fence:
            return textwrap.dedent("".join(f"{part}\n" for part in code))
        code.append(line)
    raise PageError(f"The block that begins in line {start} has no end. Close it with {fence}.")


def _recipe(title: str, language: str, line: int, code: str, notes: dict[str, str]) -> Recipe:
    if language not in LANGUAGES:
        raise PageError(f"The block in line {line} is of no known language: {language!r}. Write one of: {', '.join(LANGUAGES)}.")
    needs = [need.strip().split(" ") for need in notes.get("needs", "").split(",") if need.strip()]
    if wrong := [" ".join(need) for need in needs if len(need) != 2 or need[0] not in ("program", "package")]:
        raise PageError(f"The block in line {line} needs {wrong[0]!r}. Write: program NAME, or package NAME.")
    programs, packages = (tuple(name for kind, name in needs if kind == wanted) for wanted in ("program", "package"))
    if packages and language not in _FINDERS:
        raise PageError(f"The block in line {line} needs package {packages[0]}, but {language} has none. Write: program NAME.")
    return Recipe(title, language, line, code, programs, packages, notes.get("untested", UNTESTABLE.get(language, "")))


def run(recipe: Recipe, folder: Path, pythons: Sequence[Path] = (), *, inside: bool = False, longest: float = LONGEST) -> Outcome:
    """Run a recipe in a scratch directory in which `dist` is a copy of the folder; with `inside`, in that copy itself.

    Python blocks run with this interpreter, or with the first of `pythons` that has their packages.
    """
    if recipe.untested:
        return Outcome(recipe, NOT_RUN, f"it is marked untested: {recipe.untested}")
    command, missing = _interpreter(recipe, pythons)
    if missing:
        return Outcome(recipe, NOT_RUN, f"{' AND '.join(missing)} NOT INSTALLED".upper(), lacking=True)
    with tempfile.TemporaryDirectory(prefix="recipe-", ignore_cleanup_errors=True) as scratch:
        copy = Path(shutil.copytree(folder, Path(scratch) / "dist"))
        script = Path(scratch) / f"recipe.{recipe.language}"
        script.write_text(recipe.code, encoding="utf-8")
        status, output = _run([*command, str(script)], copy if inside else Path(scratch), longest)
    if status == 0:
        return Outcome(recipe, RAN, output=output)
    why = f"exit status {status}" if status is not None else f"no end after {longest:g} seconds"
    return Outcome(recipe, FAILED, why, output)


def _interpreter(recipe: Recipe, pythons: Sequence[Path]) -> tuple[Sequence[str], list[str]]:
    """The command that runs the recipe, and what is missing for it."""
    first = INTERPRETERS[recipe.language]
    programs = [name for name in (first[0], *recipe.programs) if not shutil.which(name)]
    if programs:
        return first, programs
    choices = [first, *((str(python.absolute()),) for python in pythons)] if recipe.language == "python" else [first]
    missing = {choice: [name for name in recipe.packages if not _has(choice, recipe.language, name)] for choice in choices}
    best = min(choices, key=lambda choice: len(missing[choice]))
    return best, missing[best]


def _has(command: Sequence[str], language: str, package: str) -> bool:
    words = [*command, "-c" if language == "python" else "-e", _FINDERS[language], package]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0  # noqa: S603 - no shell


def _run(command: Sequence[str], where: Path, longest: float) -> tuple[int | None, str]:
    """The exit status, None when it did not end in time, and all that was printed. No child outlives it."""
    with subprocess.Popen(  # noqa: S603 - the page of this project, no shell
        command,
        cwd=where,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=longest)
            status: int | None = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, _ = process.communicate()
            status = None
    return status, output.decode(errors="replace")


def line(outcome: Outcome, *, output: bool = False) -> str:
    """One line for an outcome; what it printed follows, indented, when it failed or `output` asks for it."""
    recipe = outcome.recipe
    words = f"{outcome.state:7}  line {recipe.line:3}  {printable(recipe.title)} ({recipe.language})"
    head = f"{words}: {printable(outcome.why)}" if outcome.why else words
    printed = outcome.output.splitlines() if output or outcome.state == FAILED else []
    return "\n".join([head, *(f"    {printable(part)}" for part in printed)])


def summary(outcomes: Sequence[Outcome]) -> str:
    """How many ran, did not run and failed."""
    counts = [f"{sum(one.state == state for one in outcomes)} {state.lower()}" for state in (RAN, NOT_RUN, FAILED)]
    return f"{', '.join(counts)}."
