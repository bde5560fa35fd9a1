"""The pages as their readers have them: in Chromium, by mouse and keyboard, without script, on paper, read aloud.

    python pages.py WHOSAID AXE.JS
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

from playwright.sync_api import sync_playwright

import stories

WHOSAID, AXE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).read_text()
FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "fixtures"
FOLDER = tempfile.TemporaryDirectory()
HERE = pathlib.Path(FOLDER.name)


def whosaid(*args, text=None, codes=(0,)):
    done = subprocess.run([WHOSAID, *map(str, args)], input=text, capture_output=True, encoding="utf-8")
    assert done.returncode in codes, (args, done.returncode, done.stderr)
    return done.stdout


def written(name, html):
    path = HERE / name
    path.write_text(html, encoding="utf-8")
    return path


def plain(text):
    """A text as the page shows it, without white space."""
    pictures = {c: chr(0x2400 + c) for c in range(32) if c not in (9, 10, 13)}
    pictures |= {c: "\ufffd" for c in [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]}
    return "".join(text.translate(pictures).replace("\u2028", "\n").split())


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        ferry = FIXTURES / "ferry.txt"
        cls.ferry = written("ferry.html", whosaid("extract", "--to", "html", "--date", "2024-03-05", ferry))
        cls.hostile_json = json.dumps(stories.HOSTILE)
        cls.hostile = written("hostile.html", whosaid("extract", "--to", "html", text=cls.hostile_json))
        whosaid("batch", FIXTURES, "--glob", "*.txt", "--to", "html", "-o", HERE / "all", codes=(0, 2))
        mill = [FIXTURES / f"revisions/mill.v{n}.txt" for n in (1, 2)]
        cls.diff = written("diff.html", whosaid("diff", *mill, "--to", "html", codes=(1,)))
        cls.chain = written("chain.html", whosaid("diff", "--chain", *mill, mill[0], "--to", "html", codes=(1,)))
        cls.summary = written("summary.html", whosaid("summary", FIXTURES, "--glob", "*.txt", "--to", "html", codes=(0, 2)))
        empty = whosaid("extract", "--to", "html", text="Rain fell.")
        cls.empty = written("empty.html", empty)
        overlong = json.dumps(stories.OVERLONG)
        cls.overlong = written("overlong.html", whosaid("extract", "--to", "html", text=overlong))
        written("old.jsonl", overlong + "\n")
        written("new.jsonl", overlong.replace("Monday", "Tuesday" * 40) + "\n")
        whosaid("batch", HERE / "old.jsonl", HERE / "new.jsonl", "--to", "html", "-o", HERE / "two")
        longest = whosaid("diff", HERE / "old.jsonl", HERE / "new.jsonl", "--to", "html", codes=(1,))
        cls.longest = written("longest.html", longest)
        none = written("none.html", whosaid("summary", "-", "--to", "html", text="Rain fell."))
        cls.every = [cls.ferry, cls.hostile, HERE / "all/index.html", cls.diff, cls.chain, cls.summary, cls.empty]
        cls.every += [cls.overlong, HERE / "two/index.html", cls.longest, none]

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()

    def open(self, path, **options):
        """A page, and all that it asked for or complained of."""
        context = self.browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options})
        self.addCleanup(context.close)
        page, said = context.new_page(), []
        page.on("request", lambda request: said.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        self.assertEqual(said.pop(0), path.as_uri())
        return page, said

    def test_nothing_is_asked_for(self):
        for path in self.every:
            page, said = self.open(path)
            page.mouse.wheel(0, 20000)
            page.wait_for_timeout(50)
            self.assertEqual(said, [], path.name)

    def test_no_element_gets_in(self):
        page, said = self.open(self.hostile)
        plain_page, _ = self.open(self.ferry)
        count = "what => document.querySelectorAll(what).length"
        for what, number in [("script", 1), ("style", 1), ("img,iframe,object,b,[onload],[onerror],[style],[src]", 0)]:
            self.assertEqual(page.evaluate(count, what), number, what)
        self.assertEqual(page.evaluate("document.querySelectorAll('#text :not(p,mark,span,a)').length"), 0)
        self.assertEqual(page.evaluate("[...document.links].filter(a => !['file:', 'http:', 'https:'].includes(a.protocol)).length"), 0)
        self.assertTrue(page.evaluate("window.pwned === undefined"))
        self.assertEqual(said, [])
        names = "[...new Set([...document.querySelectorAll('*')].map(e => e.localName))]"
        new = set(page.evaluate(names)) - set(plain_page.evaluate(names))
        self.assertLessEqual(new, {"blockquote", "ol", "ul", "li", "strong"}, "elements that an honest page has not")

    def test_marks_say_what_the_report_says(self):
        marked = """() => { const all = {}; for (const mark of document.querySelectorAll('#text mark'))
            for (const [role, ids] of Object.entries(mark.dataset)) for (const id of ids.split(' '))
                all[role + id] = (all[role + id] || '') + mark.textContent; return all; }"""
        claims = 0
        inputs = [(path, None) for path in sorted(FIXTURES.glob("*.txt"))] + [("-", self.hostile_json)]
        page, _ = self.open(self.empty)
        for path, text in inputs:
            report = json.loads(whosaid("extract", "--to", "jsonl", "--with-text", path, text=text))
            page.goto(written("story.html", whosaid("extract", "--to", "html", path, text=text)).as_uri())
            found = page.evaluate(marked)
            self.assertEqual(plain(page.evaluate("document.querySelector('#text').textContent")), plain(report["doc"]["text"]), path)
            self.assertEqual(page.locator("#rows tbody tr").count(), len(report["claims"]), path)
            for claim in report["claims"]:
                claims += 1
                for role, spans in [("q", claim["content"]), ("s", claim["source"]["spans"]), ("u", claim["cue"]["spans"])]:
                    wanted = plain("".join(span["text"] for span in spans))
                    self.assertEqual(plain(found.get(role + claim["id"][1:], "")), wanted, (path, claim["id"], role))
            words = page.evaluate("[...document.querySelectorAll('.bars tbody tr')].map(r => +r.cells[1].textContent.replace(',', ''))")
            total = page.evaluate("document.querySelector('.totals').textContent")
            self.assertIn(f"{sum(words):,} word", total, path)
        self.assertGreater(claims, 100)

    def test_filters_and_keys_work(self):
        page, _ = self.open(self.ferry)
        shown = lambda: page.locator("#rows tbody tr:visible").count()
        told = lambda: page.locator("#shown").text_content()
        self.assertEqual((shown(), told()), (11, "11 claims"))
        page.keyboard.press("/")
        page.keyboard.type("HULL")
        self.assertEqual((shown(), told()), (1, "1 of 11 claims"))
        self.assertEqual(page.locator("#text mark.q:not(.off)").count(), page.locator("#text mark[data-q~='4']").count())
        page.keyboard.press("Escape")
        self.assertEqual(shown(), 11)
        page.locator(".bars a", has_text="Ingrid Solvang").click()
        self.assertEqual((shown(), page.evaluate("location.hash")[:2]), (3, "#s"))
        page.keyboard.press("Escape")
        page.locator("#stance").select_option("denies")
        self.assertEqual(shown(), 1)
        page.locator("#clear").click()
        # A form is empty only after its event of being reset.
        page.wait_for_function("document.querySelector('#shown').textContent == '11 claims'")
        self.assertEqual(shown(), 11)
        page.locator("#sure").fill("95")
        sure = page.evaluate("[...document.querySelectorAll('#rows tbody tr')].filter(r => +r.dataset.p >= 95).length")
        self.assertEqual(shown(), sure)
        self.assertTrue(0 < sure < 11)
        page.keyboard.press("Escape")
        for key, row in [("j", "c1"), ("j", "c2"), ("k", "c1")]:
            page.keyboard.press(key)
            self.assertEqual(page.evaluate("[document.activeElement.id, location.hash]"), [row, f"#{row}"])
        self.assertGreater(page.locator("#text mark.on").count(), 0)
        page.goto(self.ferry.as_uri() + "#c7")
        self.assertEqual(page.evaluate("document.querySelector('#rows tr.on').id"), "c7")
        page.locator("#c7 summary").click()
        # A row tells only afterwards that it was opened.
        page.locator("#c7 details button").first.wait_for()
        buttons = page.locator("#c7 details button").all_text_contents()
        self.assertEqual(buttons, ["Copy quotation with source", "Copy as JSON"])

    def test_all_is_read_without_script(self):
        report = json.loads(whosaid("extract", "--to", "jsonl", FIXTURES / "ferry.txt"))
        page, _ = self.open(self.ferry, java_script_enabled=False)
        text = plain(page.locator("body").inner_text())
        for claim in report["claims"]:
            self.assertIn(plain(claim["content"][0]["text"]), text)
        self.assertEqual(page.locator("#filters").is_visible(), False)
        for svg in ["svg.map", "svg.timeline", "svg.network"]:
            self.assertTrue(page.locator(svg).is_visible(), svg)

    def test_nobody_is_shut_out(self):
        for scheme in ["light", "dark"]:
            for path in self.every:
                page, _ = self.open(path, color_scheme=scheme)
                page.evaluate(AXE)
                found = page.evaluate("axe.run().then(result => result.violations)")
                grave = [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found if v["impact"] in ("serious", "critical")]
                self.assertEqual(grave, [], (path.name, scheme))

    def test_every_screen_is_enough(self):
        for path in self.every:
            for width in (360, 800, 1200):
                page, _ = self.open(path, viewport={"width": width, "height": 740})
                self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width, path.name)

    def test_paper_holds_every_claim(self):
        story = stories.long(80)
        report = json.loads(whosaid("extract", "--to", "jsonl", text=story))
        page, _ = self.open(written("long.html", whosaid("extract", "--to", "html", text=story)))
        page.pdf(path=HERE / "long.pdf")
        paper = subprocess.run(["pdftotext", "-layout", HERE / "long.pdf", "-"], capture_output=True, encoding="utf-8").stdout
        raw = subprocess.run(["pdftotext", "-raw", HERE / "long.pdf", "-"], capture_output=True, encoding="utf-8").stdout
        paper = plain(paper) + plain(raw)
        for claim in report["claims"]:
            for piece in claim["content"]:
                self.assertIn(plain(piece["text"]), paper, claim["id"])

    def test_thousands_of_claims(self):
        story = stories.long(8200)
        html = whosaid("extract", "--to", "html", text=story)
        self.assertEqual(html, whosaid("extract", "--to", "html", "--jobs", "2", text=story), "the same bytes again")
        began = time.monotonic()
        page, said = self.open(written("large.html", html))
        loaded = time.monotonic() - began
        claims = int(page.locator("#shown").text_content().split()[0].replace(",", ""))
        self.assertGreater(claims, 10_000)
        self.assertLessEqual(len(html.encode()) * 10_000 / claims, 6_000_000)
        self.assertLessEqual(page.evaluate("document.querySelectorAll('*').length"), 6000)
        self.assertEqual(page.locator("#rows tbody tr").count(), 60)
        took = page.evaluate("""() => { const began = performance.now(), words = document.querySelector('#words');
            words.value = 'another 4003 houses'; words.dispatchEvent(new Event('input', { bubbles: true }));
            return performance.now() - began; }""")
        self.assertEqual(page.locator("#rows tbody tr").count(), 1)
        page.keyboard.press("Escape")
        page.locator("#rows-pages button", has_text="Next").click()
        self.assertEqual(page.locator("#rows tbody tr").first.get_attribute("id"), "c61")
        page.goto(self.open_at("large.html", "#c9000"))
        page.reload()
        self.assertEqual(page.locator("#rows tr.on").get_attribute("id"), "c9000")
        self.assertGreater(page.locator("#text mark.on").count(), 0)
        self.assertEqual([line for line in said if not line.startswith("file:")], [])
        print(f"{claims} claims: loaded in {loaded:.1f} s, filtered in {took / 1000:.2f} s")
        # Seconds on a quiet machine; the bound is for a busy one.
        self.assertLess(took, 3000)
        bare, _ = self.open(HERE / "large.html", java_script_enabled=False)
        self.assertEqual(bare.locator("#claims tbody tr").count(), claims)

    def open_at(self, name, place):
        return (HERE / name).as_uri() + place

    def test_a_page_is_small(self):
        html = whosaid("extract", "--to", "html", text=stories.long(90))
        self.assertGreaterEqual(html.count('<tr id="c'), 112)
        self.assertLessEqual(len(html.encode()), 250_000)

    def test_the_index_leads_to_every_page(self):
        page, _ = self.open(HERE / "all/index.html")
        links = page.evaluate("[...document.querySelectorAll('.stories a')].map(a => a.href)")
        self.assertEqual(len(links), len(list((HERE / "all").glob("0*.html"))))
        page.goto(links[0])
        page.locator(".home a").click()
        self.assertEqual(page.url, (HERE / "all/index.html").as_uri())


if __name__ == "__main__":
    result = unittest.main(argv=["pages.py"], exit=False, verbosity=1).result
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed} passed, {failed} failed")
    sys.exit(failed > 0 or result.testsRun == 0)
