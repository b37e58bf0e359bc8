"""Marked pairs: a sentence with an actor and a recipient, and the type of what the one did to the other.

The benchmark's YIELD is CONCEDE or RETREAT; its loss and its probability are those of both together. Sentences of which
only the quad class is known count for all types of that class. Pairs of annotated reports, and pairs of mentions between
which nothing happens, teach the rest.
"""

import hashlib
import json
from dataclasses import dataclass

import torch

from batch import Batch
from labels import DOMAINS, QUADS, TYPES
from rows import documents
from views import batches as by_length, windows


@dataclass(eq=False)
class Pair:
    doc: object
    sentence: int
    sides: tuple  # words of actor and recipient
    allowed: list  # outputs that are right, 0 for none
    domain: int
    label: str = ""
    quad: int = 0


class Alone:
    """Some words of a document as its only sentence."""

    def __init__(self, doc, first, end):
        self.first = first
        self.words, self.clues = doc.words[first:end], doc.clues[first:end]
        self.sentences = [(0, end - first, 0, "")]
        self.domain = doc.domain


def outputs(label):
    if label == "YIELD":
        return [TYPES.index("CONCEDE") + 1, TYPES.index("RETREAT") + 1]
    return [TYPES.index(label) + 1]


def rows_of(rows, name):
    """Each row of a benchmark file: its document, marks as offsets, labels."""
    found = list(documents(rows / f"{name}.rows", DOMAINS.index("pairs")).values())
    with open(rows / f"{name}.json", encoding="utf8") as file:
        for doc, line in zip(found, file, strict=True):
            row = json.loads(line)
            yield doc, row["marks"], row["label"]


def marked(rows):
    """The pairs of plv_train, and the sentences of cameo_quad_train as pairs without marks."""
    out = []
    domain = DOMAINS.index("pairs")
    for doc, marks, label in rows_of(rows, "plv_train"):
        sides = tuple(words_of(doc, marks, side) for side in "st")
        out.append(Pair(doc, -1, sides, outputs(label[0]), domain, label[0], int(label[1])))
    for doc, _, label in rows_of(rows, "cameo_quad_train"):
        allowed = [0] if label[0] == "0" else [i + 1 for i, quad in enumerate(QUADS) if quad == int(label[0])]
        out.append(Pair(doc, -1, ((), ()), allowed, domain, "Q" + label[0]))
    return out


def words_of(doc, marks, side):
    return tuple(i for a, b in zip(marks.get(side, []), marks.get("/" + side, [])) for i in doc.inside(a, b))


def fold(pairs, number):
    """A fifth of the pairs, by their sentences: half of plv_train's sentences stand in cameo_quad_train too, with their class."""

    def of(pair):
        words = "".join(c for c in " ".join(pair.doc.words).lower() if c.isalnum())
        return int(hashlib.sha256(words.encode()).hexdigest(), 16) % 5

    return [pair for pair in pairs if of(pair) == number]


def of_reports(docs, rng, most=1500):
    """Pairs of annotated reports, drawn anew: of acts, and of mentions that no act joins."""
    out = []
    for doc in docs:
        for act in doc.acts:
            at = doc.sentence_of[act.head]
            sides = [[i for i, r in act.roles.items() if r == role and doc.sentence_of[i] == at] for role in (1, 2)]
            if sides[0] and sides[1]:
                chosen = tuple((rng.choice(side),) for side in sides)
                out.append(Pair(doc, at, tuple(widened(doc, side) for side in chosen), [act.kind + 1], 0))
        joined = {(doc.sentence_of[a.head], i) for a in doc.acts for i in a.roles}
        for first, second in zip(doc.mentions, doc.mentions[1:]):
            at = doc.sentence_of[first[0]]
            if doc.sentence_of[second[0]] == at and rng.random() < 0.15:
                words = [tuple(range(m[0], m[1])) for m in (first, second)]
                if not any((at, i) in joined for side in words for i in side):
                    rng.shuffle(words)
                    out.append(Pair(doc, at, tuple(words), [0], 0))
    rng.shuffle(out)
    return out[:most]


def widened(doc, side):
    """The mention that holds a word, or the word."""
    for first, end, *_ in doc.mentions:
        if first <= side[0] < end:
            return tuple(range(first, end))
    return side


class Marked:
    """A batch of pairs, each with its window."""

    def __init__(self, windows):
        self.windows = windows
        self.pairs = [window.pair for window in windows]

    def tensors(self):
        marks = []
        for window, pair in zip(self.windows, self.pairs):
            places = [{i - window.doc.first for i in side} for side in pair.sides]
            marks.append([next((mark for mark, side in enumerate(places, 1) if i in side), 0) if i >= 0 else 0 for i in window.word])
        batch = Batch(self.windows, marks)
        batch.domain = torch.tensor([pair.domain for pair in self.pairs])
        return batch


def window(pair, pieces):
    """The first window of its sentence, or of all its document where that is one sentence of a benchmark."""
    first, end = (0, len(pair.doc.words)) if pair.sentence < 0 else pair.doc.sentences[pair.sentence][:2]
    found = windows(Alone(pair.doc, first, end), pieces)[0]
    found.pair = pair
    return found


def batches(pairs, pieces, most, rng=None):
    return [Marked(group) for group in by_length([window(pair, pieces) for pair in pairs], most, rng)]


def allowed(pairs):
    out = torch.zeros(len(pairs), len(TYPES) + 1, dtype=torch.bool)
    for row, pair in enumerate(pairs):
        out[row, pair.allowed] = True
    return out


def loss(model, group):
    """Minus the log of the probability of what is allowed. In the benchmark pairs something always happens."""
    batch = group.tensors()
    scores = model.pairs(model.states(batch), batch).float().log_softmax(-1)
    scores = scores.masked_fill(~allowed(group.pairs), -1e9).logsumexp(-1)
    return -scores.mean()


def macro(told, found):
    labels = sorted(set(told))
    out = []
    for label in labels:
        right = sum(t == f == label for t, f in zip(told, found))
        p, r = right / max(1, sum(f == label for f in found)), right / max(1, sum(t == label for t in told))
        out.append(2 * p * r / (p + r) if p + r else 0.0)
    return sum(out) / len(out)


def probabilities(model, pairs, pieces, bf16=True):
    model.eval()
    out = {}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        for group in batches(pairs, pieces, 4096):
            batch = group.tensors()
            for pair, row in zip(group.pairs, model.pairs(model.states(batch), batch).float().softmax(-1)):
                out[id(pair)] = row
    return [out[id(pair)] for pair in pairs]


def rooted(row):
    """The root with most probability, something being certain to happen; CONCEDE and RETREAT are YIELD."""
    roots = {}
    for kind, p in zip(TYPES, row[1:].tolist()):
        root = "YIELD" if kind in ("CONCEDE", "RETREAT") else kind
        roots[root] = roots.get(root, 0.0) + p
    return max(roots, key=roots.get)


# In the benchmark, YIELD is material cooperation.
QUAD_OF_ROOT = dict(zip(TYPES, QUADS)) | {"YIELD": 2}


def quad_of(row, none):
    """The quad class with most probability, 0 where none is."""
    quads = [float(row[0]) if none else -1.0, 0.0, 0.0, 0.0, 0.0]
    for quad, p in zip(QUADS, row[1:].tolist()):
        quads[quad] += p
    return max(range(5), key=quads.__getitem__)


def figures(model, pairs, pieces):
    rows = probabilities(model, pairs, pieces)
    rooted_pairs = [(p.label, rooted(row)) for p, row in zip(pairs, rows) if not p.label.startswith("Q")]
    quads = [(p.label, f"Q{quad_of(row, True)}") for p, row in zip(pairs, rows) if p.label.startswith("Q")]
    told, found = zip(*rooted_pairs)
    out = {"roots": round(macro(told, found), 4), "accuracy": round(sum(t == f for t, f in rooted_pairs) / len(told), 4)}
    if quads:
        out["sentence quads"] = round(macro(*zip(*quads)), 4)
    return out
