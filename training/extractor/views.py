"""Documents to windows: what the extractor reads at once.

A window is a run of sentences with a [SEP] after each, as many as fit into CAP pieces; a longer sentence is a window of its own.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engine"))

from pieces import BREAK, START, shape  # noqa: E402
from windows import batches as by_length  # noqa: E402

CAP = 192  # pieces
LONGEST = 254  # pieces of one sentence, [CLS] and [SEP] not counted; what follows is not read


@dataclass(eq=False)
class Window:
    doc: object
    ids: list
    shapes: list
    word: list  # word of the document of each row, -1 for [CLS] and [SEP]
    sentences: dict  # sentence -> (first word, end), as far as it is read
    trunk: object = None  # states before the first layer, once they were computed
    pair: object = None  # the marked pair that it holds, if it holds one

    def __len__(self):
        return len(self.ids)


def windows(doc, pieces):
    out, run, total = [], [], 0
    cut = [[pieces(word) for word in doc.words[first:end]] for first, end, *_ in doc.sentences]
    size = [min(sum(map(len, words)), LONGEST) + 1 for words in cut]

    def close():
        ids, shapes, word, placed = [pieces.ids[START]], [0], [-1], {}
        for index in run:
            begin = len(ids)
            first = last = doc.sentences[index][0]
            for found in cut[index]:
                if len(ids) - begin + len(found) > LONGEST:
                    break
                ids += found
                shapes += [shape(doc.words[last]) + 1] * len(found)
                word += [last] * len(found)
                last += 1
            ids.append(pieces.ids[BREAK])
            shapes.append(0)
            word.append(-1)
            placed[index] = (first, last)
        out.append(Window(doc, ids, shapes, word, placed))

    for index in range(len(cut)):
        if run and total + size[index] > CAP:
            close()
            run, total = [], 0
        run.append(index)
        total += size[index]
    if run:
        close()
    return out


def batches(windows, most, rng=None):
    """As the engine's recipe makes them; windows are longer here."""
    return by_length(windows, most, rng, spread=8)
