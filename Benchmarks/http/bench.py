#!/usr/bin/env python3
"""Measures a live server: import, start, memory, recommendations and events a second, and event to changed answer.

bench.py CONFIDE [--sessions FILE] [--seconds N] [--json]

FILE has one session a line, item ids oldest first. Without it sessions of 43,000 items are generated (and the report
says so). Server and load share this machine. Needs wrk.
"""
import argparse, contextlib, http.client, json, os, random, re, shutil, signal, statistics, subprocess, sys, tempfile, threading, time


def generated_sessions(count=186_670, items=43_000, seed=1):
    dice = random.Random(seed)
    for _ in range(count):
        centre = int(dice.paretovariate(0.7) * 3) % items
        yield [str((centre + dice.randrange(-20, 20)) % items + 1) for _ in range(min(30, 1 + int(dice.expovariate(1 / 4))))]


def read_sessions(path):
    with open(path) as lines:
        for line in lines:
            if line.strip():
                yield line.split()


def run(command, **options):
    started = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout, time.monotonic() - started


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wrk(script, server, seconds, connections, environment):
    before, address = cpu_seconds(server.process.pid), server.address
    out, _ = run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script, address],
                 env={**os.environ, **environment})
    unit = {"us": 1e-3, "ms": 1.0, "s": 1e3}
    def quantile(name):
        value, kind = re.search(rf"{name}%\s+([\d.]+)(us|ms|s)", out).groups()
        return round(float(value) * unit[kind], 3)
    requests = int(re.search(r"(\d+) requests in", out).group(1))
    cpu = cpu_seconds(server.process.pid) - before
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    return {"per_second": float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)), "p50_ms": quantile("50"),
            "p99_ms": quantile("99"), "server_cpu_us": round(cpu / max(1, requests) * 1e6),
            "connections": connections, "failed": int(failed.group(1)) if failed else 0}


def memory(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


class Server:
    def __init__(self, binary, folder):
        started = time.monotonic()
        self.log = f"{folder}/log"
        self.process = subprocess.Popen(
            [binary, "serve", "--config", f"{folder}/confide.yaml", "--port", "0"], stderr=open(self.log, "w"),
            env={**os.environ, "CONFIDE_LIMITS_REQUESTS_PER_SECOND": "1000000"})
        found = None
        while not found:
            time.sleep(0.01)
            found = re.search(r"http://127\.0\.0\.1:(\d+)", open(self.log).read())
            if self.process.poll() is not None or time.monotonic() - started > 60:
                sys.exit(f"the server did not start: {open(self.log).read()}")
        self.port = int(found.group(1))
        self.seconds = time.monotonic() - started
        self.address = f"http://127.0.0.1:{self.port}"

    def stop(self):
        failures = open(self.log).read().count("request failed")
        if failures:
            print(f"{failures} requests failed", open(self.log).read()[:600], file=sys.stderr)
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)


@contextlib.contextmanager
def learning(server, key, items, run, per_second=1_000):
    """Sends batches of 50 events meanwhile, so many events a second."""
    done = threading.Event()
    def send():
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        dice, number, due = random.Random(4), 0, time.monotonic()
        while not done.is_set():
            events = [{"name": "view_item", "id": f"{run}-{number}-{at}", "visit": f"meanwhile-{run}-{number}-{at % 10}",
                       "items": [{"item_id": str(dice.randrange(items) + 1)}]} for at in range(50)]
            connection.request("POST", "/v1/events", json.dumps({"consent": {"learning": "visit"}, "events": events}),
                               {"Authorization": f"Bearer {key}", "Content-Type": "application/json"})
            connection.getresponse().read()
            number, due = number + 1, due + 50 / per_second
            time.sleep(max(0.0, due - time.monotonic()))
    sender = threading.Thread(target=send)
    sender.start()
    try:
        yield
    finally:
        done.set()
        sender.join()


def changed_answer(server, key, items, rounds):
    """From sending an event to having an answer that shows it: a new pair of items each time."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    def post(path, body):
        connection.request("POST", path, json.dumps(body), headers)
        return json.loads(connection.getresponse().read())
    dice, times = random.Random(2), []
    for number in range(rounds):
        first, second = (str(dice.randrange(items) + 1) for _ in range(2))
        started = time.monotonic()
        for repeat in range(3):  # three visits, so that the pair leads whatever else the first item is seen with
            post("/v1/events", {"visit": f"pair-visit-{number}-{repeat}-{os.getpid()}", "consent": {"learning": "visit"}, "events": [
                {"name": "view_item", "items": [{"item_id": first}, {"item_id": second}]}]})
            if repeat == 1:
                started = time.monotonic()
        while True:
            answer = post("/v1/recommendations", {"placement": "home", "visit": [first], "limit": 100,
                                                  "consent": {"recommendations": "visit"}})
            if first == second or any(item["id"] == second for item in answer["items"]):
                break
            if time.monotonic() - started > 5:
                sys.exit("an event did not change the answer within 5 s")
        times.append((time.monotonic() - started) * 1000)
    times.sort()
    return {"p50_ms": round(statistics.median(times), 2), "p99_ms": round(times[int(len(times) * 0.99) - 1], 2), "rounds": rounds}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("confide")
    parser.add_argument("--sessions")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    folder = tempfile.mkdtemp(prefix="confide-bench-")
    report = {"sessions": arguments.sessions or "generated"}
    try:
        out, _ = run([arguments.confide, "init", "--directory", folder, "--shop", "bench"])
        key = re.search(r"pk_\w+", out).group(0)
        sessions = list(read_sessions(arguments.sessions) if arguments.sessions else generated_sessions())
        ids = sorted({item for session in sessions for item in session}, key=int)
        report["visits"], report["events"], report["items"] = len(sessions), sum(map(len, sessions)), len(ids)

        with open(f"{folder}/catalog.jsonl", "w") as feed:
            for item in ids:
                feed.write(f'{{"id":"{item}","title":"Item {item}","price":"{int(item) % 90 + 10}.99 EUR"}}\n')
        _, seconds = run([arguments.confide, "catalog", "import", f"{folder}/catalog.jsonl", "-c", f"{folder}/confide.yaml"])
        report["catalog_import_items_per_second"] = round(len(ids) / seconds)

        now = int(time.time())
        with open(f"{folder}/events.jsonl", "w") as events:
            for at, session in enumerate(sessions):
                begun = now - 90 * 86_400 + at * 90 * 86_400 // len(sessions) - 3_600
                for step, item in enumerate(session):
                    events.write(f'{{"name":"view_item","id":"m{at}-{step}","visit":"bench-session-{at:08}","time":{begun + step},'
                                 f'"items":[{{"item_id":"{item}"}}]}}\n')
        _, seconds = run([arguments.confide, "events", "import", f"{folder}/events.jsonl", "--agreed", "learning",
                          "-c", f"{folder}/confide.yaml"])
        report["event_import_per_second"] = round(report["events"] / seconds)
        report["database_mb"] = os.path.getsize(f"{folder}/confide.sqlite") // 1_048_576

        server = Server(arguments.confide, folder)
        report["start_seconds"] = round(server.seconds, 2)
        report["memory_mb_after_start"] = memory(server.process.pid)

        sample = f"{folder}/sample.txt"
        dice = random.Random(3)
        with open(sample, "w") as lines:
            for session in dice.sample(sessions, min(20_000, len(sessions))):
                visit = session[:dice.randrange(1, 7)]
                lines.write(",".join(f'"{item}"' for item in visit) + "\n")
        environment = {"SESSIONS_SAMPLE": sample, "WRITE_KEY": key, "ITEMS": str(len(ids)), "RUN": str(now)}
        wrk(f"{here}/recommend.lua", server, 2, arguments.connections, environment)  # warm-up
        report["recommendations"] = wrk(f"{here}/recommend.lua", server, arguments.seconds, arguments.connections, environment)
        with learning(server, key, len(ids), now):
            report["recommendations_while_learning"] = wrk(
                f"{here}/recommend.lua", server, arguments.seconds, arguments.connections, environment)
        report["memory_mb_after_recommendations"] = memory(server.process.pid)
        report["event_to_changed_answer"] = changed_answer(server, key, len(ids), arguments.rounds)
        for name, measure in [("learning", "0"), ("learning_and_measurement", "1")]:
            load = wrk(f"{here}/events.lua", server, arguments.seconds, arguments.connections,
                       {**environment, "MEASURE": measure, "RUN": f"{now}-{measure}"})
            load["events_per_second"] = round(load.pop("per_second") * 50)
            report[f"events_{name}"] = load
        report["memory_mb_at_end"] = memory(server.process.pid)
        print(json.dumps(report) if arguments.json else json.dumps(report, indent=2))
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
