"""What goes wrong, with a code for programs and advice for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Literal

    _Table = Literal["documents", "claims", "mentions", "dates", "distances"]


class ReadError(ValueError):
    """A document that gives no report.

    ``extract_all`` and ``map`` give it in the place of the report; ``extract`` raises it.
    """

    def __init__(self, code: str, message: str, advice: str, id: str | None = None, line: int | None = None) -> None:
        super().__init__(code, message, advice, id, line)
        #: For programs: "empty", "bad_json"; those of the command line.
        self.code = code
        #: What is wrong. It goes on from the document's name: "is empty".
        self.message = message
        #: What to do about it.
        self.advice = advice
        #: What the document is called.
        self.id = id
        #: The line of JSON Lines, counted from 1.
        self.line = line

    def __str__(self) -> str:
        place = self.id or "text"
        if self.line is not None:
            place = f"{place}:{self.line}"
        return f"{place}: {self.told()}"

    def told(self) -> str:
        """What is wrong, and what to do about it."""
        return f"{self.message}; {self.advice}"

    def rows(self, table: _Table = "claims") -> list[dict[str, Any]]:
        """Its row in the table of documents; none in the others. So it can stand among reports."""
        from json import loads

        from whosaid import _whosaid

        row = _whosaid.failed_row(self.code, self.told(), self.id, self.line)
        return [loads(row)] if table == "documents" else []


class WordsError(ValueError):
    """A table of words that cannot be read."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(line, message)
        #: Counted from 1.
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"
