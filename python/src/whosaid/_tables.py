"""Reports as flat tables, for data frames and databases.

A `Table` holds its rows as Arrow does, and needs no other package for it: who reads Arrow (polars, duckdb, pandas, pyarrow)
takes them by ``__arrow_c_stream__``, and Python has its columns as lists.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from whosaid import _whosaid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Frame(Protocol):
    """A data frame, of any library."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


class Columns(list[dict[str, Any]]):
    """The columns of a table: ``name``, ``type``, ``nullable`` and what they are ``about``; by Arrow its schema."""

    def __init__(self, table: str) -> None:
        from json import loads

        self._number = number_of(table)
        super().__init__(loads(_whosaid.columns(self._number)))

    def __arrow_c_schema__(self) -> object:
        return _whosaid.schema_of(self._number)


class Table:
    """One table: its columns by name, all of one length."""

    def __init__(self, name: str, parts: list[_whosaid.Part]) -> None:
        self.name = name
        self._number, self._parts = number_of(name), parts

    @cached_property
    def columns(self) -> dict[str, list[Any]]:
        """The columns by name, as lists of Python's own values; days as text."""
        columns: dict[str, list[Any]] = {column["name"]: [] for column in Columns(self.name)}
        for part in self._parts:
            for name, cells in part.columns(self._number).items():
                columns[name].extend(cells)
        return columns

    def __len__(self) -> int:
        return sum(part.count(self._number) for part in self._parts)

    def __getitem__(self, column: str) -> list[Any]:
        return self.columns[column]

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows>"

    def rows(self) -> Iterator[dict[str, Any]]:
        """Its rows, as dicts."""
        return (dict(zip(self.columns, row)) for row in zip(*self.columns.values()))

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table``."""
        return pyarrow().table(self)

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``."""
        import polars

        return polars.DataFrame(self)

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``."""
        return self.to_arrow().to_pandas()

    def __arrow_c_schema__(self) -> object:
        return _whosaid.schema_of(self._number)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _whosaid.stream_of(self._number, iter(self._parts))


class Tables(NamedTuple):
    """All tables of some reports. Their rows know each other by ``doc_id``, ``doc_sha256`` and the numbers of things."""

    documents: Table
    claims: Table
    mentions: Table
    dates: Table
    distances: Table

    @classmethod
    def of(cls, parts: list[_whosaid.Part]) -> Tables:
        """All rows of some parts."""
        return cls(*(Table(name, parts) for name in cls._fields))


class Stream:
    """A table, batch by batch: to be gone through once, or handed to who reads Arrow."""

    def __init__(self, name: str, parts: Iterator[_whosaid.Part]) -> None:
        self.name = name
        self._number, self._parts = number_of(name), parts

    def __iter__(self) -> Iterator[Table]:
        return (Table(self.name, [part]) for part in self._parts)

    def __arrow_c_schema__(self) -> object:
        return _whosaid.schema_of(self._number)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _whosaid.stream_of(self._number, self._parts)


def number_of(table: str) -> int:
    """The number of a table in their order."""
    if table not in Tables._fields:
        raise ValueError(f"there are {', '.join(Tables._fields)}, no table {table!r}")
    return Tables._fields.index(table)


def each(items: Any) -> Iterable[Any]:
    """The items that are given, or those that the rows of a data frame are."""
    if not hasattr(items, "__arrow_c_stream__") and not hasattr(items, "__arrow_c_array__"):
        return items  # type: ignore[no-any-return]
    return (
        item(number, **{name: cell for name, cell in row.items() if name in ("id", "text", "date")})
        for number, row in enumerate(frame_rows(items), 1)
    )


def item(number: int, text: Any = None, id: Any = None, date: Any = None) -> Any:
    """The item that a row is. What has no text, or files' bytes for one, is no line of JSON Lines."""
    id = f"text:{number}" if id is None else str(id)
    return {"id": id, "text": text, **({} if date is None else {"date": date})} if isinstance(text, str) else (id, text)


def frame_rows(frame: Any) -> Iterator[dict[str, Any]]:
    """The rows of a data frame, batch by batch."""
    batches = [frame] if hasattr(frame, "to_pylist") else pyarrow().RecordBatchReader.from_stream(frame)
    for batch in batches:
        yield from batch.to_pylist()


def pyarrow() -> Any:
    """The library, or how to have it."""
    from importlib import import_module

    try:
        return import_module("pyarrow")
    except ImportError:
        raise ImportError("Arrow needs pyarrow: pip install pyarrow") from None
