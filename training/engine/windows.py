"""Sentences to windows: what the encoder reads at once.

A window is a run of sentences of one report. `[CLS]` opens it and `[SEP]` closes it; between two sentences stands a `[SEP]` where
a reader of the page sees that a sentence begins (a new paragraph), or everywhere, as when the sentences are given. Where
none stands, the model learns to find the beginning.
"""

from dataclasses import dataclass

from pieces import BREAK, SHAPES, START, shape

CAP = 128  # pieces a window where more than one sentence stands in it
LONGEST = 254  # pieces a window of one sentence

LOWER, UPPER, TITLE, ONE, MIXED = (SHAPES.index(name) for name in ("lower", "upper", "title", "one-upper", "mixed"))
# Headlines in capitals, headlines In Title Case and careless small letters: what the news has and the treebank lacks. Share of
# the sentences written anew, and what becomes of each shape.
RECASED = (
    (0.04, {LOWER: UPPER, TITLE: UPPER, MIXED: UPPER}),
    (0.04, {LOWER: TITLE}),
    (0.02, {UPPER: LOWER, TITLE: LOWER, ONE: LOWER, MIXED: LOWER}),
)


@dataclass
class Window:
    ids: list  # pieces
    shapes: list  # of the word of each piece, 1-based; 0 for [CLS] and [SEP]
    word: list  # index of the word of each piece within the window, -1 for [CLS] and [SEP]
    sentences: list  # (first word within the window, Sentence)
    starts: list  # per word: 1 begins a sentence, 0 does not, -100 known from the page

    def __len__(self):
        return len(self.ids)


def recase(rng):
    """How one sentence is written: as it is, or one of RECASED."""
    draw = rng.random()
    for share, change in RECASED:
        if draw < share:
            return change
        draw -= share
    return {}


def build(sentences, pieces, breaks, rng=None):
    """`breaks`: a [SEP] between all sentences rather than only between paragraphs. With `rng`, some sentences are recased."""
    ids, shapes, word, starts, placed = [pieces.ids[START]], [0], [-1], [], []
    for index, sentence in enumerate(sentences):
        known = index == 0 or breaks or sentence.new_part
        if known and index:
            ids.append(pieces.ids[BREAK])
            shapes.append(0)
            word.append(-1)
        placed.append((len(starts), sentence))
        change = recase(rng) if rng else {}
        for at, form in enumerate(sentence.words):
            cut = pieces(form)
            ids += cut
            cased = shape(form)
            shapes += [change.get(cased, cased) + 1] * len(cut)
            word += [len(starts)] * len(cut)
            starts.append((-100 if known else 1) if at == 0 else 0)
    ids.append(pieces.ids[BREAK])
    shapes.append(0)
    word.append(-1)
    return Window(ids, shapes, word, placed, starts)


def size(sentence, pieces):
    return sum(len(pieces(word)) for word in sentence.words) + 1


def cut(sentence, pieces):
    """A sentence longer than a window, in parts; the parts of a tree are dropped, those of entities kept."""
    if size(sentence, pieces) <= LONGEST:
        return [sentence]
    if sentence.head:
        return []
    out, start, total = [], 0, 0
    for at, word in enumerate(sentence.words):
        total += len(pieces(word))
        if total > LONGEST - 1:
            out.append((start, at))
            start, total = at, len(pieces(word))
    out.append((start, len(sentence.words)))
    return [
        type(sentence)(sentence.words[a:b], entity=sentence.entity[a:b], new_part=sentence.new_part and a == 0)
        for a, b in out
    ]


def pack(reports, pieces, rng=None, breaks=None):
    """All windows of some reports. With `rng`, sizes and breaks are drawn anew, so that the model reads one sentence alone as
    well as ten together; without it windows are as full as may be and `breaks` says where a [SEP] stands."""
    out = []

    def draw():
        return (rng.choice((1, 48, 96, CAP, CAP, CAP + 32)), rng.random() < 0.5) if rng else (CAP, breaks)

    for report in reports:
        run, total = [], 0
        cap, marked = draw()
        for sentence in (part for whole in report for part in cut(whole, pieces)):
            length = size(sentence, pieces)
            if run and total + length > cap:
                out.append(build(run, pieces, marked, rng))
                run, total = [], 0
                cap, marked = draw()
            run.append(sentence)
            total += length
        if run:
            out.append(build(run, pieces, marked, rng))
    return out


def batches(windows, pieces_a_batch, rng=None, spread=6):
    """Windows of like length together, at most `pieces_a_batch` with padding. With `rng`, in drawn order, and lengths count as
    alike within `spread` pieces."""
    order = sorted(range(len(windows)), key=lambda i: (len(windows[i]) + (rng.random() * spread if rng else 0), i))
    out, batch, longest = [], [], 0
    for index in order:
        longest = max(longest, len(windows[index]))
        if batch and longest * (len(batch) + 1) > pieces_a_batch:
            out.append(batch)
            batch, longest = [], len(windows[index])
        batch.append(windows[index])
    if batch:
        out.append(batch)
    if rng:
        rng.shuffle(out)
    return out

