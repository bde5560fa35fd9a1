"""The page of `whosaid serve` as its users have it: pasted, dropped, by keyboard, without script.

    python served.py WHOSAID AXE.JS
"""

import json
import pathlib
import subprocess
import sys
import unittest
import urllib.request

from playwright.sync_api import sync_playwright

WHOSAID, AXE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).read_text()
FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "fixtures"
FERRY = FIXTURES / "ferry.txt"
MILL = [FIXTURES / f"revisions/mill.v{n}.txt" for n in (1, 2)]


class Served(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = subprocess.Popen([WHOSAID, "serve", "--listen", "127.0.0.1:0", "--max-bytes", "100K"], stdout=subprocess.PIPE, encoding="utf-8")
        cls.address = cls.server.stdout.readline().split()[-1]
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.server.terminate()
        assert cls.server.wait(30) == 0

    def open(self, **options):
        """The page, and all that it complained of, or asked for elsewhere."""
        context = self.browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options})
        self.addCleanup(context.close)
        page, said = context.new_page(), []
        page.on("request", lambda request: request.url.startswith((self.address, "data:", "blob:", "about:")) or said.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(self.address)
        return page, said

    def report(self, page):
        page.locator("#told").filter(has_text="Done").wait_for()
        return page.frame_locator("#report")

    def claims(self):
        request = urllib.request.Request(self.address + "/extract?date=2024-03-05", FERRY.read_bytes(), {"Content-Type": "text/plain"})
        return json.load(urllib.request.urlopen(request))["claims"]

    def test_a_story_is_pasted(self):
        page, said = self.open()
        page.locator("#story").fill(FERRY.read_text())
        page.locator("#day-one").fill("2024-03-05")
        page.get_by_role("button", name="Show who said what").click()
        report = self.report(page)
        report.locator("#shown").wait_for()
        self.assertEqual(report.locator("#rows tbody tr").count(), len(self.claims()))
        # The report's own script runs, and so do its links.
        report.locator("#words").fill("hull")
        self.assertEqual(report.locator("#rows tbody tr:visible").count(), 1)
        report.locator("#clear").click()
        report.locator(".bars a", has_text="Ingrid Solvang").click()
        self.assertEqual(report.locator("#rows tbody tr:visible").count(), 3)
        self.assertEqual(page.evaluate("document.activeElement.id"), "report")
        self.assertEqual(page.url, self.address + "/")
        with page.expect_download() as saved:
            page.locator("#save").click()
        self.assertIn("Ingrid Solvang", pathlib.Path(saved.value.path()).read_text())
        with page.expect_download() as saved:
            page.locator("#json").click()
        self.assertEqual(len(json.loads(pathlib.Path(saved.value.path()).read_text())["claims"]), len(self.claims()))
        self.assertEqual(said, [])

    def test_two_versions_are_compared(self):
        page, said = self.open()
        page.locator("#old").fill(MILL[0].read_text())
        page.locator("#two input[type=file]").nth(1).set_input_files(MILL[1])
        page.get_by_role("button", name="Show what changed").click()
        report = self.report(page)
        report.locator("table.changes").wait_for()
        self.assertGreater(report.locator("table.changes tbody tr").count(), 3)
        self.assertEqual(said, [])

    def test_a_file_is_dropped(self):
        page, said = self.open()
        page.locator("#story").fill("Old words.")
        page.evaluate("""text => { const data = new DataTransfer();
            data.items.add(new File([text], "story.txt", { type: "text/plain" }));
            const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
            document.querySelector("#story").dispatchEvent(drop); }""", FERRY.read_text())
        self.assertEqual(page.locator("#story").input_value(), "")
        page.locator("#one button").click()
        self.assertGreater(self.report(page).locator("#rows tbody tr").count(), 5)
        self.assertEqual(said, [])

    def test_by_keyboard_alone(self):
        page, said = self.open()
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.className"), "skip")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.id"), "story")
        page.keyboard.insert_text("The bridge is safe, Ann Lee said.")
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.localName") == "button":
                break
        page.keyboard.press("Enter")
        self.report(page).locator("#shown").wait_for()
        self.assertEqual(page.evaluate("document.activeElement.id"), "result-h")
        self.assertEqual(said, [])

    def test_what_is_wrong_is_told(self):
        page, said = self.open()
        told = page.locator("#told.wrong")
        page.locator("#one button").click()
        told.filter(has_text="Paste a text").wait_for()
        self.assertTrue(page.evaluate("document.querySelector('#one').contains(document.querySelector('#told'))"))
        page.locator("#story").fill("x" * 200_000)
        page.locator("#one button").click()
        told.filter(has_text="at most 102,400 are taken").wait_for()
        self.assertEqual(said, [])
        page.locator("#one input[type=file]").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 \0"})
        page.locator("#one button").click()
        told.filter(has_text="not text").wait_for()
        page.locator("#one input[type=file]").set_input_files([])
        page.locator("#story").fill("The bridge is safe, Ann Lee said.")
        page.locator("#one button").click()
        self.report(page).locator("#shown").wait_for()
        page.locator("#two button").click()
        told.filter(has_text="Paste a text").wait_for()
        self.assertFalse(page.locator("#result").is_visible(), "an earlier report is no answer")

    def test_hostile_stories_stay_in_their_frame(self):
        page, _ = self.open()
        page.locator("#story").fill('"<script>top.pwned=1</script><img src=x onerror=top.pwned=1>," Ann <b>Lee</b> said. </iframe><script>pwned=1</script>')
        page.locator("#one button").click()
        report = self.report(page)
        report.locator("#shown").wait_for()
        self.assertTrue(page.evaluate("window.pwned === undefined"))
        self.assertEqual(report.locator("img, b b, iframe").count(), 0)
        # Its frame is another origin, which may not ask the server.
        frame = page.frames[-1]
        self.assertEqual(frame.evaluate("origin"), "null")
        self.assertEqual(frame.evaluate("address => fetch(address).then(() => 'asked', () => 'refused')", self.address + "/version"), "refused")

    def test_without_script_it_is_a_form(self):
        page, _ = self.open(java_script_enabled=False)
        page.locator("#story").fill(FERRY.read_text())
        page.locator("#one button").click()
        self.assertIn("Who said what", page.locator(".kicker").text_content())
        self.assertEqual(page.locator("#rows tbody tr").count(), len(self.claims()))

    def test_nobody_is_shut_out(self):
        for scheme in ["light", "dark"]:
            page, _ = self.open(color_scheme=scheme, bypass_csp=True)
            page.locator("#story").fill(FERRY.read_text())
            page.locator("#one button").click()
            self.report(page).locator("#shown").wait_for()
            page.evaluate(AXE)
            found = page.evaluate("axe.run({ iframes: false }).then(result => result.violations)")
            grave = [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found if v["impact"] in ("serious", "critical")]
            self.assertEqual(grave, [], scheme)

    def test_a_narrow_screen_is_enough(self):
        page, _ = self.open(viewport={"width": 360, "height": 740})
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 360)


if __name__ == "__main__":
    result = unittest.main(argv=["served.py"], exit=False, verbosity=1).result
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed} passed, {failed} failed")
    sys.exit(failed > 0 or result.testsRun == 0)
