"""Windows, anchors and marked pairs as tensors."""

import torch

from network import CUE

MOST = 96  # words around an anchor, unless its own sentence has more
# Sentences before and after an anchor's own that belong to its surroundings, as far as its window holds them.
ACT_REACH, CUE_REACH = (-1, 0), (-1, 1)


def padded(rows, value, to):
    return torch.tensor([list(row) + [value] * (to - len(row)) for row in rows])


class Batch:
    def __init__(self, windows, marks=None, domain=None):
        self.windows = windows
        length = self.length = max(map(len, windows))
        self.real = padded([[True] * len(w) for w in windows], False, length)
        self.shapes = padded([w.shapes for w in windows], 0, length)
        none = [0, 0, 0, 0]
        self.clues = padded([[none if i < 0 else w.doc.clues[i] for i in w.word] for w in windows], none, length)
        self.domain = torch.tensor([w.doc.domain if domain is None else domain for w in windows])
        self.marks = None if marks is None else padded(marks, 0, length)
        self.first = [next(i for i in w.word if i >= 0) for w in windows]
        self.count = [max(w.word) - first + 1 for w, first in zip(windows, self.first)]
        self.longest = max(self.count)
        self.word = padded(
            [[i - first if i >= 0 else self.longest for i in w.word] for w, first in zip(windows, self.first)],
            self.longest,
            length,
        )

    def trunk(self, encoder):
        """States before the first layer, computed once for each window."""
        if any(w.trunk is None for w in self.windows):
            ids = padded([w.ids for w in self.windows], 0, self.length)
            with torch.no_grad():
                for window, states in zip(self.windows, encoder(ids, torch.zeros_like(ids), self.real).to(torch.bfloat16)):
                    window.trunk = states[: len(window)].clone()
        out = torch.zeros(len(self.windows), self.length, self.windows[0].trunk.shape[1])
        for row, window in enumerate(self.windows):
            out[row, : len(window)] = window.trunk
        return out


class Anchors:
    """The surroundings of some anchors: (window of the batch, word, mark). Places are words of the window."""

    def __init__(self, batch, anchors):
        self.anchors = anchors
        stretches = []
        for row, word, mark in anchors:
            window = batch.windows[row]
            at = window.doc.sentence_of[word]
            low, high = CUE_REACH if mark == CUE else ACT_REACH
            begin, end = window.sentences[at]
            # The own sentence, then those before, then those after, as many as fit.
            for other in [*range(at - 1, at + low - 1, -1), *range(at + 1, at + high + 1)]:
                if other in window.sentences:
                    a, b = window.sentences[other]
                    if max(end, b) - min(begin, a) <= MOST:
                        begin, end = min(begin, a), max(end, b)
            stretches.append((begin, end))
        self.first = [begin for begin, _ in stretches]
        self.counts = [end - begin for begin, end in stretches]
        self.longest = max(self.counts)
        self.rows = torch.tensor([row for row, _, _ in anchors])
        self.marks = torch.tensor([mark for _, _, mark in anchors])
        self.starts = torch.tensor([first - batch.first[row] for first, (row, _, _) in zip(self.first, anchors)])
        self.places = torch.tensor([word - batch.first[row] for row, word, _ in anchors])
        self.lengths = torch.tensor(self.counts)

    def labels(self, told):
        """Labels of the words around each anchor: `told(anchor)` is word -> label, 0 where it tells nothing."""
        out = []
        for anchor, first, count in zip(self.anchors, self.first, self.counts):
            of = told(anchor)
            out.append([of.get(first + i, 0) for i in range(count)])
        return padded(out, -100, self.longest)


def gold(batch):
    """Gold labels of the words of a batch, -100 where they do not count, and the gold acts and cues."""
    triggers, cues, acts, anchors = [], [], [], []
    for row, window in enumerate(batch.windows):
        first, count = batch.first[row], batch.count[row]
        doc = window.doc
        trigger, cue = [0] * count, [0 if doc.attributed else -100] * count
        inside = [act for act in doc.acts if first <= act.head < first + count]
        for act in inside:
            for i in act.words:
                if first <= i < first + count:
                    trigger[i - first] = -100
        for act in inside:
            trigger[act.head - first] = act.kind + 1
            acts.append((row, act))
        for found in doc.cues:
            if first <= found.head < first + count:
                cue[found.head - first] = 1
                anchors.append((row, found))
        triggers.append(trigger)
        cues.append(cue)
    return padded(triggers, -100, batch.longest), padded(cues, -100, batch.longest), acts, anchors

