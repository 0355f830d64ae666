#!/usr/bin/env python3
"""How long an erasure takes beside many other shoppers: python3 Benchmarks/http/erase.py PATH/TO/confide [--shoppers 1000000]

A new shop gets so many shoppers as rows of the size of real ones (an entry, two decisions, a sealed row each). Then real
shoppers are made over HTTP, each with two visits, and erased one after the other. Their journal lines are subtracted, the
rows overwritten, and the log emptied before each answer; what is measured is the whole request.
"""

import argparse
import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import sqlite3
import statistics
import subprocess
import tempfile
import time


def ballast(path: str, count: int) -> None:
    base = sqlite3.connect(path)
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA cache_size = -400000")
    names = sorted(os.urandom(16) for _ in range(count))
    today = int(time.time()) // 86_400
    with base:
        base.executemany(
            "INSERT INTO entry (shop, shopper, version, choices, wrapped_key, ends) VALUES (1, ?, 1, 69, ?, ?)",
            ((name, os.urandom(60), today + 365) for name in names))
        base.executemany(
            "INSERT INTO decision (shop, shopper, number, purpose, level, notice, language, time, expires)"
            " VALUES (1, ?, ?, ?, 3, '2026-1', 'en', ?, ?)",
            ((name, n, n, today * 86_400, today + 365) for name in names for n in (1, 2)))
        base.executemany(
            "INSERT INTO sealed (shop, shopper, purpose, revision, bytes, oldest) VALUES (1, ?, 0, 1, ?, ?)",
            ((name, os.urandom(160), today) for name in names))
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()


def token(key: bytes, customer: str) -> str:
    def text(data: bytes) -> bytes:
        return base64.urlsafe_b64encode(data).rstrip(b"=")

    claims = {"sub": customer, "aud": "confide:bench", "exp": 4_000_000_000}
    signed = text(b'{"alg":"HS256","typ":"JWT"}') + b"." + text(json.dumps(claims).encode())
    return (signed + b"." + text(hmac.new(key, signed, hashlib.sha256).digest())).decode()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--shoppers", type=int, default=1_000_000)
    options.add_argument("--erasures", type=int, default=300)
    given = options.parse_args()
    program = os.path.abspath(given.program)
    with tempfile.TemporaryDirectory() as folder:
        run = lambda *words: subprocess.run([program, *words], cwd=folder, check=True, capture_output=True, text=True)
        made = run("init", "--shop", "bench", "--origin", "https://shop.example")
        server_key = re.search(r"sk_\w+", made.stdout + made.stderr).group()
        key = bytes.fromhex(run("token", "--key").stdout.strip())
        ballast(f"{folder}/confide.sqlite", given.shoppers)
        size = os.path.getsize(f"{folder}/confide.sqlite")
        server = subprocess.Popen([program, "serve", "--port", "0"], cwd=folder, stderr=subprocess.PIPE, text=True)
        try:
            port = next(int(found.group(1)) for line in server.stderr if (found := re.search(r":(\d+)\s*$", line)))
            wire = http.client.HTTPConnection("127.0.0.1", port)

            def ask(method: str, path: str, body: dict, shopper: str | None = None) -> dict:
                headers = {"Authorization": f"Bearer {server_key}"}
                if shopper:
                    headers["Confide-Shopper"] = token(key, shopper)
                wire.request(method, path, json.dumps(body), headers)
                answer = wire.getresponse()
                text = answer.read()
                assert answer.status == 200, text
                return json.loads(text)

            yes = {"decisions": {"recommendations": "account", "learning": "account"},
                   "notice": {"version": "1", "language": "en"}}
            for n in range(given.erasures):
                ask("PUT", "/v1/consent", yes, f"c-{n}")
                for visit in range(2):
                    events = [{"name": "view_item", "items": [{"item_id": f"item-{(n * 7 + at) % 500}"}]} for at in range(5)]
                    ask("POST", "/v1/events", {"visit": f"visit-token-{n:06}-{visit}", "events": events}, f"c-{n}")
            times, stranger = [], []
            # By turns, so that what else the machine does falls on both.
            for n in range(given.erasures):
                start = time.perf_counter()
                done = ask("POST", "/v1/erasures", {"customer": f"c-{n}"})
                times.append((time.perf_counter() - start) * 1_000)
                assert done["erased"] == {"visits": 2, "sealed_rows": 2, "decisions": 2, "keys": 1}, done
                start = time.perf_counter()
                ask("POST", "/v1/erasures", {"customer": f"nobody-{n}"})
                stranger.append((time.perf_counter() - start) * 1_000)
            times.sort()
            stranger.sort()
            proven = time.perf_counter()
            proof = ask("POST", "/v1/erasures", {"customer": "c-0", "prove": True})["proof"]
            proven = time.perf_counter() - proven
            assert proof["found"] == 0, proof

            def line(name: str, values: list[float]) -> None:
                at = lambda share: values[min(len(values) - 1, int(share * len(values)))]
                print(f"{name}: p50 {statistics.median(values):.1f} ms, p99 {at(0.99):.1f} ms, max {values[-1]:.1f} ms")

            print(f"{given.shoppers:,} shoppers in a store of {size / 1e6:.0f} MB, {given.erasures} erasures")
            line("erase a known shopper", times)
            line("erase a shopper nobody knows", stranger)
            print(f"erase with proof, {proof['bytes_searched'] / 1e6:.0f} MB searched: {proven:.2f} s")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
