"""Texts in, reports out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosaid import _whosaid
from whosaid._errors import ReadError, WordsError
from whosaid._report import Diff, Report
from whosaid._tables import Stream, Tables, each, number_of
from whosaid._work import by_few, in_order, threads

if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Literal, NoReturn

    from whosaid._errors import _Table
    from whosaid._tables import Frame

    _Text = str | bytes | bytearray | memoryview
    _Item = _Text | Mapping[str, Any] | tuple[str, _Text] | None
    _Day = str | datetime.date

#: So many articles' rows are gathered together: enough for a batch, and few enough for threads to share them.
TOGETHER = 64


class Extractor:
    """Options, and what reads by them. It does not change; threads may share it, and other processes have it by pickle.

    :param words: a file of your own names and words, as ``whosaid --words`` takes it
    :param unattributed: take what the article says in its own voice for claims, too
    :param offsets: what offsets count; "codepoint" is what slices of a ``str`` count
    :param with_text: give the text in ``doc.text``, too
    :param with_clauses: give the clauses that the claims were read from
    :param with_unsourced: give the quotations that no claim has
    :param min_confidence: leave out claims that the rules are less sure of; 0 keeps all
    :param max_bytes: the longest document that is read, unpacked
    :param source: only claims of a source whose name matches this pattern, in the syntax of Rust's crate ``regex``
    :param about: only claims whose words match, or the name of somebody or something that they mention
    :param stance: only claims of these stances
    :param kind: only claims of these kinds
    """

    _options: dict[str, Any]
    _core: _whosaid.Core

    def __init__(
        self,
        *,
        words: str | os.PathLike[str] | None = None,
        unattributed: bool = False,
        offsets: Literal["codepoint", "byte", "utf16"] = "codepoint",
        with_text: bool = False,
        with_clauses: bool = False,
        with_unsourced: bool = False,
        min_confidence: float = 0.5,
        max_bytes: int = 32 << 20,
        source: str | None = None,
        about: str | None = None,
        stance: Iterable[str] = (),
        kind: Iterable[str] = (),
    ) -> None:
        self._set(
            words=None if words is None else table(words),
            unattributed=unattributed,
            offsets=offsets,
            with_text=with_text,
            with_clauses=with_clauses,
            with_unsourced=with_unsourced,
            min_confidence=min_confidence,
            max_bytes=max_bytes,
            source=source,
            about=about,
            stances=several(stance),
            kinds=several(kind),
        )

    def _set(self, **options: Any) -> None:
        self.__dict__.update(_options=options, _core=_whosaid.Core(**options))

    def extract(
        self,
        text: _Text,
        *,
        id: str = "text",
        path: str | None = None,
        date: _Day | None = None,
        format: str | None = None,
    ) -> Report:
        """The report of one article.

        :param text: a ``str`` is plain text, unless `format` is given; ``bytes`` are what a file holds, in any format that
            the command line reads, packed or not
        :param id: what it is called, where it has no name of its own
        :param path: where it lies, for the report
        :param date: the day it is of, which "Monday" counts from
        :param format: "text", "html", "nitf", ...; "auto" tells by the content
        :raises ReadError: if there is no article, or more than one
        """
        return Report(*self._core.extract(plain(text), id, path, day(date), format))

    def extract_all(
        self,
        data: _Text,
        *,
        id: str = "text",
        path: str | None = None,
        date: _Day | None = None,
        format: str = "auto",
    ) -> list[Report | ReadError]:
        """The reports of all articles: of a feed, of JSON Lines, of a web archive. What could not be read is a `ReadError` in
        its place."""
        found = self._core.extract_all(plain(data), id, path, day(date), format)
        return [one if isinstance(one, ReadError) else Report(*one) for one in found]

    def map(
        self,
        items: Iterable[_Item],
        *,
        jobs: int | None = None,
        on_error: Literal["record", "raise"] = "record",
    ) -> Iterator[Report | ReadError]:
        """The reports of many articles, in order, made on `jobs` threads while they are asked for.

        An item is a text, ``(id, text)``, or a dict as a line of JSON Lines: ``{"id", "text", "date"}``. Few are read ahead
        of the one that is asked for. What could not be read is a `ReadError` in its place, or is raised.
        """
        if on_error not in ("record", "raise"):
            raise ValueError(f'on_error: "record" or "raise", not {on_error!r}')
        work = self._one if on_error == "raise" else self._recorded
        return in_order(enumerate(items, 1), threads(jobs), work)

    def _one(self, given: tuple[int, _Item]) -> Report:
        text, id, is_line = understood(*given)
        made = self._core.extract_line(text, id) if is_line else self._core.extract(text, id, None, None, None)
        return Report(*made)

    def _recorded(self, given: tuple[int, _Item]) -> Report | ReadError:
        try:
            return self._one(given)
        except (TypeError, ValueError) as error:
            return recorded(error, *given)

    def _parts(
        self, items: Iterable[_Item] | Frame, only: int | None, jobs: int | None, few: int
    ) -> Iterator[_whosaid.Part]:
        def gather(some: list[tuple[int, _Item]]) -> _whosaid.Part:
            rows = _whosaid.Rows(only)
            for given in some:
                try:
                    text, id, is_line = understood(*given)
                    (self._core.add_line if is_line else self._core.add)(rows, text, id)
                except (TypeError, ValueError) as error:
                    failed = recorded(error, *given)
                    rows.fail(failed.code, failed.told(), failed.id, failed.line)
            return rows.take()

        return in_order(by_few(enumerate(each(items), 1), few), threads(jobs), gather, ahead=1)

    def tables(self, items: Iterable[_Item] | Frame, *, jobs: int | None = None) -> Tables:
        """All that is found, as flat tables, all of it in memory. Items are those of `map`, or a data frame with the columns
        ``text``, ``id`` and ``date``, of which only the first must be there. What could not be read is a row of documents."""
        return Tables.of([*self._parts(items, None, jobs, TOGETHER)])

    def stream(
        self,
        items: Iterable[_Item] | Frame,
        table: _Table = "claims",
        *,
        batch: int = 1000,
        jobs: int | None = None,
    ) -> Stream:
        """A table in batches of so many articles, made while they are asked for: for what is too much for memory."""
        if batch < 1:
            raise ValueError("batch: one article at least")
        return Stream(table, self._parts(items, number_of(table), jobs, batch))

    def explain(self, text: _Text, *, date: _Day | None = None, format: str | None = None) -> str:
        """The story sentence by sentence, with what was found in it and by which rule."""
        return self._core.explain(plain(text), day(date), format)

    def diff(self, old: Report | _Text, new: Report | _Text, *, date: _Day | None = None) -> Diff:
        """What changed between two versions of a story."""
        versions = version(old), version(new)
        return Diff(*self._core.diff(*versions, day(date)))

    def chain(self, versions: Iterable[Report | _Text], *, date: _Day | None = None) -> Diff:
        """What changed from each version of a story to the next."""
        return Diff(*self._core.chain([version(given) for given in versions], day(date)))

    def lookup(self, word: str) -> dict[str, Any] | None:
        """What the tables know of a word, or of a phrase."""
        from json import loads

        known = self._core.lookup(word)
        return None if known is None else loads(known)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("an Extractor does not change")

    def __reduce__(self) -> tuple[Any, ...]:
        return remade, (self._options,)

    def __repr__(self) -> str:
        told = {**self._options, "words": self._options["words"] and "..."}
        return f"Extractor({', '.join(f'{name}={value!r}' for name, value in told.items())})"


def remade(options: dict[str, Any]) -> Extractor:
    """An extractor in another process, which need not have the file of words."""
    extractor = Extractor.__new__(Extractor)
    extractor._set(**options)
    return extractor


def understood(number: int, item: Any) -> tuple[Any, str, bool]:
    """An item's text, what it is called, and whether it is a line of JSON Lines."""
    id, text = item if isinstance(item, tuple) else (f"text:{number}", item)
    if text is None:
        raise ReadError("empty", "is empty", "give it a text", id)
    if not hasattr(text, "keys"):
        return plain(text), id, False
    from json import dumps

    fields = dict(text)
    if fields.get("id") is None:
        fields["id"] = id
    return dumps(fields, default=iso).encode(), id, True


def recorded(error: Exception, number: int, item: _Item) -> ReadError:
    """Why an item gives nothing."""
    if isinstance(error, ReadError):
        return error
    id = str(item[0]) if isinstance(item, tuple) and item else f"text:{number}"
    return ReadError("no_text", f"is no text: {error}", "give str, bytes, (id, text) or a dict", id)


def several(names: Iterable[str]) -> list[str]:
    """One name, or some."""
    return [names] if isinstance(names, str) else list(names)


def table(words: str | os.PathLike[str]) -> str:
    """A file of words."""
    with open(words, "rb") as file:
        read = file.read()
    try:
        return read.decode()
    except UnicodeDecodeError as error:
        line = read.count(b"\n", 0, error.start) + 1
        raise WordsError(line, "is not UTF-8; save it as UTF-8") from None


def plain(text: _Text) -> str | bytes:
    """Any bytes as `bytes`; what is none, as it is."""
    return bytes(text) if isinstance(text, (bytearray, memoryview)) else text


def day(date: _Day | None) -> str | None:
    """A day as it is written; a time of it may follow."""
    return date if date is None or isinstance(date, str) else iso(date)


def iso(value: Any) -> str:
    """A day or a time, in JSON."""
    if hasattr(value, "isoformat"):
        written: str = value.isoformat()
        return written
    raise TypeError(f"{type(value).__name__} is neither text nor number nor day")


def version(given: Report | _Text) -> tuple[str | bytes, str | None]:
    """A version to compare: what it is read from, and the text of a report."""
    return (given._json, given._text) if isinstance(given, Report) else (plain(given), None)


_default: Extractor | None = None


def default() -> Extractor:
    """The one without options."""
    global _default
    if _default is None:
        _default = Extractor()
    return _default


def extract(
    text: _Text, *, id: str = "text", path: str | None = None, date: _Day | None = None, format: str | None = None
) -> Report:
    """`Extractor.extract`, without options."""
    return default().extract(text, id=id, path=path, date=date, format=format)


def extract_all(
    data: _Text, *, id: str = "text", path: str | None = None, date: _Day | None = None, format: str = "auto"
) -> list[Report | ReadError]:
    """`Extractor.extract_all`, without options."""
    return default().extract_all(data, id=id, path=path, date=date, format=format)


def map(
    items: Iterable[_Item], *, jobs: int | None = None, on_error: Literal["record", "raise"] = "record"
) -> Iterator[Report | ReadError]:
    """`Extractor.map`, without options."""
    return default().map(items, jobs=jobs, on_error=on_error)


def explain(text: _Text, *, date: _Day | None = None, format: str | None = None) -> str:
    """`Extractor.explain`, without options."""
    return default().explain(text, date=date, format=format)


def diff(old: Report | _Text, new: Report | _Text, *, date: _Day | None = None) -> Diff:
    """`Extractor.diff`, without options."""
    return default().diff(old, new, date=date)


def tables(items: Iterable[_Item] | Frame, *, jobs: int | None = None) -> Tables:
    """`Extractor.tables`, without options."""
    return default().tables(items, jobs=jobs)


def stream(
    items: Iterable[_Item] | Frame, table: _Table = "claims", *, batch: int = 1000, jobs: int | None = None
) -> Stream:
    """`Extractor.stream`, without options."""
    return default().stream(items, table, batch=batch, jobs=jobs)


def chain(versions: Iterable[Report | _Text], *, date: _Day | None = None) -> Diff:
    """`Extractor.chain`, without options."""
    return default().chain(versions, date=date)


def lookup(word: str) -> dict[str, Any] | None:
    """`Extractor.lookup`, without options."""
    return default().lookup(word)


def summary(reports: Iterable[Report | ReadError], *, most: int = 1000) -> dict[str, Any]:
    """Who is quoted how much in some reports, as ``whosaid schema summary`` describes it."""
    from json import loads

    read, unread = [], 0
    for report in reports:
        if isinstance(report, ReadError):
            unread += 1
        else:
            read.append(report._json)
    totals: dict[str, Any] = loads(_whosaid.summary(read, unread, most))
    return totals


def rules() -> list[dict[str, Any]]:
    """Every rule: its id, name, reason, pattern and examples."""
    from json import loads

    cards: list[dict[str, Any]] = loads(_whosaid.rules())
    return cards


def json_schema(of: Literal["report", "error", "diff", "diff-chain", "summary"] = "report") -> dict[str, Any]:
    """The JSON Schema of what is printed."""
    from json import loads

    schema: dict[str, Any] = loads(_whosaid.schema(of))
    return schema
