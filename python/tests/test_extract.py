"""The wheel, installed: the same bytes as the program, and objects that say the same."""

import csv
import io
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import whosaid
from whosaid import _report

ROOT = Path(__file__).parents[2]
PROGRAM = os.environ["WHOSAID"]
STORIES = sorted((ROOT / "fixtures").glob("*.txt"))
FILES = STORIES + sorted(path for path in (ROOT / "fixtures" / "formats").rglob("*") if path.is_file())
FERRY = (ROOT / "fixtures" / "ferry.txt").read_text()


def program(*args):
    return subprocess.run([PROGRAM, *map(str, args)], cwd=ROOT, capture_output=True, check=False)


def written(found):
    return "".join(one.to_jsonl() for one in found if isinstance(one, whosaid.Report)).encode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_same_bytes_as_the_program(path):
    name = path.relative_to(ROOT)
    lines = program("extract", name, "--to", "jsonl").stdout.splitlines(keepends=True)
    reports = b"".join(line for line in lines if b'"schema":"whosaid/' in line[:40])
    found = whosaid.extract_all(path.read_bytes(), id=stem(path), path=str(name))
    assert written(found) == reports
    if len(found) == 1 and reports:
        assert found[0].to_json().encode() == program("extract", name, "--to", "json").stdout
        assert whosaid.extract(path.read_bytes(), id=stem(path), path=str(name)) == found[0]


def stem(path):
    return Path(path.stem).stem if path.suffix in (".gz", ".zst") else path.stem


def test_there_is_something_to_compare():
    assert len(STORIES) > 15 and len(FILES) > len(STORIES) + 5


@pytest.mark.parametrize(
    ("options", "flags"),
    [
        ({"unattributed": True, "min_confidence": 0}, ["--unattributed", "--min-confidence", "0"]),
        ({"offsets": "utf16", "with_text": True}, ["--offsets", "utf16", "--with-text"]),
        ({"with_clauses": True, "with_unsourced": True}, ["--with-clauses", "--with-unsourced"]),
    ],
)
def test_options_are_those_of_the_program(options, flags):
    ex = whosaid.Extractor(**options)
    for path in STORIES[:8]:
        name = path.relative_to(ROOT)
        there = program("extract", name, "--date", "2024-03-05", "--to", "json", *flags).stdout
        assert ex.extract(path.read_bytes(), id=path.stem, path=str(name), date="2024-03-05").to_json().encode() == there


def test_objects_say_what_the_json_says():
    ex = whosaid.Extractor(unattributed=True, with_clauses=True, with_unsourced=True, min_confidence=0)
    seen = set()
    sung = "Rune Dahl said it would close. A song called “We will not be moved from this place” was sung by Ann Lee."
    for document in [sung.encode(), *(path.read_bytes() for path in FILES)]:
        for report in ex.extract_all(document):
            if isinstance(report, whosaid.Report):
                same(report, report.to_dict(), seen)
                for claim in report.claims:
                    for piece in claim.content:
                        assert report.text[piece.start : piece.end] == piece.text
    assert seen == {kind for kind in vars(_report).values() if is_record(kind)}, "each kind of object is met"


def is_record(kind):
    return isinstance(kind, type) and issubclass(kind, whosaid.Record) and kind is not whosaid.Record


def same(made, fields, seen):
    if isinstance(fields, dict):
        seen.add(type(made))
        names = {name.rstrip("_") for name in type(made).__annotations__}
        assert fields.keys() <= names, f"{type(made)} lacks {fields.keys() - names}"
        for name, value in fields.items():
            same(made[name], value, seen)
        for name in names - fields.keys():
            assert made[name] is None
    elif isinstance(fields, list):
        assert isinstance(made, tuple) and len(made) == len(fields)
        for one, value in zip(made, fields, strict=True):
            same(one, value, seen)
    else:
        assert made == fields


def test_objects_have_the_fields_of_the_schema():
    schema = whosaid.json_schema()
    assert set(schema["properties"]) == set(whosaid.Report.__annotations__)
    kinds = {kind.__name__: kind for kind in vars(_report).values() if is_record(kind)}
    checked = 0
    for name, of in schema["$defs"].items():
        kind = kinds.get({"TextSpan": "Span"}.get(name, name))
        if kind is not None and "properties" in of:
            assert set(of["properties"]) == {field.rstrip("_") for field in kind.__annotations__}, name
            checked += 1
    assert checked > 15


def test_objects_do_not_change():
    report = whosaid.extract(FERRY)
    with pytest.raises(AttributeError):
        report.claims[0].rule = "other"
    with pytest.raises(AttributeError):
        report.claims[0].nonsense
    with pytest.raises(KeyError):
        report["nonsense"]
    report.to_dict()["claims"].clear()
    assert report.claims and report.to_dict()["claims"]
    assert "Report" in repr(report) and "Claim(" in repr(report.claims[0])
    with pytest.raises(AttributeError):
        whosaid.Extractor().offsets = "byte"


def test_pickled_ones_are_the_same(tmp_path):
    words = tmp_path / "words.tsv"
    words.write_text("zorblax\tOrgName\n")
    ex = whosaid.Extractor(words=words, min_confidence=0)
    words.unlink()
    there = pickle.loads(pickle.dumps(ex))
    report = ex.extract(FERRY)
    assert there.extract(FERRY).to_json() == report.to_json()
    again = pickle.loads(pickle.dumps(report))
    assert again == report and again.to_json() == report.to_json() and again.text == report.text
    assert pickle.loads(pickle.dumps(report.claims[0])) == report.claims[0]
    error = whosaid.ReadError("empty", "is empty", "give it a text", "a", 3)
    assert vars(pickle.loads(pickle.dumps(error))) == vars(error)


def test_words_of_the_user(tmp_path):
    words = tmp_path / "words.tsv"
    words.write_text("# mine\nzorblax\tnonsense\n")
    with pytest.raises(whosaid.WordsError) as caught:
        whosaid.Extractor(words=words)
    assert caught.value.line == 2
    words.write_bytes(b"a\tSay\n\xff\n")
    with pytest.raises(whosaid.WordsError) as caught:
        whosaid.Extractor(words=str(words))
    assert caught.value.line == 2
    with pytest.raises(FileNotFoundError):
        whosaid.Extractor(words=tmp_path / "none")


def test_what_is_told_of_itself():
    assert len(whosaid.rules()) > 100
    assert whosaid.json_schema("diff") == json.loads(program("schema", "diff").stdout)
    assert whosaid.json_schema() == json.loads(program("schema").stdout)
    assert "Ann Lee" in whosaid.explain("It will open on Monday, Ann Lee said.")
    with pytest.raises(ValueError, match="none of"):
        whosaid.json_schema("nonsense")


def test_versions_are_compared(tmp_path):
    old, new = FERRY, FERRY.replace("the", "the old", 3)
    (tmp_path / "old").write_text(old)
    (tmp_path / "new").write_text(new)
    there = json.loads(program("diff", tmp_path / "old", tmp_path / "new").stdout)
    found = whosaid.diff(old, new)
    assert found.to_dict() == there and not found.is_same
    again = whosaid.diff(whosaid.extract(old, id="old"), whosaid.extract(new, id="new").to_jsonl().encode())
    assert again.to_dict()["old"] == there["old"]
    assert whosaid.diff(old, old).is_same
    assert "<iframe" in found._repr_html_()
    with pytest.raises(whosaid.ReadError) as caught:
        whosaid.diff(old, b'{"schema": "whosaid/99"}')
    assert caught.value.code == "other_schema"


def test_rows_are_those_of_the_table():
    flat = ["documents", "claims", "mentions", "dates", "distances"]
    fields = {}
    for path in STORIES:
        report = whosaid.extract(path.read_bytes(), id=path.stem, path=str(path.relative_to(ROOT)))
        there = list(csv.DictReader(io.StringIO(program("extract", path.relative_to(ROOT), "--to", "csv").stdout.decode())))
        rows = report.rows()
        assert [row["key"] for row in rows] == [row["key"] for row in there] == [claim.key for claim in report.claims]
        counts = [1, len(report.claims), sum(len(one.mentions) for one in report.entities)]
        assert [len(report.rows(table)) for table in flat] == [*counts, len(report.dates), len(report.distances)]
        for table in flat:
            for row in report.rows(table):
                assert fields.setdefault(table, list(row)) == list(row)
    broken = whosaid.extract_all(b"")[0]
    row, = broken.rows("documents")
    assert list(row) == fields["documents"] and row["doc_id"] == "text" and "empty" in row.values()
    assert broken.rows() == []
    with pytest.raises(ValueError, match="nonsense"):
        report.rows("nonsense")


def test_a_notebook_shows_the_page():
    for report in (whosaid.extract(FERRY), whosaid.extract(FERRY.encode()), whosaid.extract("<p>It", format="text")):
        assert report._repr_html_().startswith("<iframe sandbox")
    page = whosaid.extract('"It <b>sank</b>," Ann Lee said. The ferry </script> left.').to_html()
    assert "&lt;b&gt;sank" in page and "<b>sank" not in page


def test_the_command():
    command = Path(sys.executable).with_name("whosaid")
    for args in (["extract", "fixtures/ferry.txt"], ["extract", "nothing"], ["rules"], ["--version"], ["nonsense"]):
        here = subprocess.run([command, *args], cwd=ROOT, capture_output=True, check=False)
        there = program(*args)
        assert (here.returncode, here.stdout, here.stderr) == (there.returncode, there.stdout, there.stderr)
    module = subprocess.run([sys.executable, "-m", "whosaid", "extract"], input=FERRY.encode(), capture_output=True, check=True)
    assert json.loads(module.stdout)["id"] == "stdin"


def test_importing_is_quick():
    script = (
        "import time; before = time.process_time(); import whosaid; print(time.process_time() - before)"
    )
    took = min(float(subprocess.check_output([sys.executable, "-c", script])) for _ in range(5))
    assert took <= 0.05


def test_the_wheel_is_small():
    wheel, = (ROOT / "target" / "python" / "wheels").glob("*.whl")
    assert wheel.stat().st_size <= 8_000_000 and "abi3" in wheel.name
