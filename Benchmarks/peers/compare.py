#!/usr/bin/env python3
"""Runs `confide evaluate` and peers on the same files in one go, and prints what one is to the other.

    python3 -m venv V && V/bin/pip install numpy scipy implicit
    V/bin/python Benchmarks/peers/compare.py CONFIDE DATA [--tune SECONDS] [--only WORD] [--every N]

DATA has the folders sessions/*, interactions/* and baskets/* with the files of docs/models.md: train.txt and
test_prefix_next.tsv; train.tsv, valid.tsv and test.tsv, or train.tsv, test_in.tsv and test_out.tsv; train_baskets.tsv,
test_queries.tsv and test_holdout.tsv. The peers are the plain methods, written here, and implicit where it is installed;
of sessions all are asked every N-th question, 8 unless given, because Python takes milliseconds for each.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile

import linear
import sessions
from measure import measure


class Numbers(dict):
    """Names to numbers, in order of appearance."""

    def of(self, names):
        return [self.setdefault(name, len(self)) for name in names]

    def known(self, names):
        return [self[name] for name in names if name in self]


def lines(path):
    with open(path) as file:
        return [line.rstrip("\n").split("\t") for line in file]


def next_item(folder, every):
    train, test = folder / "train.txt", folder / "test_prefix_next.tsv"
    numbers = Numbers()
    learned = [numbers.of(fields[0].split()) for fields in lines(train)]
    asked = lines(test)[::every]
    questions = [numbers.known(fields[0].split()) for fields in asked]
    wanted = [numbers.known([fields[1]]) for fields in asked]
    missing = [1 - len(targets) for targets in wanted]
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as same:
        same.writelines("\t".join(fields) + "\n" for fields in asked)
        same.flush()
        yield (
            f"next item, {folder.name}", "hr", ["next-item", "--train", train, "--test", same.name],
            sessions.peers(learned), questions, wanted, missing,
        )


def for_you(folder):
    strong = (folder / "test_in.tsv").exists()
    fitted = lines(folder / "train.tsv") + ([] if strong else lines(folder / "valid.tsv"))
    numbers, users = Numbers(), {}
    for user, item, *_ in fitted:
        users.setdefault(user, []).extend(numbers.of([item]))
    known = users
    if strong:
        known = {}
        for user, item, *_ in lines(folder / "test_in.tsv"):
            known.setdefault(user, []).extend(numbers.known([item]))
    sought = {}
    for user, item, *_ in lines(folder / ("test_out.tsv" if strong else "test.tsv")):
        sought.setdefault(user, []).append(item)
    baskets = len(fitted[0]) >= 4
    ones = linear.matrix([sorted(set(h)) for h in users.values()], len(numbers))
    for repeats in (False, True) if baskets else (False,):
        questions, wanted, missing = [], [], []
        for user, names in sought.items():
            history = sorted(set(known.get(user, [])))
            targets = set(numbers.known(names))
            unknown = 0 if baskets else len(set(names)) - len(targets)
            if baskets and not repeats:
                targets -= set(history)
            if history and (targets or unknown):
                questions.append((history, [] if repeats else history))
                wanted.append(targets)
                missing.append(unknown)
        command = ["for-you", "--train", folder / "train.tsv"]
        command += (
            ["--test-in", folder / "test_in.tsv", "--test-out", folder / "test_out.tsv"]
            if strong else ["--valid", folder / "valid.tsv", "--test", folder / "test.tsv"]
        )
        name = f"for you, {folder.name}" + (" all" if repeats else " new" if baskets else "")
        yield (
            name, "ndcg", command + (["--repeats", "include"] if repeats else []), linear.peers(ones), questions,
            wanted, missing,
        )


def goes_with(folder):
    numbers = Numbers()
    baskets = [sorted(set(numbers.of(fields[1].split()))) for fields in lines(folder / "train_baskets.tsv")]
    ones = linear.matrix(baskets, len(numbers))
    for file, figure in (("test_queries.tsv", "ndcg"), ("test_holdout.tsv", "hr")):
        questions, wanted = [], []
        for _, given, rest in lines(folder / file):
            items, targets = sorted(set(numbers.known(given.split()))), set(numbers.known(rest.split()))
            if items and targets:
                questions.append((items, items))
                wanted.append(targets)
        yield (
            f"goes with, {folder.name} {file[5:-4]}", figure,
            ["goes-with", "--train", folder / "train_baskets.tsv", "--test", folder / file], linear.peers(ones),
            questions, wanted, [0] * len(questions),
        )


def run(binary, command, tune):
    arguments = [binary, "evaluate", *map(str, command), "--tune", str(tune), "--json"]
    done = subprocess.run(arguments, stdout=subprocess.PIPE, check=True, text=True)
    ours = next(model for model in json.loads(done.stdout)["models"] if model["name"] == "confide")
    return {
        "name": "confide", "fit": ours["fit_seconds"], "p50": ours["predict_p50_us"],
        **{figure: ours[f"{figure}@20"] for figure in ("hr", "mrr", "ndcg", "recall")},
    }


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("confide")
    options.add_argument("data", type=pathlib.Path)
    options.add_argument("--tune", type=int, default=60)
    options.add_argument("--only", default="")
    options.add_argument("--every", type=int, default=8)
    given = options.parse_args()
    works = [("sessions/*", lambda folder: next_item(folder, given.every)), ("interactions/*", for_you), ("baskets/*", goes_with)]
    ratios = []
    for pattern, work in works:
        for folder in sorted(given.data.glob(pattern)):
            for name, figure, command, peers, questions, wanted, missing in work(folder):
                if given.only not in name:
                    continue
                print(f"\n{name}: {len(questions)} questions to the peers")
                print(f"{'':24}{'HR@20':>8}{'MRR@20':>8}{'NDCG@20':>9}{'Recall':>8}{'fit s':>9}{'p50 µs':>9}", flush=True)
                rows = [run(given.confide, command, given.tune)]
                show(rows[0])
                for peer, fit in peers:
                    rows.append(measure(peer, fit, questions, wanted, missing))
                    show(rows[-1])
                best = max(rows[1:], key=lambda row: row[figure])
                ratios.append((name, figure, rows[0], best))
    print(f"\n{'':36}{'figure':>8}{'ours':>8}  {'peer':>8}{'ratio':>8}{'fit':>8}{'p50':>8}  (times: theirs by ours)")
    for name, figure, ours, best in ratios:
        print(
            f"{name:36}{figure + '@20':>8}{ours[figure]:8.4f}  {best[figure]:8.4f}{ours[figure] / best[figure]:8.2f}"
            f"{best['fit'] / max(ours['fit'], 1e-9):8.1f}{best['p50'] / max(ours['p50'], 1e-9):8.1f}  {best['name']}"
        )


def show(row):
    print(
        f"{row['name']:24}{row['hr']:8.4f}{row['mrr']:8.4f}{row['ndcg']:9.4f}{row['recall']:8.4f}{row['fit']:9.2f}{row['p50']:9.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
