"""Prompts that can be taken back: every answer is kept, and going back plays those before it again, unseen.

So there is one way through the questions and no second one backwards, and what was derived from an answer goes with it.
"""

import click

from scripts.adding.entry import tidy
from scripts.reporting import printable

BACK, HELP = "<", "?"
YES_NO = {"y": True, "yes": True, "n": False, "no": False}


class BackError(Exception):
    """The last answer was taken back: begin again, with the answers that are left."""


class Typist:
    """The answers of a person so far, and how many of them were already given again."""

    def __init__(self) -> None:
        """Begin with none."""
        self.answers: list[str] = []
        self.place = 0

    @property
    def unseen(self) -> bool:
        """Whether an answer is being given again, so that nothing is to be said."""
        return self.place < len(self.answers)

    def say(self, line: str = "") -> None:
        """One line, with nothing in it that a terminal would obey."""
        if not self.unseen:
            click.echo(printable(line))

    def prompt(self, label: str, default: str = "") -> str:
        """An answer on one line. Raises BackError when the one before it is taken back."""
        while not self.unseen:
            suffix = " " if label.endswith("]") else ": "
            given = tidy(click.prompt(printable(label), default, show_default=bool(default), prompt_suffix=suffix))
            if given != BACK:
                self.answers.append(given)
            elif self.answers:
                self.answers.pop()
                raise BackError
            else:
                self.say("This is the first question.")
        self.place += 1
        return self.answers[self.place - 1]

    def forget(self) -> None:
        """The last answer was refused, or asked for help: going back passes it by."""
        self.answers.pop()
        self.place -= 1

    def yes(self, question: str, *, default: bool = True) -> bool:
        """Whether the person agrees; Enter is the default."""
        while True:
            given = self.prompt(f"{question} [{'Y/n' if default else 'y/N'}]").casefold()
            if not given or given in YES_NO:
                return YES_NO.get(given, default)
            self.forget()
            self.say("Answer y or n; < goes back.")
