"""Makes the README's pictures anew:

    target/browser/bin/python tests/browser/pictures.py target/release/whosaid
"""

import pathlib
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

WHOSAID = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
MILL = [f"fixtures/revisions/mill.v{n}.txt" for n in (1, 2)]
PICTURES = {
    "page": (["extract", "--to", "html", "--date", "2024-03-05", "fixtures/ferry.txt"], 1000),
    "changes": (["diff", *MILL, "--to", "html"], 760),
}

(ROOT / "docs").mkdir(exist_ok=True)
with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for name, (args, height) in PICTURES.items():
        path = pathlib.Path(folder) / f"{name}.html"
        path.write_bytes(subprocess.run([WHOSAID, *args], cwd=ROOT, capture_output=True).stdout)
        page = browser.new_page(viewport={"width": 960, "height": height})
        page.goto(path.as_uri())
        page.screenshot(path=ROOT / f"docs/{name}.jpg", type="jpeg", quality=60)
    browser.close()
