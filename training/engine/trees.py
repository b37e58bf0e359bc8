"""Scores to trees: the best head for each word where that is a tree, else the best tree with one root
(Chu-Liu 1965, Edmonds 1967)."""

import numpy as np


def is_tree(heads):
    """One root, and every word reaches it. `heads[i]` is the 1-based head of word i + 1, 0 for the root."""
    if sum(head == 0 for head in heads) != 1:
        return False
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at - 1]
        if state[at] == 1:
            return False
        for seen in path:
            state[seen] = 2
    return True


def arborescence(scores):
    """The best tree over `scores[head, word]`, node 0 the root; the head of each node, -1 for the root."""
    n = len(scores)
    scores = scores.copy()
    scores[:, 0] = -np.inf
    np.fill_diagonal(scores, -np.inf)
    heads = scores.argmax(0)
    heads[0] = -1
    state, cycle = [0] * n, None
    state[0] = 2
    for start in range(1, n):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            cycle = path[path.index(at) :]
            break
        for seen in path:
            state[seen] = 2
    if cycle is None:
        return heads
    inside = set(cycle)
    rest = [node for node in range(n) if node not in inside]
    m = len(rest)
    smaller = np.full((m + 1, m + 1), -np.inf)
    for a, u in enumerate(rest):
        for b, v in enumerate(rest):
            smaller[a, b] = scores[u, v]
    enter, leave = {}, {}
    for a, u in enumerate(rest):
        best = max(cycle, key=lambda c: scores[u, c] - scores[heads[c], c])
        smaller[a, m] = scores[u, best] - scores[heads[best], best]
        enter[a] = best
        if u:
            best = max(cycle, key=lambda c: scores[c, u])
            smaller[m, a] = scores[best, u]
            leave[a] = best
    found = arborescence(smaller)
    out = heads.copy()
    for b, v in enumerate(rest):
        if v:
            out[v] = leave[b] if found[b] == m else rest[found[b]]
    entry = enter[found[m]]
    out[entry] = rest[found[m]]
    return out


# Taken from every root arc, so that no tree with two of them can win: more than any sentence's scores differ.
ONE_ROOT = 1e6


def decode(scores):
    """`scores`: words x heads (0 the root), log probabilities. 1-based heads."""
    heads = scores.argmax(1).tolist()
    if is_tree(heads):
        return heads
    n = len(scores)
    square = np.full((n + 1, n + 1), -np.inf)
    square[:, 1:] = scores.T
    square[0] -= ONE_ROOT
    return [int(head) for head in arborescence(square)[1:]]
