"""Who said what, to whom, when, about whom and where, and how sure they were: from English news text, by rules.

>>> import whosaid
>>> report = whosaid.extract("The harbour will reopen on Monday, Ann Lee said.", date="2024-03-05")
>>> report.claims[0].source.name
'Ann Lee'
"""

from __future__ import annotations

from whosaid._errors import ReadError, WordsError
from whosaid._extractor import (
    Extractor,
    chain,
    diff,
    explain,
    extract,
    extract_all,
    json_schema,
    lookup,
    map,
    rules,
    stream,
    summary,
    tables,
)
from whosaid._report import Diff, Record, Report
from whosaid._tables import Columns, Stream, Table, Tables
from whosaid._whosaid import VERSION as __version__

__all__ = [
    "Columns",
    "Diff",
    "Extractor",
    "ReadError",
    "Record",
    "Report",
    "Stream",
    "Table",
    "Tables",
    "WordsError",
    "__version__",
    "chain",
    "diff",
    "explain",
    "extract",
    "extract_all",
    "json_schema",
    "lookup",
    "map",
    "rules",
    "stream",
    "summary",
    "tables",
]
