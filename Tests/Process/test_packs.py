"""Rule packs on the command line: what counts where, in plain words, and what a change means."""

import json
import shutil
import subprocess

from confide import BIN, ROOT, environment, refused, run

PACKS = ROOT / "Sources/Consent/Rules/Packs"


def test_list_names_every_pack_and_what_is_pending(home):
    listed = run("packs", "list", cwd=home)
    assert listed.returncode == 0 and listed.stderr == ""
    rows = {line.split()[1]: line.split()[0] for line in listed.stdout.splitlines()}
    assert set(rows) == {path.stem for path in PACKS.glob("*.json")}
    assert {id for id, state in rows.items() if state == "pending"} == {
        "us-ny-one-fair-price", "eu-digital-omnibus", "eu-dfa", "jp-appi-2026"}


def test_list_by_place_and_day(home):
    def ids(*arguments):
        return {line.split()[1] for line in run("packs", "list", *arguments, cwd=home).stdout.splitlines()}

    assert ids("--place", "FR", "--on", "2026-11-22") == {"floor", "eu-gdpr", "fr-cnil"}
    assert "us-ct-pa26-64" not in ids("--place", "US-CT", "--on", "2026-09-30")
    assert "us-ct-pa26-64" in ids("--place", "US-CT", "--on", "2026-10-01")
    assert run("packs", "list", "--place", "Germany", cwd=home).returncode == 2


def test_show_speaks_plainly(home):
    shown = run("packs", "show", "us-ca-ccpa", cwd=home).stdout
    assert "A request is answered within 45 days, or 45 days later when she is told why in time" in shown
    assert "11 CCR 7021 (verified)" in shown
    refused(run("packs", "show", "us-ca-ccpo", cwd=home), "did you mean 'us-ca-ccpa'", "packs list")


def test_diff_says_what_changes_for_whom(home):
    pack = json.loads((PACKS / "us-ct.json").read_text())
    pack["deadlines"][0]["answer"] = "30 days"
    pack["signals"][0]["shown"] = True
    (home / "new.json").write_text(json.dumps(pack, indent=2))
    said = run("packs", "diff", "us-ct", "new.json", cwd=home).stdout
    assert "For shoppers:" in said and "For staff:" not in said
    assert "  - A request is answered within 45 days" in said and "  + A request is answered within 30 days" in said
    assert "  + She is shown that the signal gpc was obeyed." in said
    assert "Nothing changes." in run("packs", "diff", "us-ct", "us-ct", cwd=home).stdout


def test_a_broken_pack_is_named_with_its_line(home):
    (home / "own").mkdir()
    text = (PACKS / "us-ct.json").read_text().replace('"us-ct"', '"own-ct"')
    (home / "own/ct.json").write_text(text.replace('"answer": "45 days", ', ""))
    (home / "confide.yaml").write_text("rules:\n  packs: own\n")
    line = next(n for n, line in enumerate(text.splitlines(), 1) if '"answer": "45 days"' in line)
    refused(run("packs", "list", cwd=home), f"own/ct.json:{line}: deadlines[0].answer is missing")
    (home / "own/ct.json").write_text(text)
    assert "own-ct" in run("packs", "list", "--place", "US-CT", cwd=home).stdout
    (home / "own/ct.json").write_text(text.replace('"own-ct"', '"us-ct"'))
    refused(run("packs", "list", cwd=home), "two rule packs have the id us-ct", "joins")
    (home / "confide.yaml").write_text("rules:\n  packs: nowhere\n")
    refused(run("packs", "list", cwd=home), "no folder of rule packs at nowhere")


def test_the_packs_travel_inside_the_program(home):
    moved = home / "confide"
    shutil.copy(BIN, moved)
    listed = subprocess.run([moved, "packs", "list"], cwd=home, env=environment(), capture_output=True, text=True)
    assert listed.returncode == 0 and len(listed.stdout.splitlines()) == len(list(PACKS.glob("*.json")))
