"""Figures on the dev parts, before any rule: triggers, roles given gold triggers, attributions."""

from collections import Counter

import torch

from batch import Anchors, Batch, gold
from labels import MODED, PARTS, ROLES, TYPES
from network import CUE, means
from views import batches, windows


def f1(right, found, told):
    p, r = right / max(found, 1), right / max(told, 1)
    return 2 * p * r / (p + r) if p + r else 0.0


def viterbi(scores):
    """The best row of PARTS: an I follows its own B or I only."""
    allowed = [[not b.startswith("I-") or a[2:] == b[2:] and a != "O" for b in PARTS] for a in PARTS]
    penalty = torch.tensor([[0.0 if ok else -1e4 for ok in row] for row in allowed])
    best = scores[0] + torch.tensor([-1e4 if b.startswith("I-") else 0.0 for b in PARTS])
    back = []
    for row in scores[1:]:
        total = best[:, None] + penalty
        value, index = total.max(0)
        back.append(index)
        best = value + row
    path = [int(best.argmax())]
    for index in reversed(back):
        path.append(int(index[path[-1]]))
    return path[::-1]


def predict(model, docs, pieces, cue_threshold=0.5, bf16=True, domain=None, with_parts=True):
    """Of each document: words with the probabilities of types, and attributions as {part: [(first, end)…]} of words."""
    model.eval()
    every = [w for doc in docs for w in windows(doc, pieces)]
    found = {id(doc): ([], []) for doc in docs}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        for group in batches(every, 4096):
            batch = Batch(group, domain=domain)
            states = model.states(batch)
            words = means(states, batch.word, batch.longest)
            types = model.trigger(words).float().softmax(-1)
            cues = model.cue(words).float().softmax(-1)[:, :, 1]
            anchors = []
            for row, window in enumerate(group):
                first, count = batch.first[row], batch.count[row]
                for i in range(first, first + count):
                    if types[row, i - first, 0] < 0.97:
                        found[id(window.doc)][0].append((i, types[row, i - first].numpy()))
                    if cues[row, i - first] > cue_threshold:
                        anchors.append((row, i, CUE))
            for at in range(0, len(anchors) if with_parts else 0, 64):
                some = Anchors(batch, anchors[at : at + 64])
                scores = model.part(model.roles(words, some)).float().log_softmax(-1)
                for number, (row, word, _) in enumerate(some.anchors):
                    path = viterbi(scores[number, : some.counts[number]])
                    parts = {"source": [], "cue": [], "content": []}
                    for i, tag in enumerate(path):
                        name = PARTS[tag]
                        if name == "O":
                            continue
                        i += some.first[number]
                        spans = parts[name[2:]]
                        if name[0] == "B" or not spans:
                            spans.append([i, i + 1])
                        else:
                            spans[-1][1] = i + 1
                    found[id(group[row].doc)][1].append((word, parts))
    return [found[id(doc)] for doc in docs]


def triggers(docs, predictions, typed=True):
    """Best F1 over thresholds and its threshold, matched as the scorer does: same type (if `typed`), overlapping words."""
    best = (0.0, 0.0)
    for threshold in [x / 20 for x in range(3, 17)]:
        right = found = told = 0
        for doc, (types, _) in zip(docs, predictions):
            used = set()
            told += len(doc.acts)
            for i, probabilities in types:
                if 1 - probabilities[0] < threshold:
                    continue
                found += 1
                kind = int(probabilities[1:].argmax())
                for at, act in enumerate(doc.acts):
                    if at not in used and (act.kind == kind or not typed) and i in act.words:
                        used.add(at)
                        right += 1
                        break
        best = max(best, (f1(right, found, told), threshold))
    return best


def attributions(docs, predictions):
    """Exact F1 of source, cue and content: sets of words of each attribution."""
    out = {}
    for part in ("source", "cue", "content"):
        right = found = told = 0
        for doc, (_, cues) in zip(docs, predictions):
            gold_sets = Counter()
            for cue in doc.cues:
                words = frozenset(i for i, tag in cue.tags.items() if PARTS[tag].endswith(part))
                if words:
                    gold_sets[words] += 1
            ours = Counter()
            for _, parts in cues:
                words = frozenset(i for a, b in parts[part] for i in range(a, b))
                if words:
                    ours[words] += 1
            told += sum(gold_sets.values())
            found += sum(ours.values())
            right += sum((gold_sets & ours).values())
        out[part] = round(100 * f1(right, found, told), 1)
    return out


def anchored(model, docs, pieces, bf16=True):
    """Given gold triggers: accuracy of status and mode, F1 of actor and recipient heads."""
    model.eval()
    right = Counter()
    every = [w for doc in docs for w in windows(doc, pieces)]
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        for group in batches(every, 4096):
            batch = Batch(group)
            *_, acts, _ = gold(batch)
            if not acts:
                continue
            states = model.states(batch)
            words = means(states, batch.word, batch.longest)
            heads = torch.stack([words[row, act.head - batch.first[row]] for row, act in acts])
            status, modes = model.status(heads).argmax(-1), model.mode(heads).float()
            some = Anchors(batch, [(row, act.head, act.kind + 1) for row, act in acts])
            roles = model.role(model.roles(words, some)).float().argmax(-1)
            for number, (row, act) in enumerate(acts):
                right["acts"] += 1
                right["status"] += int(status[number]) == act.status
                own = [at for at, (kind, _) in enumerate(MODED) if kind == TYPES[act.kind]]
                right["mode"] += own[int(modes[number][own].argmax())] == act.mode
                for i in range(some.counts[number]):
                    told = act.roles.get(i + some.first[number], 0)
                    guess = int(roles[number, i])
                    for role in (1, 2, 3):
                        right[ROLES[role], "told"] += told == role
                        right[ROLES[role], "found"] += guess == role and told != -100
                        right[ROLES[role], "right"] += told == role == guess
    out = {name: round(100 * right[name] / max(right["acts"], 1), 1) for name in ("status", "mode")}
    for role in ROLES[1:]:
        out[role] = round(100 * f1(right[role, "right"], right[role, "found"], right[role, "told"]), 1)
    return out
