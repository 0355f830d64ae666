"""`confide evaluate` on small files: what it prints, and what it says to files that are wrong."""
import json, random

import pytest

import confide

FIGURES = {"hr@20", "mrr@20", "ndcg@20", "recall@20", "coverage@20", "fit_seconds", "predict_p50_us", "predict_p99_us",
           "bytes_per_event", "parameters", "gini@20", "novelty@20"
           } | {f"{figure}@20_{part}" for figure in ("hr", "mrr", "ndcg", "recall") for part in ("head", "tail")}


def write(path, lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def sessions(home):
    """Visits that walk along a ring of items, so that what comes next can be learned; a few items are only popular."""
    dice = random.Random(7)
    def walk():
        start, length = dice.randrange(60), dice.randrange(2, 7)
        return [f"i{(start + step) % 60}" for step in range(length)] + (["hit"] if dice.random() < 0.3 else [])
    train = write(home / "train.txt", [" ".join(walk()) for _ in range(800)])
    queries = []
    for _ in range(60):
        visit = walk()
        queries += [" ".join(visit[:at]) + "\t" + visit[at] for at in range(1, len(visit))]
    return train, write(home / "test.tsv", queries + ["i1 i2\tnever-seen"])


def evaluated(*arguments):
    done = confide.run("evaluate", *map(str, arguments), "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    for model in report["models"]:
        assert FIGURES <= set(model), FIGURES - set(model)
    return report, {model["name"]: model for model in report["models"]}


def test_next_item_beats_popularity_and_says_so(sessions):
    train, test = sessions
    report, models = evaluated("next-item", "--train", train, "--test", test, "--tune", "1")
    assert report["dataset"]["visits"] == 800 and report["dataset"]["items"] == 61
    assert models["confide"]["mrr@20"] > 2 * models["popularity"]["mrr@20"]
    assert 0 < models["confide"]["hr@20"] < 1, "the item that training never saw is a miss"
    assert "confide" in report["advice"]
    table = confide.run("evaluate", "next-item", "--train", str(train), "--test", str(test), "--tune", "0")
    assert "popularity" in table.stdout and report["advice"].split(":")[0] in table.stdout


@pytest.mark.parametrize("mark, header", [(",", []), ("\t", ["item\tcategory"])])
def test_categories_tell_how_varied_and_how_balanced_the_answers_are(sessions, home, mark, header):
    train, test = sessions
    asked = ["next-item", "--train", train, "--test", test, "--tune", "0", "--categories"]
    each = write(home / "each.csv", header + [f"i{n}{mark}c{n}" for n in range(60)])
    _, varied = evaluated(*asked, each)
    assert varied["confide"]["diversity@20"] == 1, "no two items are of one category"
    one = write(home / "one.csv", header + [f"i{n}{mark}all" for n in range(60)] + [f"hit{mark}all"])
    _, same = evaluated(*asked, one)
    assert same["confide"]["diversity@20"] == 0 and same["confide"]["miscalibration@20"] == 0
    assert varied["confide"]["miscalibration@20"] < varied["popularity"]["miscalibration@20"], "near the visit on the ring"
    table = confide.run("evaluate", *map(str, asked), str(each)).stdout
    assert "miscalibration" in table and "\n  head " in table and "\n  tail " in table


def test_categories_of_all_three_evaluations(home):
    train = write(home / "train.tsv", [f"u{n}\t{item}\t{at}" for n in range(30) for at, item in enumerate("abc")])
    test = write(home / "test.tsv", [f"u{n}\td{n}\t4" for n in range(30)] + ["u1\ta\t5"])
    categories = write(home / "categories.csv", ["a,x", "b,x", "c,y"])
    _, models = evaluated(
        "for-you", "--train", train, "--test", test, "--tune", "0", "--repeats", "include", "--categories", categories)
    # Everyone is shown all three: of three pairs one is of one category, and the mix is that of the history.
    assert models["confide"]["diversity@20"] == pytest.approx(2 / 3, abs=1e-5)
    assert models["confide"]["miscalibration@20"] == 0
    assert models["confide"]["hr@20_tail"] + models["confide"]["hr@20_head"] == 1, "what nobody knows is in no part"
    baskets = write(home / "baskets.tsv", [f"o{n}\ta b c" for n in range(30)])
    queries = write(home / "queries.tsv", ["q\ta\tb", "r\tc\ta"])
    _, models = evaluated(
        "goes-with", "--train", baskets, "--test", queries, "--tune", "0", "--categories", categories)
    assert models["confide"]["diversity@20"] == 0.5, "b and c, then a and b"


@pytest.mark.parametrize("lines, words", [
    (["i1,c1", "i2"], ":2: not an item"), (["i1,c1", "i2,"], ":2: not an item"), (["i1,c1,c2"], ":1: not an item"),
    (["i1\tc1", "i2\tc1", "i1\tc2"], ":3: an item that has a category already"), (["x,c1"], "no item of the training"),
    ([], "no item of the training")])
def test_a_wrong_category_is_named(sessions, home, lines, words):
    train, test = map(str, sessions)
    path = home / "categories.csv"
    path.write_text("\n".join(lines))
    confide.refused(confide.run("evaluate", "next-item", "--train", train, "--test", test, "--tune", "0",
                                "--categories", str(path)), words)


def test_for_you_answers_with_what_is_new_unless_repeats_count(home):
    dice = random.Random(3)
    rows, tests = [], []
    for user in range(300):
        taste = user % 6
        own = dice.sample(range(12), 7)
        rows += [f"u{user}\tt{taste}-{item}\t{at}" for at, item in enumerate(own[:6])]
        tests.append(f"u{user}\tt{taste}-{own[6]}\t6")
    train, test = write(home / "train.tsv", rows), write(home / "test.tsv", tests)
    report, models = evaluated("for-you", "--train", train, "--test", test, "--tune", "1")
    assert report["dataset"]["visits"] == 300
    assert models["confide"]["ndcg@20"] > 3 * models["popularity"]["ndcg@20"]
    again = write(home / "again.tsv", [row.rsplit("\t", 1)[0] + "\t9" for row in rows[::6]])
    _, without = evaluated("for-you", "--train", train, "--test", again, "--tune", "0")
    assert without["confide"]["hr@20"] == 0, "what she has is not suggested"
    _, with_repeats = evaluated("for-you", "--train", train, "--test", again, "--tune", "0", "--repeats", "include")
    assert with_repeats["confide"]["hr@20"] > 0.9


def test_for_you_of_strangers(home):
    dice = random.Random(5)
    def deeds(user, taste, items): return [f"{user}\tt{taste}-{item}" for item in items]
    train, known, sought = [], [], []
    for user in range(240):
        items = dice.sample(range(10), 6)
        if user < 200:
            train += deeds(f"u{user}", user % 5, items)
        else:
            known += deeds(f"u{user}", user % 5, items[:4])
            sought += deeds(f"u{user}", user % 5, items[4:])
    _, models = evaluated(
        "for-you", "--train", write(home / "train.tsv", train), "--test-in", write(home / "in.tsv", known),
        "--test-out", write(home / "out.tsv", sought), "--tune", "0")
    assert models["confide"]["ndcg@20"] > 2 * models["popularity"]["ndcg@20"]


def test_goes_with_finds_what_was_bought_together(home):
    dice = random.Random(11)
    def basket():
        kind = dice.randrange(15)
        return [f"b{kind}-{part}" for part in dice.sample(range(8), 4)] + (["bag"] if dice.random() < 0.5 else [])
    train = write(home / "train.tsv", [f"o{n}\t{' '.join(basket())}" for n in range(600)])
    queries = []
    for n in range(80):
        items = basket()
        queries.append(f"q{n}\t{items[0]}\t{' '.join(items[1:])}")
    _, models = evaluated("goes-with", "--train", train, "--test", write(home / "test.tsv", queries), "--tune", "1")
    assert models["confide"]["ndcg@20"] > 2 * models["popularity"]["ndcg@20"]


@pytest.mark.parametrize("lines, place", [(["no tab at all"], ":1:"), (["i1\ti2", "i1\t"], ":2:"), ([], "holds no queries")])
def test_a_wrong_line_is_named(sessions, home, lines, place):
    train, _ = sessions
    path = home / "wrong.tsv"
    path.write_text("\n".join(lines))
    done = confide.run("evaluate", "next-item", "--train", str(train), "--test", str(path), "--tune", "0")
    assert done.returncode == 1
    assert place in done.stderr and "next:" in done.stderr and done.stdout == ""


def test_what_is_asked_wrongly_exits_with_2(sessions):
    train, test = map(str, sessions)
    for wrong in (["--tune", "-1"], ["--tune", "soon"], ["--top", "0"], []):
        arguments = ["evaluate", "next-item", "--train", train] + (["--test", test] + wrong if wrong else [])
        assert confide.run(*arguments).returncode == 2, wrong
    missing = confide.run("evaluate", "next-item", "--train", "/nowhere", "--test", test)
    assert missing.returncode == 1 and "/nowhere" in missing.stderr
