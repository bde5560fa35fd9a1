"""Spark, on two threads of this machine: the rows of the command line, and a row for what could not be read."""

import datetime
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import whosaid

pa = pytest.importorskip("pyarrow")
sql = pytest.importorskip("pyspark.sql")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java, and there is none here: apt-get install default-jre-headless", allow_module_level=True)

ROOT = Path(__file__).resolve().parents[2]
STORIES = sorted((ROOT / "fixtures").glob("*.txt"))
#: Enough for several partitions and batches.
ITEMS = [(f"{path.stem}-{copy:02}", path.read_text()) for copy in range(20) for path in STORIES]
LINES = "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in ITEMS).encode()
EXTRACT = ("extract", "--from", "jsonl", "--to", "jsonl", "--jobs", "1", "-")


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local[2]")
    for option, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
    }.items():
        builder = builder.config(option, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def made():
    """What the command line makes of the stories."""
    return subprocess.run([os.environ["WHOSAID"], *EXTRACT], input=LINES, capture_output=True, check=True).stdout


def plain(cell):
    """As reports have it."""
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, sql.Row):
        return cell.asDict()
    return [plain(part) for part in cell] if isinstance(cell, list) else cell


def in_order(rows):
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def test_the_rows_are_those_of_the_command_line(spark, made):
    from whosaid.spark import claims, table

    df = spark.createDataFrame(ITEMS, "name string, story string").repartition(4)
    reports = [whosaid.Report(line, "") for line in made.splitlines()]
    assert len(reports) == len(ITEMS) > 384
    found = claims(df, id="name", text="story")
    names = [field.name for field in found.schema]
    assert names == [column["name"] for column in whosaid.Columns("claims")] + ["error"]
    rows = [dict(zip(names, map(plain, row))) for row in found.collect()]
    assert {row.pop("error") for row in rows} == {None}
    assert in_order(rows) == in_order(row for report in reports for row in report.rows())
    counted = {row["source"]: row["count"] for row in found.groupBy("source").count().collect()}
    assert sum(counted.values()) == len(rows)
    for name in ("mentions", "dates"):
        found = table(df, name, id="name", text="story")
        rows = [{name: plain(cell) for name, cell in row.asDict().items()} for row in found.collect()]
        assert in_order(rows) == in_order(row for report in reports for row in report.rows(name))


def test_what_can_not_be_read_is_a_row(spark):
    from whosaid.spark import claims, table

    said = "It will open on Monday, Ann Lee said."
    rows = [("null", None, None), ("day", said, "5 March"), ("long", "a " * 20_000, None), ("good", said, "2024-03-05")]
    df = spark.createDataFrame(rows, "id string, text string, day string")
    found = {row["doc_id"]: row for row in claims(df, date="day", max_bytes=20_000).collect()}
    assert {id: row["error"] and row["error"].split(":")[0] for id, row in found.items()} == {
        "null": "empty", "day": "bad_date", "long": "too_long", "good": None,
    }
    assert found["good"]["source"] == "Ann Lee" and found["good"]["doc_date"] == datetime.date(2024, 3, 5)
    assert {cell for name, cell in found["null"].asDict().items() if name not in ("doc_id", "error")} == {None}
    documents = {row["doc_id"]: row["error_code"] for row in table(df, "documents", date="day", max_bytes=20_000).collect()}
    assert documents == {"null": "empty", "day": "bad_date", "long": "too_long", "good": None}


def test_files_and_days_and_words(spark, tmp_path):
    from whosaid.spark import claims

    (tmp_path / "words.tsv").write_text("zorblax\tOrgName\n")
    files = [("page", b"<html lang=en><p>The caf\xc3\xa9 will shut in May, the harbour office said.</p></html>"), ("image", b"\x89PNG\r\n\x1a\n\0")]
    df = spark.createDataFrame(files, "id string, content binary")
    found = claims(df, text="content", words=tmp_path / "words.tsv", min_confidence=0)
    (tmp_path / "words.tsv").unlink()
    found = {row["doc_id"]: row for row in found.collect()}
    assert found["page"]["content"].startswith("The café") and found["image"]["error"].startswith("binary:")
    dated = spark.createDataFrame([("a", "It will open on Monday, Ann Lee said.", datetime.date(2024, 3, 5))], "id string, text string, day date")
    row, = claims(dated, date="day").collect()
    assert row["date_values"] == ["2024-03-11"] and row["doc_date"] == datetime.date(2024, 3, 5)
    with pytest.raises(ValueError, match="offsets"):
        claims(df, offsets="miles")


def test_the_program_reads_in_a_pipe(spark, made, tmp_path):
    """Without Python: the machine of Java hands each partition to the program."""
    (tmp_path / "stories.jsonl").write_bytes(LINES)
    spark.read.text(str(tmp_path)).repartition(3).createOrReplaceTempView("stories")
    command = " ".join([os.environ["WHOSAID"], *EXTRACT])
    found = spark.sql(f"select transform(value) using '{command}' as (report string) from stories")
    assert sorted(row["report"] for row in found.collect()) == sorted(made.decode().splitlines())
