"""Where settings come from, and what stops the program before it starts."""

import contextlib
import socket
import sqlite3
import subprocess

import pytest

import confide
from confide import Server, Shop, refused, until


def test_a_flag_beats_the_environment_beats_the_file_beats_the_default(shop, home):
    # Four databases of one key; the server's own figures tell which was opened.
    names = ["default", "file", "environment", "flag"]
    (shop.folder / "confide.yaml").unlink()
    for count, name in enumerate(names, 1):
        twin = shop.copy(home / name)
        feed = "id\ttitle\n" + "".join(f"{n}\tThing {n}\n" for n in range(count))
        assert twin.run("catalog", "import", "-", stdin=feed.encode()).returncode == 0
    (shop.folder / "confide.sqlite").write_bytes((home / "default" / "confide.sqlite").read_bytes())

    def opened(*arguments, env=None) -> str:
        with shop.serve(*arguments, env=env) as server:
            figures = server.ask("GET", "/metrics", key=shop.server_key).body.decode()
            assert server.stop() == 0
        return names[int(figures.split('confide_catalog_items{shop="lamps"} ')[1].split()[0]) - 1]

    written = f"store:\n  path: \"{home / 'file'}/confide.sqlite\"\n"
    env = {"CONFIDE_STORE_PATH": f"{home / 'environment'}/confide.sqlite"}
    flag = ["--database", f"{home / 'flag'}/confide.sqlite"]
    assert opened() == "default"
    (shop.folder / "confide.yaml").write_text(written)
    assert opened() == "file"
    assert opened(env=env) == "environment"
    assert opened(*flag, env=env) == "flag"
    (shop.folder / "confide.yaml").rename(shop.folder / "other.yaml")
    assert opened() == "default"
    assert opened("--config", "other.yaml") == "file"
    assert opened("-c", "other.yaml", env=env) == "environment"


def test_ports_of_every_source(shop):
    def at(*arguments, env=None) -> int:
        with Server(["serve", *arguments], shop.folder, env) as server:
            port = server.port
            assert server.stop() == 0
        return port

    def free() -> int:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            return one.getsockname()[1]

    file, variable, flag = free(), free(), free()
    text = (shop.folder / "confide.yaml").read_text()
    (shop.folder / "confide.yaml").write_text(text.replace("port: 8080", f"port: {file}"))
    assert at() == file
    assert at(env={"CONFIDE_SERVER_PORT": str(variable)}) == variable
    assert at("--port", str(flag), env={"CONFIDE_SERVER_PORT": str(variable)}) == flag


def test_the_master_key_from_the_environment_beats_the_file(shop, home):
    (shop.folder / "confide.key").rename(home / "elsewhere.key")
    refused(shop.run("serve", "--port", "0"), "there is no master key at", "CONFIDE_MASTER_KEY_FILE")
    for env in (
        {"CONFIDE_MASTER_KEY_FILE": str(home / "elsewhere.key")},
        {"CONFIDE_MASTER_KEY": (home / "elsewhere.key").read_text().strip()},
        # The key itself counts, even when the file is useless.
        {"CONFIDE_MASTER_KEY": (home / "elsewhere.key").read_text().strip(), "CONFIDE_MASTER_KEY_FILE": "/nowhere"},
    ):
        with shop.serve(env=env) as server:
            assert server.ask("GET", "/readyz").status == 200
    with shop.serve("--master-key-file", str(home / "elsewhere.key"), env={"CONFIDE_MASTER_KEY_FILE": "/nowhere"}):
        pass


@pytest.mark.parametrize("text", ["", "xyz", "ab" * 31, "zz" * 32, "ab" * 33])
def test_a_malformed_master_key(shop, text):
    if text:
        done = shop.run("serve", "--port", "0", env={"CONFIDE_MASTER_KEY": text})
        refused(done, "CONFIDE_MASTER_KEY is not a master key", "64 hexadecimal digits")
        assert text not in done.stderr
    (shop.folder / "confide.key").write_text(text)
    refused(shop.run("serve", "--port", "0"), "does not hold a master key")


def test_a_key_file_that_others_can_read(shop):
    for mode in (0o640, 0o604, 0o644, 0o666):
        (shop.folder / "confide.key").chmod(mode)
        refused(shop.run("serve", "--port", "0"), "others can read the master key", "chmod 600")
        refused(shop.run("token", "4711"), "others can read the master key")


def everything(shop) -> list[str]:
    """All rows, as text."""
    with contextlib.closing(sqlite3.connect(shop.database)) as database:
        return list(database.iterdump())


def test_the_key_of_another_shop(shop, home):
    other = Shop(home / "other")
    stranger = str(other.folder / "confide.key")
    before = everything(shop)
    for command in (["serve", "--port", "0"], ["token", "4711"], ["events", "import", "-"]):
        refused(shop.run(*command, "--master-key-file", stranger), "not the one that this database was made with")
    assert everything(shop) == before


@pytest.mark.parametrize(
    "text, words",
    [
        ("server:\n  prot: 1\n", ["nothing reads the key server.prot", "did you mean 'server.port'?"]),
        ("servr:\n  port: 1\n", ["servr.port", "did you mean 'server.port'?"]),
        ("master_key: \"00\"\n", ["nothing reads the key master_key"]),
        ("server: 8080\n", ["nothing reads the key server"]),
        ("server:\n  host: \"a\"\n  port: [1\nlog: {}\n", ["confide.yaml:4 is not valid YAML"]),
        ("server:\n\tport: 1\n", ["confide.yaml:2 is not valid YAML"]),
        ("- a\n- b\n", ["confide.yaml"]),
        ("server:\n  port: eighty\n", ["server.port is not a whole number from 0 to 65535"]),
        ("server:\n  port: 65536\n", ["server.port is not a whole number from 0 to 65535"]),
        ("server:\n  port: -1\n", ["server.port is not a whole number from 0 to 65535"]),
        ("server:\n  port: 80.5\n", ["server.port is not a whole number from 0 to 65535"]),
        ("server:\n  port:\n", ["server.port is not a whole number from 0 to 65535"]),
        ("limits:\n  requests_per_second: 0\n", ["limits.requests_per_second is not a whole number from 1 to"]),
        ("log:\n  level: loud\n", ["log.level is not a level", "critical"]),
        ("server:\n  tls:\n    certificate: a.pem\n", ["TLS needs a certificate and its key"]),
        ("server:\n  tls:\n    certificate: a.pem\n    key: b.pem\n", ["the TLS files cannot be read"]),
    ])
def test_a_file_that_is_wrong(shop, text, words):
    (shop.folder / "confide.yaml").write_text(text)
    refused(shop.run("serve"), *words)


@pytest.mark.parametrize("text", ["", "# server:\n#   port: 1\n", "{}\n", "server: {}\n", "log:\n  level: debug\n"])
def test_a_file_that_says_little(shop, text):
    (shop.folder / "confide.yaml").write_text(text)
    with shop.serve() as server:
        assert server.ask("GET", "/readyz").status == 200


def test_wrong_variables_and_flags(shop):
    refused(shop.run("serve", env={"CONFIDE_SERVER_PORT": "http"}), "server.port is not a whole number")
    refused(shop.run("serve", "--port", "http"), "server.port is not a whole number")
    refused(shop.run("serve", "--port", "0", "--log-level", "loud"), "log.level is not a level")
    refused(shop.run("serve", "--config", "nowhere.yaml"), "there is no configuration at nowhere.yaml")


def test_an_address_that_cannot_be_listened_on(shop):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused(shop.run("serve", "--port", port), f"port {port} is in use", "--port")
    # TEST-NET-1 (RFC 5737) belongs to nobody; .invalid (RFC 6761) has no addresses.
    refused(shop.run("serve", "--port", "0", "--host", "192.0.2.1"), "192.0.2.1")
    refused(shop.run("serve", "--port", "0", "--host", "nowhere.invalid"), "nowhere.invalid")


def test_no_database(shop):
    shop.database.unlink()
    for command in (["serve", "--port", "0"], ["keys", "list"], ["catalog", "import", "-"], ["token", "4711"]):
        refused(shop.run(*command), "there is no database at", "confide init")
        assert not shop.database.exists()


def torn(path):
    """A page in the middle overwritten, as a bad disk does."""
    with open(path, "r+b") as file:
        for page in range(2, 16):
            file.seek(page * 4096)
            file.write(b"\xA5" * 4096)


@pytest.mark.parametrize(
    "damage",
    {
        "no database": lambda path: path.write_bytes(b"It is not a database, but a letter. " * 200),
        "one byte": lambda path: path.write_bytes(b"x"),
        "nothing": lambda path: path.write_bytes(b""),
        "cut off": lambda path: path.write_bytes(path.read_bytes()[:20_000]),
        "somebody else's": lambda path: (path.unlink(), sqlite3.connect(path).executescript("CREATE TABLE t (a)").close()),
        "no header": lambda path: path.write_bytes(bytes(100) + path.read_bytes()[100:]),
        "torn pages": torn,
    }.items(), ids=lambda item: item[0])
def test_a_damaged_database_is_left_alone(shop, damage):
    damage[1](shop.database)
    before = shop.database.read_bytes()
    # Where the first page is sound, SQLite opens the file, counts that in it, and may append an empty page.
    kept = slice(4096, len(before)) if damage[0] == "torn pages" else slice(None)
    for command in (["serve", "--port", "0"], ["catalog", "import", "-"], ["keys", "list"]):
        refused(shop.run(*command, stdin=b"id\ttitle\n1\tLamp\n"))
        assert shop.database.read_bytes()[kept] == before[kept]


def test_a_database_of_a_newer_version(shop):
    with contextlib.closing(sqlite3.connect(shop.database)) as database:
        database.execute("PRAGMA user_version = 1000")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = shop.database.read_bytes()
    for command in (["serve", "--port", "0"], ["catalog", "import", "-"], ["keys", "list"]):
        refused(shop.run(*command), "store_too_new", "upgrade confide")
    assert shop.database.read_bytes() == before


def test_a_database_that_another_process_holds(shop, server):
    def look():
        return server.ask("POST", "/v1/recommendations", {"placement": "home"}, key=shop.write_key)

    def tell():
        return server.ask(
            "POST", "/v1/events", {
                "name": "view_item", "visit": "0123456789abcdef", "consent": {"learning": "visit"},
                "items": [{"item_id": "lamp"}]}, key=shop.write_key)

    holder = sqlite3.connect(shop.database, isolation_level=None)
    try:
        holder.execute("BEGIN EXCLUSIVE")
        answer = tell()
        assert (answer.status, answer.json["code"]) == (503, "store_busy"), answer
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.headers["Content-Type"] == "application/problem+json"
        # What needs no writing goes on.
        assert look().status == 200 and server.ask("GET", "/livez").status == 200
    finally:
        holder.close()
    answer = tell()
    assert answer.status == 200 and answer.json["kept"] == 1, answer
    assert shop.rows("SELECT COUNT(*) FROM journal") == [(1,)]


def test_a_second_process_waits_for_its_turn_or_says_so(shop):
    holder = sqlite3.connect(shop.database, isolation_level=None)
    try:
        holder.execute("BEGIN EXCLUSIVE")
        refused(shop.run("keys", "add"), "store_busy")
    finally:
        holder.close()
    assert shop.run("keys", "add").returncode == 0


def test_tls(shop):
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "certificate.pem"],
        cwd=shop.folder, capture_output=True)
    assert made.returncode == 0, made.stderr
    text = (shop.folder / "confide.yaml").read_text()
    (shop.folder / "confide.yaml").write_text(
        text.replace('certificate: ""', 'certificate: "certificate.pem"').replace('key: ""', 'key: "key.pem"'))
    with shop.serve() as server:
        assert server.scheme == "https"
        assert server.ask("GET", "/readyz").status == 200
        with socket.create_connection((server.host, server.port), timeout=10) as plain:
            plain.sendall(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            with contextlib.suppress(ConnectionError):
                assert not plain.recv(100).startswith(b"HTTP/")
        assert server.ask("GET", "/readyz").status == 200
        assert server.stop() == 0


def test_keys_made_and_revoked_beside_a_running_server(shop, server):
    made = shop.run("keys", "add", "--origin", "https://shop.example")
    assert made.returncode == 0
    key = made.stdout.strip()

    def status():
        return server.ask("POST", "/v1/recommendations", {"placement": "home"}, key=key).status

    until(lambda: status() == 200, 10)
    listed = shop.run("keys", "list").stdout
    assert key[:15] in listed and key not in listed and "https://shop.example" in listed
    assert shop.run("keys", "revoke", key[3:15]).returncode == 0
    until(lambda: status() == 401, 10)
    refused(shop.run("keys", "revoke", key[3:15]), "there is no key with this id", "confide keys list")
    refused(shop.run("keys", "list", "--shop", "shoes"), "there is no shop named shoes", "lamps")


def test_the_token_of_the_command_is_the_token_of_a_backend(shop, server):
    for token in (shop.run("token", "4711").stdout.strip(), shop.token("4711")):
        assert server.ask("GET", "/v1/consent", key=shop.write_key, shopper=token).status == 200
    expired = server.ask("GET", "/v1/consent", key=shop.write_key, shopper=shop.token("4711", -10))
    assert (expired.status, expired.json["code"]) == (401, "shopper_token_expired")
    assert shop.run("token", "--key").stdout.strip() == shop.token_key


def test_the_demo_reads_no_configuration(home):
    (home / "confide.yaml").write_text("server: [broken\n")
    with Server(
        ["demo", "--port", "0", "--visits", "10"], home, {"CONFIDE_SERVER_PORT": "broken", "TMPDIR": str(home)},
        mark=r"The demo shop +(https?)://([\d.]+):(\d+)"
    ) as demo:
        assert demo.ask("GET", "/demo").status == 200
        assert demo.stop() == 0
    assert [path.name for path in home.iterdir()] == ["confide.yaml"]


def test_a_book_of_charges_that_was_edited_is_not_used(shop):
    charges = shop.folder / "confide.charges"
    charges.write_text("not a line of the book\n")
    (shop.folder / "confide.charges.note").write_text("nor a note\n")
    refused(shop.run("serve", "--port", "0"), "the book of charges cannot be used: edited", "put back")
    assert charges.read_text() == "not a line of the book\n"


def test_a_book_of_charges_that_was_shortened_is_not_used(shop):
    feed = b'{"id":"desk","title":"Desk lamp"}\n{"id":"wall","title":"Wall lamp"}\n'
    assert shop.run("catalog", "import", "-", stdin=feed).returncode == 0
    with shop.serve() as server:
        until(lambda: server.ask("GET", "/v1/graph", key=shop.write_key).status == 200, 20)
        assert server.stop() == 0
    charges = shop.folder / "confide.charges"
    book = charges.read_bytes()
    assert book.strip(), "an edition was charged"
    for length in (0, len(book) // 2):
        charges.write_bytes(book[:length])
        refused(shop.run("serve", "--port", "0"), "the book of charges cannot be used", "put back")
    charges.write_bytes(book)
    with shop.serve() as server:
        assert server.ask("GET", "/v1/graph", key=shop.write_key).status == 200
        assert server.stop() == 0


def test_a_book_of_charges_has_one_server(shop, server):
    refused(shop.run("serve", "--port", "0"), "another process has it open", "publishing.charges_file")


@pytest.mark.parametrize("epsilon, why", [("0", "not-positive"), ("-1", "not-positive"), ("nan", "not-a-number"), ("1e9", ""), ("inf", ""), ("1e-9", ""), ("much", "not-positive")])
def test_an_epsilon_that_cannot_be_is_refused(shop, epsilon, why):
    refused(shop.run("serve", "--port", "0", env={"CONFIDE_PUBLISHING_EPSILON": epsilon}), "publishing.epsilon is refused", why)
