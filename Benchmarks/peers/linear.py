"""Peers that work on a matrix of who had what: popularity, neighbours of items, EASE, RP3beta, and implicit's."""

import numpy as np
import scipy.sparse as sp

from measure import best


def matrix(histories, width):
    """Rows of histories, a one for every item of them."""
    rows = np.repeat(np.arange(len(histories)), [len(h) for h in histories])
    items = np.fromiter((i for h in histories for i in h), int, len(rows))
    ones = sp.csr_matrix((np.ones(len(rows), np.float32), (rows, items)), (len(histories), width))
    ones.data[:] = 1
    return ones


def by_weights(weights):
    """Answers from item-to-item weights: the sum over the items of the question."""

    def answer(question):
        items, barred = question
        scores = np.asarray(weights[items].sum(0)).ravel() if len(items) else np.zeros(weights.shape[0])
        if len(barred):
            scores[barred] = -np.inf
        return best(scores)

    return answer


def popularity(ones):
    counts = np.asarray(ones.sum(0)).ravel()

    def answer(question):
        scores = counts.copy()
        scores[question[1]] = -np.inf
        return best(scores)

    return answer


def ease(ones, ridge):
    """Steck, WWW 2019."""
    gram = (ones.T @ ones).toarray()
    gram[np.diag_indices_from(gram)] += ridge
    inverse = np.linalg.inv(gram)
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    return by_weights(weights)


def neighbours(ones, kept=100):
    """Items by their cosine (Sarwar et al., WWW 2001), the strongest of each."""
    norms = np.sqrt(np.maximum(np.asarray(ones.sum(0)).ravel(), 1))
    return by_weights(strongest(sp.diags(1 / norms) @ (ones.T @ ones) @ sp.diags(1 / norms), kept))


def rp3beta(ones, beta):
    """Walks of three steps against popularity (Paudel et al., TiiS 2017)."""
    counts = np.maximum(np.asarray(ones.sum(0)).ravel(), 1)
    lengths = np.maximum(np.asarray(ones.sum(1)).ravel(), 1)
    walk = sp.diags(1 / counts) @ ones.T @ sp.diags(1 / lengths) @ ones @ sp.diags(counts**-beta)
    return by_weights(strongest(walk, 500))


def strongest(weights, kept):
    weights = weights.tolil()
    weights.setdiag(0)
    weights = weights.tocsr()
    for row in range(weights.shape[0]):
        values = weights.data[weights.indptr[row] : weights.indptr[row + 1]]
        if len(values) > kept:
            values[values < np.partition(values, -kept)[-kept]] = 0
    weights.eliminate_zeros()
    return weights


def implicit_models(ones):
    """BM25 and ALS of the package implicit, where it is installed."""
    try:
        from implicit.als import AlternatingLeastSquares
        from implicit.nearest_neighbours import BM25Recommender
    except ImportError:
        return []

    def fitted(model):
        def fit():
            model.fit(ones, show_progress=False)

            def answer(question):
                items, barred = question
                user = sp.csr_matrix((np.ones(len(items)), ([0] * len(items), items)), (1, ones.shape[1]), np.float32)
                found, _ = model.recommend(0, user, N=20, filter_already_liked_items=len(barred) > 0, recalculate_user=True)
                return found

            return answer

        return fit

    return [
        ("BM25 (implicit)", fitted(BM25Recommender(K=500, num_threads=2))),
        ("ALS (implicit)", fitted(AlternatingLeastSquares(factors=64, random_state=0, num_threads=2))),
    ]


def peers(ones):
    """Each with a few settings: the best of them on the very test file is taken, which favours the peer."""
    yield "popularity", lambda: popularity(ones)
    yield "item-kNN", lambda: neighbours(ones)
    for beta in (0.1, 0.4):
        yield f"RP3beta {beta}", lambda beta=beta: rp3beta(ones, beta)
    for ridge in (100, 500):
        yield f"EASE {ridge}", lambda ridge=ridge: ease(ones, ridge)
    yield from implicit_models(ones)
