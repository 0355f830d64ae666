"""The first minute: init, help, and being asked wrongly."""

import re

import pytest

from confide import Shop, refused, run

FILES = {"confide.yaml": 0o644, "confide.key": 0o600, "confide.sqlite": 0o600}


def test_writes_three_files_that_their_owner_alone_can_read(home):
    shop = Shop(home)
    modes = {path.name: path.stat().st_mode & 0o777 for path in home.iterdir()}
    # SQLite may leave its empty log and index beside the database.
    assert {modes.pop(f"confide.sqlite-{name}", 0o600) for name in ("wal", "shm")} == {0o600}
    assert modes == FILES and shop.log_is_empty
    assert re.fullmatch(r"[0-9a-f]{64}\n", (home / "confide.key").read_text())
    # What is shown once is nowhere in the files.
    for shown in (shop.write_key, shop.server_key, shop.token_key):
        for name in FILES:
            assert shown.encode() not in (home / name).read_bytes()


def test_names_the_next_command_and_it_works(home):
    (home / "here").mkdir()
    made = run("init", "--directory", "here", "--shop", "lamps", cwd=home)
    assert made.returncode == 0 and made.stderr == ""
    following = re.search(r"^Next: confide (.+)$", made.stdout, re.M)[1].split()
    assert following == ["serve", "--config", "here/confide.yaml"]
    from confide import Server

    with Server([*following, "--port", "0"], home) as server:
        assert server.ask("GET", "/readyz").status == 200
        assert server.stop() == 0


@pytest.mark.parametrize("taken", FILES)
def test_never_overwrites(home, taken):
    (home / taken).write_text("mine")
    refused(run("init", cwd=home), f"{taken} is there already", "--directory")
    assert [(path.name, path.read_text()) for path in home.iterdir()] == [(taken, "mine")]


def test_a_second_init_changes_nothing(home):
    Shop(home)
    before = {name: (home / name).read_bytes() for name in FILES}
    refused(run("init", cwd=home), "is there already")
    assert {name: (home / name).read_bytes() for name in FILES} == before


def test_a_folder_that_is_not_there(home):
    refused(run("init", "--directory", "nowhere", cwd=home), "nowhere cannot be written to")


def test_print_shows_the_file_and_writes_nothing(home):
    shown = run("init", "--print", cwd=home)
    assert shown.returncode == 0 and list(home.iterdir()) == []
    Shop(home)
    assert [line.split(":")[0] for line in shown.stdout.splitlines()] == [
        line.split(":")[0] for line in (home / "confide.yaml").read_text().splitlines()]


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"], ["--frobnicate"], ["serve", "--frobnicate"], ["serve", "8080"], ["init", "--shop", "Big Shop"],
        ["init", "--origin", "shop.example"], ["catalog", "import"], ["catalog", "export"], ["events", "import"],
        ["events", "import", "x", "--event", "viewitem"], ["events", "import", "x", "--agreed", "lerning"],
        ["catalog", "import", "x", "--map", "id"], ["catalog", "import", "x", "--currency", "EURO"],
        ["keys", "revoke"], ["keys", "add", "--server", "--origin", "https://shop.example"], ["token"],
        ["token", "4711", "--minutes", "0"], ["demo", "--port", "70000"], ["demo", "--visits", "-1"],
    ])
def test_asked_wrongly(home, arguments):
    done = run(*arguments, cwd=home)
    assert done.returncode == 2, done
    assert done.stdout == "" and "Usage: confide" in done.stderr, done.stderr
    assert list(home.iterdir()) == []


def test_a_near_miss_is_named(home):
    assert "view_item" in run("events", "import", "x", "--event", "viewitem", cwd=home).stderr
    assert "learning" in run("events", "import", "x", "--agreed", "lerning", cwd=home).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"], ["-h"], ["help"], ["help", "serve"], ["init", "--help"], ["serve", "--help"], ["demo", "--help"],
        ["catalog", "import", "--help"], ["events", "import", "--help"], ["keys", "add", "--help"],
        ["keys", "list", "--help"], ["keys", "revoke", "--help"], ["token", "--help"],
    ])
def test_help(home, arguments):
    done = run(*arguments, cwd=home)
    assert done.returncode == 0 and done.stderr == "" and "USAGE: confide" in done.stdout


@pytest.mark.parametrize("arguments", [["--version"], ["serve", "--version"]])
def test_version(home, arguments):
    done = run(*arguments, cwd=home)
    assert done.returncode == 0 and re.fullmatch(r"\d+\.\d+\.\d+\n", done.stdout) and done.stderr == ""
