#!/usr/bin/env python3
"""Measures how long a merchant waits who drops a large feed into the demo: until it was read, and until its shelves are there.

feed.py CONFIDE [--lines N] [--json]

The feed is made here, the same for the same number of lines. Both times begin when the page is given the file. Needs playwright
(Tests/Browser/requirements.txt).
"""
import argparse, json, pathlib, signal, sys, tempfile, time

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import page as front  # noqa: E402

WORDS = ("amber ash birch brook clay copper dawn dune ember fern field fjord flint frost gale grove harbour hazel heath heron ivy "
         "juniper kelp lark linen loam maple marsh meadow moss oak otter pebble pine quartz reed ridge river rowan sage shale slate "
         "sorrel spruce stone thistle timber vale willow wool wren").split()
KINDS = "bag blanket boot bottle chair jacket kettle lamp mug pack pan rope shelf sock table tent".split()


def feed(lines: int) -> str:
    rows = ["id\ttitle\tdescription\tprice\tavailability\tbrand\tproduct_type"]
    for at in range(lines):
        one, two, kind = WORDS[at % 53 % len(WORDS)], WORDS[at // 53 % len(WORDS)], KINDS[at * 7 % len(KINDS)]
        rows.append(
            f"sku-{at:06}\t{one} {two} {kind} {at}\tA {kind} called {one}, for those who know {two}.\t{5 + at % 400}.{at % 100:02} EUR\t"
            f"in stock\t{two} works\tAll > {kind.capitalize()}s > {one.capitalize()}")
    return "\n".join(rows) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("confide")
    options.add_argument("--lines", type=int, default=100_000)
    options.add_argument("--json", action="store_true")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = pathlib.Path(folder) / "feed.tsv"
        file.write_text(feed(options.lines))
        process, address = front.demo(options.confide, folder)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            page = browser.new_page()
            page.set_default_timeout(600_000)
            page.goto(f"{address}/demo/catalog")
            page.wait_for_load_state("networkidle")
            began = time.monotonic()
            page.set_input_files("#file", file)
            page.wait_for_function("() => /taken/.test(document.querySelector('#feed-news').textContent)")
            read = time.monotonic() - began
            page.wait_for_function("""() => {
                const shelves = [...document.querySelectorAll('#own confide-shelf')]
                return shelves.every(({ shadowRoot }) => shadowRoot?.querySelectorAll('li[part=card]').length > 3)
            }""")
            shown = time.monotonic() - began
            said = page.locator("#feed-news").inner_text()
        finally:
            browser.close()
            process.send_signal(signal.SIGTERM)
            process.wait()
    report = {"lines": options.lines, "bytes": len(feed(options.lines).encode()), "read_s": round(read, 2), "shown_s": round(shown, 2), "said": said}
    print(json.dumps(report) if options.json else "\n".join(f"{name}: {value}" for name, value in report.items()))


if __name__ == "__main__":
    main()
