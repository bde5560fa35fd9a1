from typing import Final, final

from whosaid._errors import ReadError

__all__ = [
    "VERSION",
    "Core",
    "all_rows",
    "columns",
    "failed_row",
    "laid_out",
    "page",
    "rows",
    "rules",
    "run",
    "schema",
    "summary",
]

VERSION: Final[str]

@final
class Core:
    def __new__(
        cls,
        *,
        words: str | None,
        unattributed: bool,
        offsets: str,
        with_text: bool,
        with_clauses: bool,
        with_unsourced: bool,
        min_confidence: float,
        max_bytes: int,
        source: str | None,
        about: str | None,
        stances: list[str],
        kinds: list[str],
    ) -> Core: ...
    def extract(
        self, data: str | bytes, id: str, path: str | None, date: str | None, format: str | None
    ) -> tuple[bytes, str]: ...
    def extract_line(self, line: bytes, id: str) -> tuple[bytes, str]: ...
    def extract_all(
        self, data: str | bytes, id: str, path: str | None, date: str | None, format: str | None
    ) -> list[tuple[bytes, str] | ReadError]: ...
    def explain(self, data: str | bytes, date: str | None, format: str | None) -> str: ...
    def diff(
        self, old: tuple[str | bytes, str | None], new: tuple[str | bytes, str | None], date: str | None
    ) -> tuple[bytes, bool, str]: ...
    def chain(
        self, versions: list[tuple[str | bytes, str | None]], date: str | None
    ) -> tuple[bytes, bool, str]: ...
    def lookup(self, word: str) -> str | None: ...

def laid_out(json: str) -> bytes: ...
def page(json: bytes, text: str) -> str: ...
def all_rows(report: bytes) -> str: ...
def columns() -> str: ...
def summary(reports: list[bytes], unread: int, most: int) -> str: ...
def rows(report: bytes, table: str) -> str: ...
def failed_row(code: str, message: str, id: str | None, line: int | None) -> str: ...
def rules() -> str: ...
def schema(of: str) -> str: ...
def run(args: list[str]) -> int: ...
