"""Reports as flat tables, for data frames and databases.

A `Table` holds its columns as lists of Python's own values, so that nothing else is needed. To those who read Arrow
(polars, duckdb, pandas, pyarrow) it offers ``__arrow_c_stream__``, for which pyarrow must be installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from whosaid import _whosaid
from whosaid._errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosaid._errors import _Table
    from whosaid._report import Report


class Frame(Protocol):
    """A data frame, of any library."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


_columns: dict[str, list[dict[str, Any]]] = {}


def columns(table: str) -> list[dict[str, Any]]:
    """The columns of a table: ``name``, ``type``, ``nullable`` and what they are ``about``."""
    if not _columns:
        from json import loads

        _columns.update(loads(_whosaid.columns()))
    return _columns[table]


class Table:
    """One table: its columns by name, all of one length."""

    def __init__(self, name: str, columns: dict[str, list[Any]]) -> None:
        self.name = name
        self.columns = columns

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def __getitem__(self, column: str) -> list[Any]:
        return self.columns[column]

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows>"

    def rows(self) -> Iterator[dict[str, Any]]:
        """Its rows, as dicts."""
        return (dict(zip(self.columns, row)) for row in zip(*self.columns.values()))

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table``."""
        schema = arrow_schema(self.name)
        return pyarrow().Table.from_pydict({name: dated(cells, name, self.name) for name, cells in self.columns.items()}, schema)

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``."""
        import polars

        return polars.from_arrow(self.to_arrow())

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``."""
        return self.to_arrow().to_pandas()

    def __arrow_c_schema__(self) -> object:
        return arrow_schema(self.name).__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)


class Tables(NamedTuple):
    """All tables of some reports. Their rows know each other by ``doc_id``, ``doc_sha256`` and the numbers of things."""

    documents: Table
    claims: Table
    mentions: Table
    dates: Table
    distances: Table


class Stream:
    """A table, batch by batch: to be gone through once, or handed to who reads Arrow."""

    def __init__(self, reports: Iterator[Report | ReadError], table: _Table, batch: int) -> None:
        columns(table)
        self.name = table
        self._reports, self._batch = reports, batch

    def __iter__(self) -> Iterator[Table]:
        from itertools import islice

        while some := list(islice(self._reports, self._batch)):
            yield getattr(gathered(some), self.name)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        schema = arrow_schema(self.name)
        batches = (batch for table in self for batch in table.to_arrow().to_batches())
        return pyarrow().RecordBatchReader.from_batches(schema, batches).__arrow_c_stream__(requested_schema)


def gathered(reports: Iterable[Report | ReadError]) -> Tables:
    """The rows of some reports, column by column."""
    from json import loads

    tables = [Table(name, {column["name"]: [] for column in columns(name)}) for name in Tables._fields]
    for report in reports:
        if isinstance(report, ReadError):
            found = [report.rows("documents")]
        else:
            found = loads(_whosaid.all_rows(report._json))
        for table, rows in zip(tables, found):
            for name, cells in table.columns.items():
                cells.extend([row[name] for row in rows])
    return Tables(*tables)


def each(items: Any) -> Iterable[Any]:
    """The items that are given, or those that the rows of a data frame are."""
    if not hasattr(items, "__arrow_c_stream__"):
        return items  # type: ignore[no-any-return]
    return (
        {name: row[name] for name in ("id", "text", "date") if row.get(name) is not None} if row.get("text") is not None
        else (str(row["id"]) if row.get("id") is not None else f"text:{number}", None)
        for number, row in enumerate(frame_rows(items), 1)
    )


def frame_rows(frame: Frame) -> Iterator[dict[str, Any]]:
    """The rows of a data frame, batch by batch."""
    for batch in pyarrow().RecordBatchReader.from_stream(frame):
        yield from batch.to_pylist()


def pyarrow() -> Any:
    """The library, or how to have it."""
    from importlib import import_module

    try:
        return import_module("pyarrow")
    except ImportError:
        raise ImportError("Arrow needs pyarrow: pip install pyarrow") from None


def arrow_schema(table: str) -> Any:
    """The schema of a table: that of ``whosaid batch --to parquet``."""
    pa = pyarrow()
    ends = pa.struct([pa.field("start", pa.int32(), False), pa.field("end", pa.int32(), False)])

    def many(type: Any) -> Any:
        return pa.list_(pa.field("item", type, False))

    types = {
        "text": pa.string(),
        "int": pa.int32(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "day": pa.date32(),
        "texts": many(pa.string()),
        "ints": many(pa.int32()),
        "spans": many(ends),
    }
    return pa.schema([pa.field(column["name"], types[column["type"]], column["nullable"]) for column in columns(table)])


def dated(cells: list[Any], name: str, table: str) -> Any:
    """Days as Arrow has them: counted from 1970, so that those before the year 1 are days, too."""
    if next(column["type"] for column in columns(table) if column["name"] == name) != "day":
        return cells
    pa = pyarrow()
    return pa.array([None if day is None else ordinal(day) for day in cells], pa.int32()).cast(pa.date32())


def ordinal(day: str) -> int:
    """Days since 1970, of any year."""
    import datetime

    year, month, number = day.rsplit("-", 2)
    # Years repeat after 400 of them.
    cycles = (int(year) - 2000) // 400
    date = datetime.date(int(year) - 400 * cycles, int(month), int(number))
    return (date - datetime.date(1970, 1, 1)).days + 146097 * cycles
