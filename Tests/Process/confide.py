"""Runs the real program: commands, servers, and a look into the database from outside."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import ssl
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = os.environ.get("CONFIDE_BIN") or str(ROOT / ".build/debug/confide")
# A machine that also builds something is slow, not wrong.
PATIENCE = 60.0


class Answer:
    """An answer over HTTP."""

    def __init__(self, status: int, headers, body: bytes):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.body[:600]!r}"


def environment(**more: str) -> dict[str, str]:
    """The environment without what would configure the program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONFIDE_")}
    return kept | more


class Server:
    """A running process that says where it listens; `mark` is what stands before the address."""

    def __init__(self, arguments, cwd, env=None, mark=r"confide is ready on (https?)://([\d.]+):(\d+)"):
        self.process = subprocess.Popen(
            [BIN, *arguments], cwd=cwd, env=environment(**(env or {})), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.said = ""
        ready = threading.Event()

        def listen():
            for line in self.process.stdout:
                self.said += line.decode()
                if re.search(mark, self.said):
                    ready.set()
            ready.set()

        self.listener = threading.Thread(target=listen, daemon=True)
        self.listener.start()
        ready.wait(PATIENCE)
        found = re.search(mark, self.said)
        if not found:
            self.kill()
            raise AssertionError(f"the server did not start:\n{self.said}")
        self.scheme, self.host, self.port = found[1], found[2], int(found[3])

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"

    def connect(self, timeout=PATIENCE) -> http.client.HTTPConnection:
        if self.scheme == "https":
            blind = ssl.create_default_context()
            blind.check_hostname, blind.verify_mode = False, ssl.CERT_NONE
            return http.client.HTTPSConnection(self.host, self.port, timeout=timeout, context=blind)
        return http.client.HTTPConnection(self.host, self.port, timeout=timeout)

    def ask(self, method, path, body=None, key=None, shopper=None, headers=None, connection=None) -> Answer:
        headers = dict(headers or {})
        if key:
            headers["Authorization"] = f"Bearer {key}"
        if shopper:
            headers["Confide-Shopper"] = shopper
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
        own = connection or self.connect()
        try:
            own.request(method, path, body, headers)
            answer = own.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            if connection is None:
                own.close()

    def stop(self, how=signal.SIGTERM) -> int:
        """Asks it to end and waits; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.kill()

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.listener.join(5)
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()


class Shop:
    """A folder made by `confide init`, with the keys that it showed."""

    def __init__(self, folder, *init: str):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        made = run("init", *init, cwd=self.folder)
        assert made.returncode == 0, made.stderr
        assert self.log_is_empty
        self.said = made.stdout
        self.write_key = re.search(r"\bpk_\w+", self.said)[0]
        self.server_key = re.search(r"\bsk_\w+", self.said)[0]
        self.token_key = re.search(r"token key +([0-9a-f]{64})", self.said)[1]
        self.name = re.search(r'aud "confide:([a-z0-9-]+)"', self.said)[1]

    def run(self, *arguments, **options) -> subprocess.CompletedProcess:
        return run(*arguments, cwd=self.folder, **options)

    def serve(self, *arguments, env=None) -> Server:
        return Server(["serve", "--port", "0", *arguments], self.folder, env)

    def copy(self, folder) -> Shop:
        """The same shop, byte for byte, somewhere else."""
        shutil.copytree(self.folder, folder)
        twin = object.__new__(Shop)
        twin.__dict__ = self.__dict__ | {"folder": pathlib.Path(folder)}
        return twin

    @property
    def database(self) -> pathlib.Path:
        return self.folder / "confide.sqlite"

    @property
    def log_is_empty(self) -> bool:
        """Whether a copy of the database file alone is a whole copy."""
        log = self.folder / "confide.sqlite-wal"
        return not log.exists() or log.stat().st_size == 0

    def rows(self, sql: str, *values) -> list[tuple]:
        """Reads beside the program, without writing."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=30)) as database:
            return database.execute(sql, values).fetchall()

    def token(self, customer: str, seconds=3600) -> str:
        """A shopper token, as a shop's backend makes it."""

        def part(value):
            raw = value if isinstance(value, bytes) else json.dumps(value, separators=(",", ":")).encode()
            return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()

        head = part({"alg": "HS256", "typ": "JWT"})
        body = part({"sub": customer, "aud": f"confide:{self.name}", "exp": int(time.time()) + seconds})
        seal = hmac.new(bytes.fromhex(self.token_key), f"{head}.{body}".encode(), hashlib.sha256).digest()
        return f"{head}.{body}.{part(seal)}"

    def models(self) -> dict:
        """What a fresh server says that its models hold."""
        with self.serve() as server:
            answer = server.ask("GET", "/v1/models", key=self.server_key)
            assert answer.status == 200, answer
            assert server.stop() == 0
        return {name: answer.json[name] for name in ("position", "visits", "events", "digest")}

    def counters(self) -> list[tuple]:
        return self.rows("SELECT day, kind, item, events, pieces, contributors FROM tally ORDER BY day, kind, item")


def run(*arguments, cwd=None, env=None, stdin: bytes | None = None, timeout=PATIENCE) -> subprocess.CompletedProcess:
    """Runs a command to its end; its output as text."""
    done = subprocess.run(
        [BIN, *map(str, arguments)], cwd=cwd, env=environment(**(env or {})), input=stdin if stdin is not None else b"",
        capture_output=True, timeout=timeout)
    done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
    return done


def refused(done: subprocess.CompletedProcess, *words: str):
    """It could not be done, says why in these words, and names the next step."""
    assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
    assert re.search(r"^confide: ", done.stderr, re.M), done.stderr
    assert "\n  next: " in done.stderr, done.stderr
    for word in words:
        assert word in done.stderr, (word, done.stderr)


@contextlib.contextmanager
def folder():
    """A folder of its own, gone afterwards."""
    path = tempfile.mkdtemp(prefix="confide-test-")
    try:
        yield pathlib.Path(path)
    finally:
        shutil.rmtree(path)


def until(found, seconds=PATIENCE, pause=0.05):
    """Waits until `found()` is true; the seconds that took."""
    started = time.monotonic()
    while not found():
        assert time.monotonic() - started < seconds, f"not within {seconds} s"
        time.sleep(pause)
    return time.monotonic() - started
