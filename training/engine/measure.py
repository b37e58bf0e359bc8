"""How well an engine reads: what is reported of a run."""

import numpy as np
import torch

from lemmas import apply
from model import Batch
from trees import decode
from windows import batches, pack


def spans(tags):
    """BIO tags to (first word, end, class)."""
    out, start, kind = set(), None, None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[0] in "OB" or tag[2:] != kind):
            out.add((start, at, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = at, tag[2:]
    return out


def best_tags(scores, labels):
    """The best well-formed BIO sequence: Viterbi, I-X only after B-X or I-X. `scores`: words x labels."""
    allowed = np.array([[b[0] != "I" or (a != "O" and a[2:] == b[2:]) for b in labels] for a in labels])
    step = np.where(allowed, 0.0, -1e9)
    total = scores[0] + np.array([-1e9 if label[0] == "I" else 0.0 for label in labels])
    back = []
    for row in scores[1:]:
        table = total[:, None] + step
        choice = table.argmax(0)
        back.append(choice)
        total = table[choice, np.arange(len(labels))] + row
    at = int(total.argmax())
    path = [at]
    for choice in reversed(back):
        at = int(choice[at])
        path.append(at)
    return [labels[at] for at in reversed(path)]


def f1(hit, wrong, missed):
    return 200 * hit / max(1, 2 * hit + wrong + missed)


def tag_pairs(reports, labels):
    """Which features go with which part of speech, as the training part has them."""
    upos, feats = ({name: at for at, name in enumerate(labels[kind])} for kind in ("upos", "feats"))
    seen = {
        (upos[u], feats[f])
        for report in reports
        for sentence in report
        for u, f in zip(sentence.upos, sentence.feats)
        if u in upos and f in feats
    }
    return sorted(seen)


@torch.no_grad()
def treebank(engine, reports, pieces, pairs, words, breaks=True, autocast=True):
    """Shares in per cent of gold words with the right UPOS, features, lemma, head (UAS), head and relation (LAS), and the F1 of
    sentence beginnings that the page does not show. `breaks`: sentences are given."""
    engine.eval()
    labels = engine.labels
    pairs = torch.tensor(pairs).T
    count = dict.fromkeys(("n", "upos", "feats", "lemma", "uas", "las"), 0)
    hit = wrong = missed = 0
    for windows in batches(pack(reports, pieces, breaks=breaks), 4096):
        batch = Batch(windows)
        with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
            states = engine.words(batch)
        states = states.float()
        begins = engine.start(states)[:, :, 0] > 0
        hit += int((begins & (batch.starts == 1)).sum())
        wrong += int((begins & (batch.starts == 0)).sum())
        missed += int((~begins & (batch.starts == 1)).sum())
        x = batch.by_sentence(states)
        upos, feats = engine.upos(x).log_softmax(-1), engine.feats(x).log_softmax(-1)
        pair = (upos[:, :, pairs[0]] + feats[:, :, pairs[1]]).argmax(-1)
        lemma = engine.lemma(x).argmax(-1)
        scores, label_head, label_word = engine.tree(x, batch.inside)
        scores = scores.log_softmax(-1).double().numpy()
        heads = [
            decode(scores[row, : len(sentence.words), : len(sentence.words) + 1])
            for row, (_, sentence) in enumerate(batch.sentences)
        ]
        width = batch.inside.shape[1]
        padded = torch.tensor([row + [0] * (width - len(row)) for row in heads])
        relation = engine.tree.labels(label_head, label_word, padded)
        # The root's relation is known, and no other word has it.
        relation[:, :, labels["deprel"].index("root")] = torch.where(padded == 0, 1e9, -1e9)
        relation = relation.argmax(-1)
        for row, (_, sentence) in enumerate(batch.sentences):
            for at, form in enumerate(sentence.words):
                count["n"] += 1
                tag = labels["upos"][pairs[0][pair[row, at]]]
                count["upos"] += tag == sentence.upos[at]
                count["feats"] += labels["feats"][pairs[1][pair[row, at]]] == sentence.feats[at]
                found = words.get((form, tag)) or apply(form, labels["lemma"][lemma[row, at]])
                count["lemma"] += found == sentence.lemma[at]
                if heads[row][at] == sentence.head[at]:
                    count["uas"] += 1
                    count["las"] += labels["deprel"][relation[row, at]] == sentence.deprel[at]
    engine.train()
    out = {key: round(100 * value / max(1, count["n"]), 2) for key, value in count.items() if key != "n"}
    return {**out, "starts": round(f1(hit, wrong, missed), 2)}


@torch.no_grad()
def best_threshold(engine, reports, pieces):
    """The score above which a sentence begins, by F1 over the beginnings that the page does not show. Whoever trains on one word
    in twenty gets a head that is too careful."""
    engine.eval()
    scores, gold = [], []
    for windows in batches(pack(reports, pieces, breaks=False), 4096):
        batch = Batch(windows)
        found = engine.start(engine.words(batch))[:, :, 0]
        known = batch.starts >= 0
        scores.append(found[known])
        gold.append(batch.starts[known] == 1)
    scores, gold = torch.cat(scores), torch.cat(gold)

    def quality(threshold):
        begins = scores > threshold
        return f1(int((begins & gold).sum()), int((begins & ~gold).sum()), int((~begins & gold).sum()))

    return max((round(0.1 * step, 1) for step in range(-30, 31)), key=lambda at: (quality(at), -abs(at)))


@torch.no_grad()
def entities(engine, reports, pieces, autocast=True):
    """Precision, recall and F1 of entities (both ends and class), and F1 by class."""
    engine.eval()
    table = {}
    for windows in batches(pack(reports, pieces, breaks=True), 4096):
        batch = Batch(windows)
        with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
            states = engine.words(batch)
        scores = engine.entity(batch.by_sentence(states.float())).log_softmax(-1).double().numpy()
        for row, (_, sentence) in enumerate(batch.sentences):
            found = spans(best_tags(scores[row, : len(sentence.words)], engine.labels["entity"]))
            gold = spans(sentence.entity)
            for span in found | gold:
                cell = table.setdefault(span[2], [0, 0, 0])
                cell[0 if span in found and span in gold else 1 if span in found else 2] += 1
    engine.train()
    hit, wrong, missed = (sum(cell[k] for cell in table.values()) for k in range(3))
    return {
        "precision": round(100 * hit / max(1, hit + wrong), 2),
        "recall": round(100 * hit / max(1, hit + missed), 2),
        "f1": round(f1(hit, wrong, missed), 2),
        **{kind: round(f1(*cell), 1) for kind, cell in sorted(table.items())},
    }
