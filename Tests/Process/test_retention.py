"""Retention and the privacy audit on the command line: what is past its date goes, and what is wrong is found."""

import contextlib
import json
import sqlite3
import stat
import time

import pytest

from confide import refused

TODAY = int(time.time()) // 86_400


def write(shop, sql, *values):
    with contextlib.closing(sqlite3.connect(shop.database, timeout=30)) as database, database:
        database.execute(sql, values)


def plant_visit(shop, visit, day):
    write(shop, "INSERT INTO journal VALUES (1, (SELECT COALESCE(MAX(number), 0) + 1 FROM journal), 0, ?, ?, x'04')",
          visit, day)
    write(shop, "INSERT INTO tail VALUES (1, 1, 0, 2, 0, 0, x'') ON CONFLICT (shop) DO UPDATE SET journal = 9")


def audit(shop, *arguments):
    done = shop.run("audit", "privacy", "--json", *arguments)
    return done.returncode, {finding["check"]: finding for finding in json.loads(done.stdout)["findings"]}


def test_a_dry_run_changes_nothing_and_a_run_deletes(shop):
    plant_visit(shop, 77, TODAY - 366)
    plant_visit(shop, 78, TODAY - 364)  # Midnight may pass meanwhile.
    dry = shop.run("retention", "run", "--dry-run")
    assert dry.returncode == 0 and "visits: 1, kept for 365 days" in dry.stdout, dry
    assert shop.rows("SELECT COUNT(*) FROM journal WHERE kind = 0") == [(2,)]
    assert shop.rows("SELECT COUNT(*) FROM retention_run") == [(0,)]
    done = shop.run("retention", "run", "--json")
    assert done.returncode == 0, done.stderr
    counts = {row["class"]: row["count"] for row in json.loads(done.stdout)["records"]}
    assert counts["visits"] == 1 and sum(counts.values()) == 1
    assert shop.rows("SELECT visit FROM journal WHERE kind = 0") == [(78,)]
    assert shop.rows("SELECT COUNT(*) FROM retention_run") == [(1,)]


def test_the_server_runs_what_is_late_when_it_starts(shop):
    plant_visit(shop, 77, TODAY - 400)
    with shop.serve() as server:
        metrics = ""
        for _ in range(200):
            metrics = server.ask("GET", "/metrics", key=shop.server_key).body.decode()
            if "confide_retention_last_run_timestamp_seconds{" in metrics:
                break
            time.sleep(0.05)
        assert 'confide_retention_late{shop="lamps"} 0' in metrics
        assert "confide_retention_last_run_timestamp_seconds{" in metrics
        assert server.ask("GET", "/v1/models", key=shop.server_key).json["visits"] == 0
    assert shop.rows("SELECT COUNT(*) FROM journal WHERE kind = 0") == [(0,)]


@pytest.mark.parametrize("value", ["0", "-1", "3654", "for ever", ""])
def test_nothing_is_kept_without_end(shop, value):
    done = shop.run("retention", "run", env={"CONFIDE_RETENTION_VISITS_DAYS": value})
    refused(done, "retention.visits_days")


def test_a_new_shop_has_no_breach(shop):
    code, findings = audit(shop)
    assert code == 0 and set(findings) == {"controller_unnamed"}, findings
    said = shop.run("audit", "privacy", env={
        "CONFIDE_CONTROLLER_NAME": "Lamps Ltd", "CONFIDE_CONTROLLER_CONTACT": "privacy", "CONFIDE_CONTROLLER_AUTHORITY": "DPC"})
    assert said.returncode == 0 and said.stdout == "nothing found\n"


HER = b"\x01" * 16
PLANTS = {
    "expired_records": ("INSERT INTO seen VALUES (5, 1, ?)", TODAY - 40),
    "expired_consents": (
        "INSERT INTO entry (shop, shopper, version, choices, ends) VALUES (1, ?, 1, 0, 100)", HER),
    "retention_late": (
        "INSERT INTO retention_run VALUES (1, ?, 0)", int(time.time()) - 129_700),
    "sealed_without_consent": (
        "INSERT INTO sealed (shop, shopper, purpose, revision, bytes, oldest) VALUES (1, ?, 0, 1, x'00', 99999)", HER),
    "key_without_owner": (
        "INSERT INTO entry (shop, shopper, version, choices, wrapped_key) VALUES (1, ?, 1, 0, x'00')", HER),
    "decision_without_entry": (
        """INSERT INTO decision (shop, shopper, number, purpose, level, notice, language, time, expires)
        VALUES (1, ?, 1, 0, 0, '1', 'en', 1, 99999)""", HER),
    "unknown_table": ("CREATE TABLE note (text TEXT)",),
    "request_overdue": (
        "INSERT INTO request VALUES (1, ?, NULL, 1, 1000, 9999999999)", HER),
    "request_expired": ("INSERT INTO request VALUES (1, ?, NULL, 0, 1000, 1000)", HER),
}


@pytest.mark.parametrize("check", PLANTS)
def test_a_planted_breach_is_found(shop, check):
    write(shop, *PLANTS[check])
    code, findings = audit(shop)
    assert code == 1 and check in findings, findings
    finding = findings[check]
    assert finding["breach"] and finding["promise"] and finding["remedy"] and finding["place"]


@pytest.mark.parametrize("text, kind", [
    ("erika@example.org", "email"), ("+49 30 901820", "phone"), ("030 / 90 18 20", "phone"),
    ("4111 1111 1111 1111", "card"), ("203.0.113.9", "ip_address"), ("2001:db8::17:4", "ip_address")])
@pytest.mark.parametrize("column", ["notice", "rules"])
def test_personal_data_in_clear_is_found_in_any_column(shop, text, kind, column):
    write(shop, "INSERT INTO entry (shop, shopper, version, choices) VALUES (1, ?, 1, 0)", HER)
    write(shop, """INSERT INTO decision (shop, shopper, number, purpose, level, notice, language, time, expires)
        VALUES (1, ?, 1, 0, 0, '2026-1', 'en', 1, 99999)""", HER)
    assert audit(shop)[0] == 0
    write(shop, f"UPDATE decision SET {column} = ?", f"said {text} once")
    code, findings = audit(shop)
    assert code == 1
    finding = findings["plaintext_personal_data"]
    assert finding["place"] == f"decision.{column}" and f"({kind})" in finding["what"]
    assert text not in json.dumps(findings), "a finding repeats nothing of it"


def test_personal_data_in_clear_is_found_in_bytes(shop):
    write(shop, "INSERT INTO request_event VALUES (1, x'00', 1, ?)", b"\x00\xff mail: erika@example.org \x00")
    code, findings = audit(shop)
    assert code == 1 and findings["plaintext_personal_data"]["place"] == "request_event.bytes"


def test_a_changed_ledger_is_found(shop):
    write(shop, "INSERT INTO tail VALUES (1, 0, 0, 0, 0, 1, zeroblob(32))")
    code, findings = audit(shop)
    assert code == 1 and "ledger" in findings


def test_a_network_without_tls_is_found(shop):
    done = shop.run("audit", "privacy", env={"CONFIDE_SERVER_HOST": "0.0.0.0"})
    assert done.returncode == 1 and "BREACH transport at server.host 0.0.0.0" in done.stdout


@pytest.mark.parametrize("name", ["confide.key", "confide.sqlite"])
def test_files_that_others_can_open_are_found(shop, name):
    file = shop.folder / name
    file.chmod(file.stat().st_mode | stat.S_IROTH)
    code, findings = audit(shop)
    assert code == 1 and findings["file_mode"]["place"].endswith(name)
