"""What the command writes for other tools, read by readers that are not ours."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORIES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "fixtures").glob("*.txt"))


def program(*args):
    return subprocess.run([os.environ["WHOSAID"], *args], cwd=ROOT, capture_output=True, check=True).stdout.decode()


def test_conllu_is_read():
    conllu = pytest.importorskip("conllu")
    sentences = conllu.parse(program("extract", "--to", "conllu", *STORIES))
    assert len(sentences) > 100
    for sentence in sentences:
        spelled = "".join(
            token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ") for token in sentence
        )
        assert spelled.strip() == sentence.metadata["text"].strip()
        assert [token["id"] for token in sentence] == list(range(1, len(sentence) + 1))
    names = {token["misc"]["Entity"] for sentence in sentences for token in sentence if "Entity" in token["misc"]}
    assert any("person" in name for name in names)


def test_brat_is_read(tmp_path):
    parser = pytest.importorskip("pybrat.parser")
    program("batch", *STORIES, "--to", "brat", "-o", str(tmp_path / "corpus"))
    reader = parser.BratParser(error="raise")
    # A name may be a source, too.
    reader._check_entities = lambda _: None
    examples = reader.parse(tmp_path / "corpus")
    assert len(examples) == len(STORIES)
    entities = [(example, entity) for example in examples for entity in example.entities]
    assert len(entities) > 300 and sum(len(example.events) for example in examples) > 100
    # The reader changes the ends of lines.
    texts = {example.id: (tmp_path / "corpus" / f"{example.id}.txt").read_bytes().decode() for example in examples}
    for example, entity in entities:
        spans = [texts[example.id][span.start : span.end] for span in entity.spans]
        assert " ".join(spans) == entity.mention
