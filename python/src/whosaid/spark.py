"""Claims of a Spark data frame of stories: a row a claim, made where the stories lie.

>>> from whosaid.spark import claims
>>> claims(spark.read.json("stories/")).write.parquet("claims/")  # doctest: +SKIP

Needs ``pyspark`` and ``pyarrow``; the machines that do the work need ``whosaid`` and ``pyarrow``. A file of your own words is
read once, here, and goes along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosaid._extractor import Extractor
from whosaid._tables import Columns, pyarrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyspark.sql import DataFrame

    from whosaid._errors import _Table

    _Batches = Iterator[Any]


def claims(df: DataFrame, *, text: str = "text", id: str = "id", date: str | None = None, **options: Any) -> DataFrame:
    """The claims, with a last column ``error``: a story that is null or could not be read has one row, of ``doc_id`` and why.

    :param text: the column of the stories: text, or binary, which is what files hold
    :param id: the column of what they are called
    :param date: the column of the days they are of
    :param options: those of `whosaid.Extractor`
    """
    pa = pyarrow()
    # What could not be read has no more than a name.
    fields = [field.with_nullable(True) for field in pa.schema(Columns("claims"))]
    schema = pa.schema([*fields, pa.field("error", pa.string())])
    ex = Extractor(**options)

    def read(batches: _Batches) -> _Batches:
        for batch in batches:
            tables = ex.tables(batch, jobs=1)
            found = pa.table(tables.claims)
            no_error = pa.nulls(len(found), pa.string())
            yield from pa.table([*found.columns, no_error], schema=schema).to_batches()
            unread = [row for row in tables.documents.rows() if row["error_code"] is not None]
            errors = [{"doc_id": row["doc_id"], "error": f"{row['error_code']}: {row['error']}"} for row in unread]
            yield pa.RecordBatch.from_pylist(errors, schema)

    return mapped(df, {"text": text, "id": id, "date": date}, schema, read)


def table(
    df: DataFrame, table: _Table, *, text: str = "text", id: str = "id", date: str | None = None, **options: Any
) -> DataFrame:
    """Another table: "documents" has a row for each story, also for those that could not be read, with the reason.

    Parameters are those of `claims`.
    """
    pa = pyarrow()
    ex = Extractor(**options)

    def read(batches: _Batches) -> _Batches:
        for batch in batches:
            yield from pa.RecordBatchReader.from_stream(ex.stream(batch, table, jobs=1))

    return mapped(df, {"text": text, "id": id, "date": date}, pa.schema(Columns(table)), read)


def mapped(
    df: DataFrame, columns: dict[str, str | None], schema: Any, read: Callable[[_Batches], _Batches]
) -> DataFrame:
    """What `read` makes of these columns."""
    from pyspark.sql import functions
    from pyspark.sql.pandas.types import from_arrow_schema

    given = [functions.col(column).alias(name) for name, column in columns.items() if column is not None]
    return df.select(*given).mapInArrow(read, from_arrow_schema(schema))
