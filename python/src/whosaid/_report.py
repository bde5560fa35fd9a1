"""What was found, as objects made of the JSON when they are asked for.

The fields are those of the command line's JSON, under the same names; only ``from`` and ``not``, which Python keeps for
itself, are ``from_`` and ``not_``. A field that a report leaves out is None.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from whosaid import _whosaid

if TYPE_CHECKING:
    from typing import Literal, NoReturn

    from whosaid._errors import _Table


class Record:
    """Some fields of a report, which do not change. ``record.name`` is ``record["name"]``."""

    #: What the fields are that are no plain values.
    _made_of: ClassVar[dict[str, type[Record]]] = {}

    def __init__(self, fields: dict[str, Any]) -> None:
        self.__dict__["_fields"] = fields

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name not in type(self).__annotations__:
            raise AttributeError(f"{type(self).__name__} has no field {name!r}", name=name, obj=self)
        value = self._fields.get(name.rstrip("_"))
        made_of = self._made_of.get(name)
        if made_of is not None and value is not None:
            value = tuple(made_of(fields) for fields in value) if isinstance(value, list) else made_of(value)
        elif isinstance(value, list):
            value = tuple(value)
        # Found here the next time.
        self.__dict__[name] = value
        return value

    def __getitem__(self, name: str) -> Any:
        try:
            return getattr(self, f"{name}_" if name in ("from", "not") else name)
        except AttributeError:
            raise KeyError(name) from None

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} does not change")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} does not change")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._fields == other._fields

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._fields,)

    def __dir__(self) -> list[str]:
        return [*type(self).__annotations__, "to_dict"]

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self._fields.items())
        return f"{type(self).__name__}({fields})"

    def to_dict(self) -> dict[str, Any]:
        """The fields as plain dicts, lists, strings and numbers, to be changed at will."""
        from copy import deepcopy

        return deepcopy(self._fields)


class Span(Record):
    """A stretch of the text."""

    start: int
    end: int
    text: str


class Dateline(Record):
    """``TRIPOLI (Reuters) -``"""

    place: str | None
    agency: str | None
    date: str | None
    start: int
    end: int


class Credit(Record):
    """One part of the credits: ``Reporting by A and B in Tripoli``."""

    role: str
    people: tuple[str, ...]
    place: str | None
    start: int
    end: int


class Doc(Record):
    """The article, and what it says of itself."""

    id: str
    path: str | None
    format: str
    title: str | None
    url: str | None
    bylines: tuple[str, ...]
    dateline: Dateline | None
    credits: tuple[Credit, ...]
    date: str | None
    date_from: Literal["flag", "metadata", "dateline", "text", "none"]
    chars: int
    sha256: str
    language: str | None
    encoding: str | None
    text: str | None
    _made_of = {"dateline": Dateline, "credits": Credit}


class Sentence(Record):
    """A sentence, or a line that stands for one."""

    start: int
    end: int
    paragraph: int


class Mention(Record):
    """Where an entity is named."""

    start: int
    end: int
    text: str
    form: str
    rule: str


class Pronoun(Record):
    """A pronoun that means an entity."""

    start: int
    end: int
    text: str
    rule: str


class Geo(Record):
    """Where a place is, in degrees (WGS 84)."""

    geonames: int
    lat: float
    lon: float
    country: str


class Entity(Record):
    """A person, place or organization, with all its mentions."""

    id: str
    type: Literal["person", "place", "organization"]
    name: str
    also: tuple[str, ...] | None
    titles: tuple[str, ...]
    role: str | None
    mentions: tuple[Mention, ...]
    pronouns: tuple[Pronoun, ...]
    geo: Geo | None
    _made_of = {"mentions": Mention, "pronouns": Pronoun, "geo": Geo}


class Date(Record):
    """A date, time, duration or set, as TIMEX3."""

    id: str
    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    from_: str | None
    to: str | None
    rule: str


class Conversion(Record):
    """A length given a second time in another unit."""

    start: int
    end: int
    text: str
    value: float | tuple[float, float] | None
    unit: str
    metres: float | tuple[float, float] | None
    rule: str


class Relation(Record):
    """From where a distance counts."""

    direction: str | None
    prep: str | None
    from_: str | None
    entity: str | None
    lat: float | None
    lon: float | None
    radius: float | None
    rule: str


class Distance(Record):
    """A length, with its measure in metres."""

    id: str
    start: int
    end: int
    text: str
    value: float | tuple[float, float] | None
    unit: str
    metres: float | tuple[float, float] | None
    approx: bool
    kind: str
    also: tuple[Conversion, ...]
    relation: Relation | None
    rule: str
    _made_of = {"also": Conversion, "relation": Relation}


class Source(Record):
    """Who says it. Without spans where the text names nobody."""

    spans: tuple[Span, ...]
    name: str | None
    entity: str | None
    type: str
    via: tuple[str, ...]
    _made_of = {"spans": Span}


class Cue(Record):
    """The words that attribute."""

    spans: tuple[Span, ...]
    lemma: str | None
    _made_of = {"spans": Span}


class Addressee(Record):
    """Whom it was told."""

    start: int
    end: int
    text: str
    entity: str | None


class Claim(Record):
    """Who said what, to whom, when, and how sure they were."""

    id: str
    key: str
    kind: Literal["direct", "indirect", "mixed", "unattributed"]
    content: tuple[Span, ...]
    source: Source
    cue: Cue
    addressee: Addressee | None
    said_at: str | None
    venue: str | None
    stance: Literal["asserts", "denies", "declines", "not_confirmed", "asks", "promises", "believes", "wants"]
    certainty: Literal["certain", "probable", "possible", "unknown"]
    polarity: Literal["positive", "negative"]
    parent: str | None
    entities: tuple[str, ...]
    dates: tuple[str, ...]
    distances: tuple[str, ...]
    sentence: int
    confidence: float | None
    rule: str
    _made_of = {"content": Span, "source": Source, "cue": Cue, "addressee": Addressee}


class ClauseVerb(Record):
    """A verb group."""

    start: int
    end: int
    text: str
    lemma: str
    voice: Literal["active", "passive"]
    negated: bool
    tense: str


class Subject(Record):
    """A subject, its head apart."""

    start: int
    end: int
    text: str
    head: Span
    _made_of = {"head": Span}


class Clause(Record):
    """A clause: its verb, whose it is and what it governs."""

    id: str
    start: int
    end: int
    sentence: int
    parent: str | None
    kind: str
    verb: ClauseVerb
    subject: Subject | None
    complement: Span | None
    rule: str
    _made_of = {"verb": ClauseVerb, "subject": Subject, "complement": Span}


class Unspoken(Record):
    """Somebody who was not taken for the source, and why."""

    name: str
    claim: str | None
    why: str


class Unsourced(Record):
    """A quotation without a source; ``not_`` is who stood near."""

    start: int
    end: int
    text: str
    sentence: int
    not_: tuple[Unspoken, ...]
    _made_of = {"not_": Unspoken}


class Warning(Record):
    """Something the reader of a report should know."""

    code: str
    message: str


class Report(Record):
    """Everything found in one article."""

    schema: str
    id: str
    offsets: Literal["codepoint", "byte", "utf16"]
    doc: Doc
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    dates: tuple[Date, ...]
    distances: tuple[Distance, ...]
    claims: tuple[Claim, ...]
    clauses: tuple[Clause, ...] | None
    unsourced: tuple[Unsourced, ...] | None
    warnings: tuple[Warning, ...]
    _made_of = {
        "doc": Doc,
        "sentences": Sentence,
        "entities": Entity,
        "dates": Date,
        "distances": Distance,
        "claims": Claim,
        "clauses": Clause,
        "unsourced": Unsourced,
        "warnings": Warning,
    }

    def __init__(self, json: bytes, text: str) -> None:
        self.__dict__.update(_json=json, _text=text)

    @cached_property
    def _fields(self) -> dict[str, Any]:
        return self.to_dict()

    @property
    def text(self) -> str:
        """The text that the offsets count in: between those of a span stands its ``text``."""
        text: str = self._text
        return text

    def to_dict(self) -> dict[str, Any]:
        """The report as plain dicts, lists, strings and numbers, to be changed at will."""
        from json import loads

        fields: dict[str, Any] = loads(self._json)
        return fields

    def to_json(self) -> str:
        """JSON laid out for people: character for character what ``whosaid extract --to json`` prints."""
        return _whosaid.laid_out(self._json.decode()).decode()

    def to_jsonl(self) -> str:
        """A line of JSON: what ``whosaid extract --to jsonl`` prints."""
        line: str = self._json.decode()
        return line

    def rows(self, table: _Table = "claims") -> list[dict[str, Any]]:
        """The rows of a table, flat, with the same fields for every report: for data frames."""
        from json import loads

        rows: list[dict[str, Any]] = loads(_whosaid.rows(self._json, table))
        return rows

    def to_html(self) -> str:
        """A page of its own: the article, marked, and everything found in it."""
        return _whosaid.page(self._json, self._text)

    def _repr_html_(self) -> str:
        return framed(self.to_html())

    def __reduce__(self) -> tuple[Any, ...]:
        return Report, (self._json, self._text)

    def __getattr__(self, name: str) -> Any:
        # Not made yet, or made by no __init__.
        if name in ("_json", "_text"):
            raise AttributeError(name)
        return super().__getattr__(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), "text", "rows", "to_json", "to_jsonl", "to_html"]

    def __repr__(self) -> str:
        return f"<Report {self.id!r}: {len(self.claims)} claims>"


class Diff:
    """What changed between two versions of a story."""

    def __init__(self, json: bytes, is_same: bool, page: str) -> None:
        self._json, self._page = json, page
        #: Whether nothing that is told differs.
        self.is_same = is_same

    def to_dict(self) -> dict[str, Any]:
        """What changed, as ``whosaid schema diff`` describes it."""
        from json import loads

        fields: dict[str, Any] = loads(self._json)
        return fields

    def to_json(self) -> str:
        """What ``whosaid diff`` prints."""
        return self._json.decode()

    def to_html(self) -> str:
        """A page with both sides."""
        return self._page

    def _repr_html_(self) -> str:
        return framed(self._page)

    def __repr__(self) -> str:
        return f"<Diff: {'the same' if self.is_same else 'not the same'}>"


def framed(page: str) -> str:
    """A page in a notebook, which can reach nothing of it."""
    from html import escape

    style = "width: 100%; height: 40em; border: 0"
    return f'<iframe sandbox="allow-scripts" style="{style}" srcdoc="{escape(page)}"></iframe>'
