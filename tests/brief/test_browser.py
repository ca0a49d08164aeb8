"""In a real browser: no accessibility fault by WCAG 2.2 AA, nothing fetched, nothing cut off on a telephone.

Needs node, Chromium and the npm packages axe-core and puppeteer-core, found by TRACKTWO_NODE_MODULES (a
folder ``node_modules``); without them the test is skipped and says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from gold_reading import gold

from tracktwo.brief import facts_of, page
from tracktwo.brief.reading_view import write_reading
from tracktwo.case import load

ROOT = Path(__file__).resolve().parents[2]
MODULES = Path(os.environ.get("TRACKTWO_NODE_MODULES", "node_modules")).resolve()
NODE = shutil.which("node")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NEEDED = (MODULES / "axe-core" / "axe.min.js", MODULES / "puppeteer-core")

SCRIPT = """
const [, , modules, chromium, file] = process.argv;
const puppeteer = require(modules + "/puppeteer-core");
const axe = require("fs").readFileSync(modules + "/axe-core/axe.min.js", "utf8");
(async () => {
  const browser = await puppeteer.launch({
    executablePath: chromium, headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
  });
  const found = { violations: [], fetched: [], wide: {} };
  for (const width of [1280, 390]) {
    const tab = await browser.newPage();
    tab.on("request", (request) => found.fetched.push(request.url()));
    await tab.setViewport({ width, height: 900 });
    await tab.goto("file://" + file);
    found.wide[width] = await tab.evaluate(() => document.documentElement.scrollWidth);
    await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    await tab.evaluate(axe);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const checked = await tab.evaluate((tags) => axe.run(document, { runOnly: tags }), tags);
    found.violations.push(...checked.violations.map((one) => one.id + ": " + one.nodes[0].html));
  }
  await browser.close();
  console.log(JSON.stringify(found));
})();
"""


needs_browser = pytest.mark.skipif(
    not (NODE and CHROMIUM and all(path.exists() for path in NEEDED)),
    reason="needs node, Chromium, and axe-core and puppeteer-core in TRACKTWO_NODE_MODULES",
)


@needs_browser
@pytest.mark.parametrize("name", ["ukraine-2023", "panama-1974"])
def test_a_browser_finds_no_fault(name: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    file.write_text(page(facts_of(load(ROOT / "examples" / name), draws=60)), "utf-8")
    check_in_browser(file)


@needs_browser
def test_a_browser_finds_no_fault_in_a_reading(shared: Path, tmp_path: Path) -> None:
    (file,) = write_reading(gold(shared), tmp_path / "reading.html")
    check_in_browser(file)


def check_in_browser(file: Path) -> None:
    """Open a page wide and narrow: nothing is at fault, nothing fetched, nothing wider than the window."""
    script = file.with_name("check.js")
    script.write_text(SCRIPT, "utf-8")
    command = [str(NODE), str(script), str(MODULES), str(CHROMIUM), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    found = json.loads(done.stdout)
    assert found["violations"] == []
    assert found["fetched"] == [f"file://{file}"] * 2
    assert found["wide"] == {"1280": 1280, "390": 390}
