#!/usr/bin/env python3
"""What the wheel that is installed takes of time and space, beside the program.

    python python/benches/figures.py [STORIES.jsonl [WHOSAID]]

Without stories those of `fixtures/` are taken, many times over. WHOSAID is a program with the feature `parquet`; without it
there are no figures of Parquet. Times are the best of some runs, for other programs can only add to them.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import whosaid

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5


def told(what, value, bound=""):
    print(f"{what:58} {value:>14}  {bound}", flush=True)


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def took(clock, work, runs=RUNS):
    """Seconds by a clock, at best."""

    def once():
        before = clock()
        work()
        return clock() - before

    return min(once() for _ in range(runs))


def run(*args):
    subprocess.run([*map(str, args)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def imported():
    script = "import time; before = time.process_time(); import whosaid; print(time.process_time() - before)"
    return min(float(subprocess.check_output([sys.executable, "-c", script])) for _ in range(2 * RUNS))


def archive(program, lines, folder):
    """The claims of an archive as tables: what they take of space, and how long counting them does."""
    run(program, "batch", lines, "--to", "parquet", "-o", folder / "tables", "--force")
    run(program, "batch", lines, "--to", "jsonl", "-o", folder / "reports.jsonl", "--force")
    parquet = sum(path.stat().st_size for path in (folder / "tables").rglob("*.parquet"))
    told("Parquet, all tables / JSON Lines", f"1/{(folder / 'reports.jsonl').stat().st_size / parquet:.1f}", "<= 1/6")
    import duckdb

    claims = f"from '{folder}/tables/claims/*.parquet'"
    (count,), = duckdb.sql(f"select count(*) {claims}").fetchall()
    query = f"select source, count(*) {claims} group by source order by 2 desc limit 10"
    seconds = took(time.perf_counter, lambda: duckdb.sql(query).fetchall())
    told(f"duckdb: {count:,} claims by source", f"{seconds:.3f} s", "<= 0.2 s for 100,000")


def spark(items):
    """Articles a second of one core: of two threads of this machine, once they are warm."""
    if shutil.which("java") is None:
        return told("Spark", "no Java here")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    from whosaid.spark import claims

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    df = session.createDataFrame(items, "id string, text string").repartition(8).cache()
    df.count()
    seconds = took(time.perf_counter, lambda: claims(df).write.format("noop").mode("overwrite").save(), 3)
    session.stop()
    return told("Spark, local[2]: articles a second and core", f"{len(items) / seconds / 2:,.0f}")


def main(given=None, program=None):
    if given is None:
        stories = [(path.stem, path.read_text()) for path in sorted((ROOT / "fixtures").glob("*.txt"))]
        items = [(f"{id}-{copy}", text) for copy in range(40) for id, text in stories]
    else:
        items = [(one["id"], one["text"]) for one in map(json.loads, Path(given).read_text().splitlines())]
    told("articles, and their bytes", f"{len(items):,}", f"{sum(len(text.encode()) for _, text in items):,}")
    told("import whosaid, CPU", f"{1000 * imported():.1f} ms", "<= 50 ms")
    one = took(time.process_time, lambda: sum(1 for _ in whosaid.map(items, jobs=1)))
    told("map: articles a second of CPU", f"{len(items) / one:,.0f}")
    for name, work in (("map", lambda jobs: sum(1 for _ in whosaid.map(items, jobs=jobs))), ("tables", lambda jobs: whosaid.tables(items, jobs=jobs))):
        # The two in turn, so that both meet the same machine.
        ratios = [took(time.perf_counter, lambda: work(1), 1) / took(time.perf_counter, lambda: work(2), 1) for _ in range(RUNS)]
        told(f"{name}: two threads / one, best of {RUNS}", f"{max(ratios):.2f}", ">= 1.8 on two free cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = folder / "stories.jsonl"
        lines.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in items))
        # That of the wheel: the same build.
        own_program = Path(sys.executable).with_name("whosaid")
        line = took(children, lambda: run(own_program, "extract", lines, "--jobs", "1", "--to", "jsonl"))
        tables = took(time.process_time, lambda: whosaid.tables(items, jobs=1))
        told("tables: articles a second of CPU", f"{len(items) / tables:,.0f}")
        told("tables of Python / JSON Lines of the program, CPU", f"{tables / line:.2f}", "<= 1.15")
        if program is not None:
            line, arrow = (took(children, lambda: run(program, "extract", lines, "--jobs", "1", "--to", to)) for to in ("jsonl", "arrow"))
            told("--to arrow / --to jsonl, CPU", f"{arrow / line:.2f}", "<= 1.15")
            archive(program, lines, folder)
    spark(items)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
