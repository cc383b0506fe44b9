"""How the run tells how far it is; the command line shows it, tests and notebooks do not."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """What the run needs of a progress display."""

    def track(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
        """Yield `items` while showing Dutch `label` and how many of `total` are done."""
        ...

    def say(self, text: str) -> None:
        """Show one Dutch line that stays on the screen."""
        ...


class SilentProgress:
    """Shows nothing."""

    def track(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
        """Yield `items` unchanged."""
        yield from items

    def say(self, text: str) -> None:
        """Drop `text`."""
