"""Tables and streams, read by those who read Arrow: they see the rows of the reports."""

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import whosaid

pa = pytest.importorskip("pyarrow")
polars = pytest.importorskip("polars")
duckdb = pytest.importorskip("duckdb")
numpy = pytest.importorskip("numpy")

ROOT = Path(__file__).resolve().parents[2]
STORIES = sorted((ROOT / "fixtures").glob("*.txt"))
ITEMS = [(path.stem, path.read_text()) for path in STORIES]
NAMES = ("documents", "claims", "mentions", "dates", "distances")


@pytest.fixture(scope="module")
def tables():
    return whosaid.tables([*ITEMS, ("none", None), ("odd", 3), ("bc", "It fell in 300 B.C., Ann Lee said.")], jobs=2)


def test_they_have_the_rows_of_the_reports(tables):
    reports = [*whosaid.map(ITEMS, jobs=1)]
    for name in NAMES:
        wanted = [row for report in reports for row in report.rows(name)]
        assert list(getattr(tables, name).rows())[: len(wanted)] == wanted
    assert tables.documents["doc_id"][-3:] == ["none", "odd", "bc"]
    assert tables.documents["error_code"][-3:] == ["empty", "no_text", None]
    assert len(tables.claims) == sum(count or 0 for count in tables.documents["claims"])


def test_who_reads_arrow_reads_them(tables):
    for name in NAMES:
        table = getattr(tables, name)
        arrow = pa.table(table)
        assert arrow.num_rows == len(table) > 0 and arrow.column_names == list(table.columns)
        for column, cells in table.columns.items():
            found = arrow[column].cast(pa.string()).to_pylist() if pa.types.is_date32(arrow[column].type) else arrow[column].to_pylist()
            if column not in ("from", "to", "said_from", "said_to", "doc_date"):
                assert found == cells, (name, column)
        assert polars.DataFrame(table).height == table.to_polars().height == len(table)
        assert list(table.to_pandas().columns) == list(table.columns)
    claims = tables.claims
    counted = duckdb.sql("select source, count(*) from claims group by source order by 2 desc, 1").fetchall()
    assert sum(count for _, count in counted) == len(claims)
    days = pa.table(claims)["doc_date"].to_pylist()
    assert {type(day) for day in days} == {type(None), datetime.date}
    for table, column in (("dates", "from"), ("dates", "to"), ("claims", "said_from")):
        found = pa.table(getattr(tables, table))[column].cast(pa.int32()).to_pylist()
        assert found == [day and numpy.datetime64(day, "D").astype(int) for day in getattr(tables, table)[column]]


def test_the_schema_is_that_of_the_columns(tables):
    kinds = {"text": "string", "int": "int32", "float": "double", "bool": "bool", "day": "date32[day]"}
    for name in NAMES:
        columns, table = whosaid.Columns(name), getattr(tables, name)
        for given in (columns, table, whosaid.stream([], name)):
            schema = pa.schema(given)
            assert [(field.name, field.nullable) for field in schema] == [(one["name"], one["nullable"]) for one in columns]
            for field, one in zip(schema, columns):
                assert str(field.type) == kinds.get(one["type"], str(field.type)) and one["about"]
        assert pa.table(table).schema == pa.schema(columns)
    with pytest.raises(ValueError, match="nonsense"):
        whosaid.Columns("nonsense")


def test_no_other_package_is_needed():
    script = """
import sys
import whosaid
sys.modules.update(dict.fromkeys(("numpy", "pandas", "pyarrow")))
tables = whosaid.tables([("harbour", "It will open on Monday, Ann Lee said.")])
assert tables.claims["source"] == ["Ann Lee"] and next(tables.claims.rows())["claim"] == 1
import polars
frame = tables.claims.to_polars()
assert frame["source"].to_list() == ["Ann Lee"], frame
assert polars.DataFrame(whosaid.stream(["It will open, Ann Lee said."] * 3, batch=2)).height == 3
try:
    tables.claims.to_arrow()
except ImportError as error:
    assert "pip install" in str(error)
else:
    raise AssertionError
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_capsules_are_let_go():
    tables = whosaid.tables(ITEMS)
    # Taken, not taken, and let go of before its table.
    for number in range(20):
        pa.table(tables.claims), tables.claims.__arrow_c_stream__(), tables.claims.__arrow_c_schema__()
    before = resident()
    for number in range(2000):
        pa.table(tables.claims)
        tables.claims.__arrow_c_stream__()
        pa.schema(tables.claims)
    kept = pa.table(whosaid.tables(ITEMS[:3]).mentions)
    assert resident() - before < 10_000_000
    assert kept["text"].to_pylist() == whosaid.tables(ITEMS[:3]).mentions["text"]


def resident():
    """Bytes that this process has in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_a_stream_is_read_batch_by_batch():
    taken = []

    def items():
        for item in ITEMS:
            taken.append(item[0])
            yield item

    stream = iter(whosaid.stream(items(), batch=4, jobs=1))
    first = next(stream)
    assert len(taken) == 4 and set(first["doc_id"]) <= set(taken)
    whole = pa.table(whosaid.stream(ITEMS, "mentions", batch=7))
    assert whole.equals(pa.table(whosaid.tables(ITEMS).mentions))
    assert polars.DataFrame(whosaid.stream(ITEMS, batch=5)).height == len(whosaid.tables(ITEMS).claims)
    with pytest.raises(ValueError, match="nonsense"):
        whosaid.stream(ITEMS, "nonsense")
    with pytest.raises(ValueError, match="batch"):
        whosaid.stream(ITEMS, batch=0)


def test_what_came_before_a_failing_generator_is_given():
    def fails():
        yield from ITEMS[:7]
        raise OSError("the line is down")

    for jobs in (1, 2):
        given = []
        with pytest.raises(OSError, match="line is down"):
            for part in whosaid.stream(fails(), "documents", batch=3, jobs=jobs):
                given.append(len(part))
        assert given == [3, 3, 1]
        with pytest.raises(OSError, match="line is down"):
            whosaid.tables(fails(), jobs=jobs)
        with pytest.raises(Exception, match="line is down"):
            pa.table(whosaid.stream(fails(), jobs=jobs))


def test_a_frame_goes_in():
    frame = polars.DataFrame({"id": ["a", "b", "c"], "text": [ITEMS[0][1], None, "It will open, Ann Lee said."], "more": [1, 2, 3]})
    for given in (frame, frame.to_arrow(), frame.to_pandas().convert_dtypes(dtype_backend="pyarrow")):
        found = whosaid.tables(given)
        assert found.documents["doc_id"] == ["a", "b", "c"]
        assert found.documents["error_code"] == [None, "empty", None]
        assert found.claims["source"][-1] == "Ann Lee"
    large = pa.table({"id": pa.array(["a", "b"], pa.large_string()), "text": pa.array([ITEMS[0][1], None], pa.string_view())})
    coded = pa.table({"id": pa.array([1, 2]), "text": pa.array([ITEMS[0][1], None]).dictionary_encode()})
    for given in (large, coded, coded.to_batches()[0], coded.slice(0, 2), pa.concat_tables([coded, coded]).slice(2)):
        assert whosaid.tables(given).documents["error_code"] == [None, "empty"]
    for given in (pa.table({"other": ["a"]}), pa.table({"text": [5]}), pa.table({"text": [["a"]]})):
        assert whosaid.tables(given).documents["error_code"] in (["empty"], ["no_text"])
    nothing = pa.table({"id": pa.nulls(3, pa.string()), "text": pa.nulls(3)})
    assert whosaid.tables(nothing).documents["error_code"] == ["empty"] * 3
    assert whosaid.tables(pa.table({"text": [b"caf\xe9, Ann Lee said."]})).documents["doc_id"] == ["text:1"]
    dated = polars.DataFrame({"text": ["It will open on Monday, Ann Lee said."], "date": [datetime.date(2024, 3, 5)]})
    assert whosaid.tables(dated).dates["value"] == ["2024-03-11"]
    assert len(whosaid.tables(frame.clear()).documents) == 0


def test_filters_choose_as_the_command_does():
    text = ITEMS[[name for name, _ in ITEMS].index("ferry")][1]
    for options, args in (
        ({"source": "(?i)solvang"}, ["--source", "(?i)solvang"]),
        ({"about": "Sigrun", "kind": ["direct", "indirect"]}, ["--about", "Sigrun", "--kind", "direct,indirect"]),
        ({"stance": "denies"}, ["--stance", "denies"]),
    ):
        found = whosaid.Extractor(**options).extract(text, id="ferry", path="fixtures/ferry.txt").to_json()
        command = [os.environ["WHOSAID"], "extract", "fixtures/ferry.txt", *args]
        assert found == subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for wrong in ({"source": "("}, {"stance": ["nonsense"]}, {"kind": "nonsense"}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            whosaid.Extractor(**wrong)


def test_words_sources_and_chains_are_those_of_the_command(tmp_path):
    assert whosaid.lookup("said")["words"][0]["form"] == "said" and whosaid.lookup(" ") is None
    run = lambda *args: subprocess.run([os.environ["WHOSAID"], *args], cwd=ROOT, capture_output=True, check=False).stdout
    paths = [str(path.relative_to(ROOT)) for path in STORIES[:5]]
    ex = whosaid.Extractor(with_unsourced=True)
    reports = [ex.extract((ROOT / path).read_bytes(), id=Path(path).stem, path=path) for path in paths]
    assert whosaid.summary(reports) == json.loads(run("summary", "--to", "json", *paths))
    assert whosaid.summary([whosaid.ReadError("empty", "is empty", "give one")])["unread"] == 1
    versions = [f"The mill cost {number} dollars, Ann Lee said." for number in (3, 4, 4)]
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path, text in zip(paths, versions):
        path.write_text(text)
    found = whosaid.chain([whosaid.extract(path.read_bytes(), id=path.stem, path=str(path)) for path in paths])
    assert found.to_json() == run("diff", "--chain", *map(str, paths)).decode() and not found.is_same
    assert whosaid.chain([versions[1], versions[1]]).is_same


def test_the_example_draws_who_was_quoted(tmp_path):
    folder, target = tmp_path / "stories", tmp_path / "quoted.svg"
    folder.mkdir()
    for path in STORIES[:6]:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "broken.xml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    done = subprocess.run(
        [sys.executable, ROOT / "examples" / "who_was_quoted.py", folder, target], capture_output=True, check=True, text=True
    )
    picture = ElementTree.parse(target).getroot()
    bars = picture.findall("{http://www.w3.org/2000/svg}rect")
    assert len(bars) == len(done.stdout.splitlines()) > 5 and "broken" in done.stderr
    assert float(bars[0].get("width")) == 300.0
