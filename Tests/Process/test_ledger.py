"""The ledger as others can check it: receipts, copies and checkpoints, with tools that are not ours."""

import base64
import hashlib
import json
import subprocess

import confide
from confide import refused


def answers(shop, server, *customers):
    """Receipts of decisions, as they come in answers."""
    receipts = []
    for customer in customers:
        answer = server.ask(
            "PUT", "/v1/consent", {
                "decisions": {"recommendations": "account", "learning": "off"},
                "notice": {"version": "1", "language": "en"}},
            key=shop.write_key, shopper=shop.token(customer))
        assert answer.status == 200, answer
        receipts += answer.json["receipts"]
    return receipts


def verify(shop, receipt, key, name="receipt.json"):
    file = shop.folder / name
    file.write_text(receipt if isinstance(receipt, str) else json.dumps(receipt))
    return shop.run("receipt", "verify", file, "--checkpoint-key", key)


def test_a_receipt_is_checked_without_the_shop(shop):
    with shop.serve() as server:
        receipts = answers(shop, server, "ada", "bea")
        key = server.ask("GET", f"/v1/ledger/{shop.name}/key").body.decode().strip()
        assert server.stop() == 0
    assert shop.run("ledger", "key").stdout.strip() == key
    with confide.folder() as elsewhere:
        for receipt in receipts:
            file = elsewhere / "receipt.json"
            file.write_text(json.dumps(receipt, indent=2))
            done = confide.run("receipt", "verify", file, "--checkpoint-key", key, cwd=elsewhere)
            assert done.returncode == 0, done
            assert f"line {receipt['index']}" in done.stdout and receipt["payload"] in done.stdout


def test_what_does_not_verify_says_why(shop):
    with shop.serve() as server:
        receipt = answers(shop, server, "ada", "bea")[1]
        assert server.stop() == 0
    key = shop.run("ledger", "key").stdout.strip()
    assert verify(shop, receipt, key).returncode == 0
    proof = receipt["proof"]
    flipped = proof.replace("\nindex 1\n", "\nindex 0\n")
    for changed, word in [
        (receipt | {"payload": receipt["payload"] + " "}, "#/commitment"),
        (receipt | {"salt": receipt["salt"][:-1] + ("0" if receipt["salt"][-1] != "0" else "1")}, "#/commitment"),
        (receipt | {"act": "erasure"}, "#/commitment"), (receipt | {"act": "pardon"}, "#/act"),
        (receipt | {"index": 7}, "#/index"), (receipt | {"proof": flipped, "index": 0}, "root-mismatch"),
        (receipt | {"proof": proof.replace("confide/", "confine/")}, "not-signed"),
        (receipt | {"proof": proof[:-20]}, "#/proof"), (receipt | {"format": "other@v1"}, "#/format"),
        (receipt | {"more": 1}, "unknown_field"), ({name: receipt[name] for name in receipt if name != "salt"}, "#/salt"),
        ({name: receipt[name] for name in receipt if name != "proof"}, "proof-form"),
        ("", "malformed"), ("{", "malformed"), (json.dumps(receipt)[:-9], "malformed"), ("[]", "wrong_type"),
    ]:
        done = verify(shop, changed, key)
        refused(done, "does not verify", word)
    missing = shop.run("receipt", "verify", "nothing.json", "--checkpoint-key", key)
    refused(missing, "cannot be read")
    for wrong in ([], ["--checkpoint-key", "nonsense"], ["--checkpoint-key", key[:-2]]):
        assert shop.run("receipt", "verify", "receipt.json", *wrong).returncode == 2
    # Another shop's key did not sign it.
    with confide.folder() as home:
        other = confide.Shop(home / "other").run("ledger", "key").stdout.strip()
    refused(verify(shop, receipt, other), "not-signed")


def test_openssl_and_python_come_to_the_same(shop):
    """Nothing of ours: SHA-256 of Python, Ed25519 of OpenSSL."""
    with shop.serve() as server:
        receipts = answers(shop, server, *(f"c-{n}" for n in range(10)))
        lines = server.ask("GET", f"/v1/ledger/{shop.name}/lines").json["leaves"]
        note = server.ask("GET", f"/v1/ledger/{shop.name}/checkpoint").body.decode()
        assert server.stop() == 0
    leaves = [base64.b64decode(line) for line in lines]
    for receipt in receipts:
        code = {"decision": 1, "withdrawal": 2, "erasure": 3}[receipt["act"]]
        fields = [b"confide.ledger.commitment.v1", bytes.fromhex(receipt["salt"]), bytes([code]), receipt["payload"].encode()]
        commitment = hashlib.sha256(b"".join(len(field).to_bytes(8, "big") + field for field in fields)).digest()
        assert commitment.hex() == receipt["commitment"]
        assert hashlib.sha256(b"\0" + commitment).digest() == leaves[receipt["index"]]

    def root(run):
        if len(run) == 1:
            return run[0]
        half = 1 << (len(run) - 1).bit_length() - 1
        return hashlib.sha256(b"\1" + root(run[:half]) + root(run[half:])).digest()

    text, _, below = note.rpartition("\n\n")
    text += "\n"
    key = shop.run("ledger", "key").stdout.strip()
    name, digits, public = key.split("+", 2)
    assert text == f"{name}\n{len(leaves)}\n{base64.b64encode(root(leaves)).decode()}\n"
    dash, signer, signature = below.rstrip("\n").split(" ")
    assert (dash, signer) == ("\u2014", name)
    signature, public = base64.b64decode(signature), base64.b64decode(public)
    assert public[0] == 1
    identity = hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]
    assert identity == signature[:4] and identity.hex() == digits
    (shop.folder / "text").write_text(text)
    (shop.folder / "signature").write_bytes(signature[4:])
    # SubjectPublicKeyInfo of an Ed25519 key (RFC 8410).
    (shop.folder / "key.der").write_bytes(bytes.fromhex("302a300506032b6570032100") + public[1:])
    done = subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key.der", "-rawin", "-in", "text",
         "-sigfile", "signature"], cwd=shop.folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_whole_ledger_is_checked_in_the_store_and_in_a_copy(shop):
    with shop.serve() as server:
        answers(shop, server, *(f"c-{n}" for n in range(12)))
        # A running server keeps signed checkpoints by itself.
        confide.until(lambda: (24,) in shop.rows("SELECT size FROM ledger_checkpoint"))
        assert server.stop() == 0
    kept = shop.folder / "kept.txt"
    kept.write_text(shop.run("ledger", "checkpoint").stdout)
    with shop.serve() as server:
        answers(shop, server, "ada")
        assert server.stop() == 0
    done = shop.run("ledger", "verify", "--checkpoint", kept)
    assert done.returncode == 0 and done.stdout.startswith("26 lines"), done
    copy, key = shop.run("ledger", "export").stdout, shop.run("ledger", "key").stdout.strip()

    def check(text, *more):
        (shop.folder / "copy.txt").write_text(text)
        return shop.run("ledger", "verify", "--file", "copy.txt", *more)

    done = check(copy, "--checkpoint-key", key, "--checkpoint", kept)
    assert done.returncode == 0 and done.stdout.startswith("26 lines") and key in done.stdout, done
    lines = copy.splitlines(keepends=True)
    head = len(lines) - 26
    fifth = head + 5
    wrong = lines[fifth].replace(lines[fifth][7], "A" if lines[fifth][7] != "A" else "B")
    refused(check("".join(lines[:fifth] + [wrong] + lines[fifth + 1:])), "line 5")
    refused(check("".join(lines[:fifth] + lines[fifth + 1:])), "line 5")
    refused(check("".join(lines[:-2])), "line 24 is missing")
    refused(check(copy[:-10]), "line 25")
    refused(check(copy[:200]), "head")
    refused(check(""), "head")
    refused(check("id\ttitle\n"), "head")
    with confide.folder() as home:
        other = confide.Shop(home / "other").run("ledger", "key").stdout.strip()
    refused(check(copy, "--checkpoint-key", other), "key-hash")
    assert check(copy, "--checkpoint-key", "nonsense").returncode == 2
    assert shop.run("ledger", "verify", "--checkpoint-key", key).returncode == 2
    kept.write_text("nothing\n")
    refused(shop.run("ledger", "verify", "--checkpoint", kept), "not a signed checkpoint")


def test_a_line_that_was_changed_in_the_database_is_named(shop):
    import sqlite3

    with shop.serve() as server:
        answers(shop, server, *(f"c-{n}" for n in range(4)))
        assert server.stop() == 0
    with sqlite3.connect(shop.database) as database:
        database.execute("UPDATE ledger SET leaf = (SELECT leaf FROM ledger WHERE line = 2) WHERE line = 3")
    database.close()
    refused(shop.run("ledger", "verify"), "line 3 does not follow")
    with sqlite3.connect(shop.database) as database:
        database.execute("DELETE FROM ledger WHERE line = 1")
    database.close()
    refused(shop.run("ledger", "verify"), "line 1 is missing")
    # What is damaged can still be taken away for a closer look, up to there.
    refused(shop.run("ledger", "export"), "line 1 is missing")


def test_the_page_is_one_file(shop):
    page = shop.run("receipt", "page")
    assert page.returncode == 0 and page.stdout.startswith("<!doctype html>") and page.stdout.endswith("</html>\n")
    assert not any(word in page.stdout for word in ("src=", "http:", "https:", "import(", "fetch("))
