#!/usr/bin/env python3
"""Measures the demo's front page in Chromium with a processor slowed down four times: from the first byte to a filled
shelf, the script time until then, layout shift, and whether a second view asks for the shelf again.

page.py CONFIDE [--views N] [--slower TIMES] [--json]

Each view is a fresh browser profile. Script time is the processor time of the page's main thread, from the start of the
navigation to the filled shelf, in which Chromium's trace says that script was compiled, evaluated or called. It counts
the demo's own scripts too, so it is no less than what the SDK takes; other work on the machine is not in it, as it is in the
time to the shelf. Needs playwright (Tests/Browser/requirements.txt).
"""
import argparse, json, re, signal, statistics, subprocess, tempfile

from playwright.sync_api import sync_playwright

SCRIPT = {"EvaluateScript", "FunctionCall", "RunMicrotasks", "TimerFire", "FireAnimationFrame", "v8.compile", "v8.compileModule",
          "v8.evaluateModule", "v8.run", "V8.GCScavenger", "MinorGC", "MajorGC"}
CATEGORIES = "devtools.timeline,v8,v8.execute,disabled-by-default-v8.compile,blink.user_timing,loading"


def demo(program, folder):
    """A running demo, its address, and its own server key."""
    process = subprocess.Popen([program, "demo", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                               env={"PATH": "/usr/bin:/bin", "TMPDIR": folder})
    said = ""
    for line in process.stdout:
        said += line
        if "Ctrl-C" in line:
            break
    return process, re.search(r"http://[\d.]+:\d+", said)[0]


def trace(session):
    """Begins a trace; what is returned ends it, and gives its events."""
    events, done = [], []
    session.on("Tracing.dataCollected", lambda found: events.extend(found["value"]))
    session.on("Tracing.tracingComplete", lambda _: done.append(True))
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": CATEGORIES.split(",")}})

    def end(page):
        session.send("Tracing.end")
        while not done:
            page.wait_for_timeout(50)
        return events
    return end


def script_time(events, address, filled):
    """Milliseconds of processor time for script on the page's main thread before the shelf was filled; nested calls
    count once. Trace events have the clock of the thread as `tts` and `tdur`."""
    start = next(event for event in events if event["name"] == "navigationStart" and address in str(event["args"]))
    end = start["ts"] + filled * 1000
    spans = sorted((event["tts"], event["tts"] + event["tdur"]) for event in events
                   if event["name"] in SCRIPT and (event["pid"], event["tid"]) == (start["pid"], start["tid"])
                   and "tdur" in event and start["ts"] <= event["ts"] < end)
    total, reached = 0, 0
    for begin, finish in spans:
        total += max(0, finish - max(begin, reached))
        reached = max(reached, finish)
    return total / 1000


def view(browser, address, slower):
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    end = trace(browser.new_browser_cdp_session())
    page.goto(f"{address}/demo")
    page.wait_for_function("() => window.meter?.filled > 0")
    page.wait_for_timeout(1000)
    found = page.evaluate("""() => {
        const [{ responseStart }] = performance.getEntriesByType('navigation')
        return { filled: meter.filled, first: responseStart, moved: meter.moved, long: meter.long }
    }""")
    events = end(page)
    # The same page once more: within its age, the shelf comes from the browser's own cache.
    page.goto(f"{address}/demo")
    page.wait_for_function("() => window.meter?.filled > 0")
    again = page.evaluate("""() => performance.getEntriesByType('resource')
        .filter(({ name }) => name.includes('/v1/shelves/')).reduce((sum, { transferSize }) => sum + transferSize, 0)""")
    context.close()
    return {"shelf_ms": found["filled"] - found["first"], "script_ms": script_time(events, address, found["filled"]),
            "layout_shift": found["moved"], "long_tasks": found["long"], "second_view_shelf_bytes": again}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("confide")
    options.add_argument("--views", type=int, default=11)
    options.add_argument("--slower", type=float, default=4)
    options.add_argument("--json", action="store_true")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        process, address = demo(options.confide, folder)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            views = [view(browser, address, options.slower) for _ in range(options.views)]
        finally:
            browser.close()
            process.send_signal(signal.SIGTERM)
            process.wait()
    report = {"views": len(views), "slower": options.slower}
    for name in views[0]:
        values = sorted(each[name] for each in views)
        report[name] = {"median": round(statistics.median(values), 3), "most": round(values[-1], 3)}
    if options.json:
        return print(json.dumps(report))
    for name, value in report.items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
