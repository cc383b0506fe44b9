"""What the commands show: messages, tables and progress, in the terminal."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

T = TypeVar("T")


def make_console(stderr: bool = False) -> Console:
    """Return a console on the current standard output (or error)."""
    return Console(stderr=stderr, highlight=False, soft_wrap=False)


def show_problem(text: str, code: int) -> int:
    """Print `text` on standard error and return `code`."""
    style = "bold red" if code else ""
    # The terminal breaks lines itself, so that a path can be copied whole.
    make_console(stderr=True).print(text, style=style, markup=False, soft_wrap=True)
    return code


class TerminalProgress:
    """Progress bars on standard error, so that standard output stays clean for results."""

    def __init__(self) -> None:
        self._console = make_console(stderr=True)

    def track(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
        """Yield `items` while a bar shows how many of `total` are done."""
        if not total:
            yield from items
            return
        columns = (
            TextColumn("{task.description:<24}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self._console) as bar:
            task = bar.add_task(label, total=total)
            for item in items:
                yield item
                bar.advance(task)

    def say(self, text: str) -> None:
        """Print one line."""
        self._console.print(text, markup=False)
