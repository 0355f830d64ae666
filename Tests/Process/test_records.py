"""The records that write themselves, on the command line."""

from confide import run


def test_every_record_is_printed(shop):
    for kind in ["processing", "notice", "dpia", "processors", "map"]:
        done = shop.run("records", kind)
        assert done.returncode == 0 and done.stdout.startswith("# "), (kind, done.stderr)


def test_the_map_counts_what_is_there(shop):
    rows = {line.split("|")[1].strip(): line.split("|")[6].strip() for line in
            shop.run("records", "map").stdout.splitlines()[4:]}
    tables = {name for name, in shop.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")}
    assert set(rows) == tables
    assert rows["shop"] == "1" and rows["api_key"] == "2" and rows["sealed"] == "0"


def test_the_configuration_is_what_they_say(shop):
    env = {"CONFIDE_RETENTION_PROFILES_DAYS": "77", "CONFIDE_CONTROLLER_NAME": "Lamps Ltd",
           "CONFIDE_RETENTION_REQUESTS_DAYS": "401",
           "CONFIDE_RECORDS_PROCESSORS": "Host Inc, hosting; Mail Ltd, letters"}
    processing = shop.run("records", "processing", env=env).stdout
    assert "profiles 77 days" in processing and "401 days after the answer" in processing
    notice = shop.run("records", "notice", "--language", "de", env=env).stdout
    assert "Lamps Ltd" in notice and "nach 77 Tagen" in notice
    assert shop.run("records", "processors", env=env).stdout.endswith("- Host Inc, hosting\n- Mail Ltd, letters\n")


def test_an_unknown_record_is_asked_wrongly(home):
    done = run("records", "mapp", cwd=home)
    assert done.returncode == 2 and "map" in done.stderr
