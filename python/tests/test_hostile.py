"""Whatever is given: a report, or one clear error of Python's."""

import datetime
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import whosaid

ROOT = Path(__file__).parents[2]
FERRY = (ROOT / "fixtures" / "ferry.txt").read_text()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        (b"", "empty"),
        ("a\0b", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
        (b"%PDF-1.7", "binary"),
        (b"\x1f\x8b\x08broken", "bad_archive"),
        (b'{"text": 5}\n{"text": "a"}', "several_articles"),
    ],
)
def test_what_can_not_be_read(text, code):
    with pytest.raises(whosaid.ReadError) as caught:
        whosaid.extract(text, id="mine")
    error = caught.value
    assert (error.code, error.id) == (code, "mine") and error.message and error.advice
    assert isinstance(error, ValueError) and error.message in str(error) and "--" not in error.advice


@pytest.mark.parametrize("text", [5, None, ["a"], object(), 1.5])
def test_wrong_types(text):
    with pytest.raises(TypeError, match="str or bytes"):
        whosaid.extract(text)


def test_wrong_options():
    for options in ({"offsets": "miles"}, {"min_confidence": 2}, {"min_confidence": float("nan")}):
        with pytest.raises(ValueError, match=next(iter(options))):
            whosaid.Extractor(**options)
    with pytest.raises(ValueError, match="format"):
        whosaid.extract("a", format="nonsense")
    with pytest.raises(OverflowError):
        whosaid.Extractor(max_bytes=-1)
    for wrong in ({"jobs": 0}, {"on_error": "ignore"}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            whosaid.map([], **wrong)


def test_days():
    for day in ("2024-03-05", datetime.date(2024, 3, 5), datetime.datetime(2024, 3, 5, 12)):
        assert whosaid.extract(FERRY, date=day).doc.date == "2024-03-05"
    for day in ("5 March", "2024-02-30", ""):
        with pytest.raises(whosaid.ReadError) as caught:
            whosaid.extract(FERRY, date=day)
        assert caught.value.code == "bad_date"


def test_halves_of_characters_move_nothing():
    text = "\ud83d It will open, \udc00é Ann Lee said. \ud7ff\ue000 \U0001f600 \ud83d\ude00 \udfff"
    report = whosaid.extract(text)
    wanted = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert report.text == wanted
    assert [warning.code for warning in report.warnings if "half" in warning.code] == ["half_characters"]


def test_bytes_that_are_no_utf8():
    assert "café" in whosaid.extract(b"The caf\xe9 opened, Ann Lee said.").text
    assert whosaid.extract(memoryview(FERRY.encode())).to_json() == whosaid.extract(bytearray(FERRY, "utf-8")).to_json()


@pytest.mark.parametrize("text", ["(" * 10_000_000, '"' * 1_000_000, "he said " * 200_000, "é" * 2_000_000])
def test_long_nonsense(text):
    try:
        assert whosaid.extract(text).text == text
    except whosaid.ReadError as error:
        assert error.code.startswith("too_many")


def test_too_long():
    ex = whosaid.Extractor(max_bytes=100)
    for text in ("It rained. " * 10, b"It rained. " * 10):
        with pytest.raises(whosaid.ReadError) as caught:
            ex.extract(text)
        assert caught.value.code == "too_long" and "max_bytes" in caught.value.advice
    one, = ex.map([{"id": "mine", "text": "It rained. " * 10}])
    assert (one.code, one.id) == ("too_long", "mine")


def test_a_str_is_text_and_bytes_are_a_file():
    page = "<html lang=en><meta charset=latin1><p>The café sailed on Thursday, the harbour office said.</p></html>"
    assert whosaid.extract(page).doc.format == "text"
    assert whosaid.extract(page, format="auto").doc.format == "html"
    assert "café" in whosaid.extract(page, format="html").text
    assert whosaid.extract(page.encode("latin1")).text == whosaid.extract(page, format="html").text


def test_items_of_every_kind():
    day = datetime.date(2024, 3, 5)
    items = [
        FERRY,
        FERRY.encode(),
        ("mine", FERRY),
        {"id": "dict", "text": FERRY, "date": day},
        {"text": FERRY},
        None,
        ("null", None),
        {"id": "nothing", "text": None},
        5,
        float("nan"),
        {"text": b"bytes"},
        ("a", "b", "c"),
        {"id": "half", "text": "\ud83d Ann Lee said no."},
        ("last", "It will open, Ann Lee said."),
    ]
    for jobs in (1, 3):
        found = list(whosaid.map(items, jobs=jobs))
        told = [(one.id, getattr(one, "code", None)) for one in found]
        assert told == [
            ("text:1", None),
            ("text:2", None),
            ("mine", None),
            ("dict", None),
            ("text:5", None),
            ("text:6", "empty"),
            ("null", "empty"),
            ("nothing", "bad_json"),
            ("text:9", "no_text"),
            ("text:10", "no_text"),
            ("text:11", "no_text"),
            ("a", "no_text"),
            ("half", None),
            ("last", None),
        ]
        assert found[3].doc.date == "2024-03-05"
        with pytest.raises(whosaid.ReadError):
            list(whosaid.map(items, jobs=jobs, on_error="raise"))


def test_many_items_come_in_order_and_few_are_read_ahead():
    asked = 0

    def stories():
        nonlocal asked
        while True:
            asked += 1
            yield f"s{asked}", f"The mill will shut in {asked} days, Rune Dahl said."

    found = whosaid.map(stories(), jobs=2)
    for number in range(1, 2001):
        assert next(found).id == f"s{number}"
        assert asked <= number + 8
    found.close()


def test_what_came_before_a_failing_generator_is_not_lost():
    def fails():
        for number in range(5):
            yield f"It will shut in {number} days, Rune Dahl said."
        raise OSError("the line is down")

    for jobs in (1, 2):
        given = []
        with pytest.raises(OSError, match="line is down"):
            for one in whosaid.map(fails(), jobs=jobs):
                given.append(one)
        assert len(given) == 5


def test_an_interrupt_ends_it():
    script = """
import signal
import whosaid
# What runs in the background is started deaf to it.
signal.signal(signal.SIGINT, signal.default_int_handler)
def stories():
    while True:
        yield "It will shut in May, Rune Dahl said."
for number, found in enumerate(whosaid.map(stories(), jobs=2)):
    if number == 100:
        print("under way", flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "under way\n"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode != 0 and said.endswith("KeyboardInterrupt\n")


def test_threads_give_the_same_bytes():
    ex = whosaid.Extractor()
    texts = [path.read_text() for path in sorted((ROOT / "fixtures").glob("*.txt"))]
    wanted = [ex.extract(text).to_jsonl() for text in texts]
    wrong = []

    def work():
        for text, want in zip(texts, wanted, strict=True):
            if ex.extract(text).to_jsonl() != want:
                wrong.append(text)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_others_go_on_while_a_long_text_is_read():
    text = (FERRY + "\n\n") * (1_000_000 // len(FERRY))
    done = threading.Event()

    def read():
        whosaid.extract(text)
        done.set()

    thread = threading.Thread(target=read)
    thread.start()
    count = 0
    while not done.is_set():
        count += 1
        time.sleep(0.001)
    thread.join()
    assert count > 20
