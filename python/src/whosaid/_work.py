"""Many items, worked on in their order by some threads, with few read ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    _T = TypeVar("_T")
    _Made = TypeVar("_Made")

def threads(jobs: int | None) -> int:
    """How many threads; one for each processor, where it is not told."""
    if jobs is None:
        import os

        return os.cpu_count() or 1
    if jobs < 1:
        raise ValueError("jobs: one at least")
    return jobs


def in_order(items: Iterable[_T], jobs: int, work: Callable[[_T], _Made], ahead: int = 4) -> Iterator[_Made]:
    """What `work` makes of each, with so many items read ahead for each thread. What was made before the items fail is
    given first."""
    if jobs == 1:
        for item in items:
            yield work(item)
        return
    from collections import deque
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(jobs, thread_name_prefix="whosaid")
    waiting: deque[Any] = deque()
    failures: list[Exception] = []
    try:
        for item in before_failure(items, failures):
            waiting.append(pool.submit(work, item))
            if len(waiting) >= jobs * ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
    for error in failures:
        raise error


def by_few(items: Iterable[_T], few: int) -> Iterator[list[_T]]:
    """A few at a time."""
    held: list[_T] = []
    failures: list[Exception] = []
    for item in before_failure(items, failures):
        held.append(item)
        if len(held) == few:
            yield held
            held = []
    if held:
        yield held
    for error in failures:
        raise error


def before_failure(items: Iterable[_T], failures: list[Exception]) -> Iterator[_T]:
    """The items before the one that fails. The failure is kept until these are done with."""
    try:
        yield from items
    except Exception as error:
        failures.append(error)
