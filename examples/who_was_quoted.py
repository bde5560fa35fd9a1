#!/usr/bin/env python3
"""From a folder of stories to a picture of who was quoted: whosaid finds, duckdb counts, an SVG shows it.

    pip install whosaid duckdb pyarrow
    python examples/who_was_quoted.py stories/ quoted.svg
"""

import sys
from html import escape
from pathlib import Path

import duckdb
import whosaid

COUNT = """
select source, sum(words)::int as words, count(*)::int as claims, count(distinct doc_id)::int as stories
from (select *, len(string_split(content, ' ')) as words from claims where source is not null)
group by source order by words desc, source limit 15
"""


def picture(rows: list[tuple[str, int, int, int]]) -> str:
    """A bar for each source, as long as it was let speak."""
    most = max((words for _, words, _, _ in rows), default=1)
    bars = []
    for place, (source, words, claims, stories) in enumerate(rows):
        y = 24 * place + 44
        told = f"{words} words in {claims} claims, {stories} {'story' if stories == 1 else 'stories'}"
        bars.append(
            f'<text x="230" y="{y}" text-anchor="end">{escape(source)}</text>'
            f'<rect x="240" y="{y - 12}" width="{300 * words / most:.1f}" height="15" fill="#4472a8"/>'
            f'<text x="{246 + 300 * words / most:.1f}" y="{y}" fill="#555">{told}</text>'
        )
    height = 24 * len(rows) + 44
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 {height}" font-family="sans-serif" font-size="13">'
        f'<title>Who was quoted</title><text x="240" y="20" font-weight="bold">Who was quoted</text>{"".join(bars)}</svg>\n'
    )


def main(folder: str, target: str) -> None:
    paths = sorted(path for path in Path(folder).rglob("*") if path.is_file())
    tables = whosaid.tables((str(path), path.read_bytes()) for path in paths)
    for error, name in zip(tables.documents["error"], tables.documents["doc_id"]):
        if error is not None:
            print(f"{name}: {error}", file=sys.stderr)
    claims = tables.claims.to_arrow()  # noqa: F841: duckdb finds it by its name
    rows = duckdb.sql(COUNT).fetchall()
    Path(target).write_text(picture(rows), encoding="utf-8")
    for source, words, claims, stories in rows:
        print(f"{words:6} {claims:4} {stories:4}  {source}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
