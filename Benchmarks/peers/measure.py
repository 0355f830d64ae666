"""The metrics of docs/models.md, and what the peers of every kind of work share."""

import time

import numpy as np

PLACES = 20


def best(scores, places=PLACES):
    """The places of the highest scores, best first."""
    top = np.argpartition(-scores, min(places, len(scores) - 1))[:places]
    return top[np.argsort(-scores[top], kind="stable")]


def figures(answers, wanted, missing):
    """Hit rate, reciprocal rank, NDCG and recall: means over questions.

    `wanted` holds the targets that training knows, `missing` how many it does not: these are misses.
    """
    sums = np.zeros(4)
    discount = 1 / np.log2(np.arange(2, PLACES + 2))
    for answer, targets, unknown in zip(answers, wanted, missing):
        hits = np.isin(answer[:PLACES], list(targets))
        if hits.any():
            count = len(targets) + unknown
            ideal = discount[: min(PLACES, count)].sum()
            sums += 1, 1 / (hits.argmax() + 1), discount[: len(hits)][hits].sum() / ideal, hits.sum() / count
    return dict(zip(("hr", "mrr", "ndcg", "recall"), sums / max(len(answers), 1)))


def timed(make):
    """What a call gives, and its seconds."""
    start = time.perf_counter()
    made = make()
    return made, time.perf_counter() - start


def measure(name, fit, questions, wanted, missing):
    """A row of the table: `fit` gives a function from a question to a list of items, best first."""
    answer, fitted = timed(fit)
    answers, microseconds = [], []
    for question in questions:
        found, took = timed(lambda: answer(question))
        answers.append(found)
        microseconds.append(took * 1e6)
    return {"name": name, "fit": fitted, "p50": float(np.median(microseconds)), **figures(answers, wanted, missing)}
