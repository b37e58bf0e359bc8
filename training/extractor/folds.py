"""Five-fold cross-validation of the types of pairs: python folds.py --rows DIR --shared DIR [--folds 0,1,2,3,4]

For each fold an encoder that starts from the pretrained one learns from the other four fifths of plv_train and of
cameo_quad_train, from pairs of the annotated reports and of the snippets, and nothing else; so the figures stand below
what joint training with acts and attributions can do, and hold no pair that was seen. Printed: macro F1 and accuracy of
roots (YIELD for CONCEDE and RETREAT), macro F1 of quad classes and of cooperation against conflict, macro F1 of the quad
classes of sentences (0 to 4).
"""

import argparse
import random
import sys
import time
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engine"))

import pairs  # noqa: E402
from labels import DOMAINS  # noqa: E402
from model import Encoder  # noqa: E402
from network import Extractor  # noqa: E402
from pieces import Pieces  # noqa: E402
from rows import annotated, documents, standoff, written  # noqa: E402
from train import shipped_base  # noqa: E402

def main(argv=None):
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--rows", required=True)
    a.add_argument("--shared", required=True)
    a.add_argument("--further")
    a.add_argument("--written")
    a.add_argument("--folds", default="0,1,2,3,4")
    a.add_argument("--epochs", type=int, default=8)
    a.add_argument("--rate", type=float, default=1e-4)
    a.add_argument("--threads", type=int, default=2)
    a = a.parse_args(argv)
    torch.set_num_threads(a.threads)
    base, rows, shared = shipped_base(), Path(a.rows), Path(a.shared)
    vocabulary = Pieces.load(f"{base}/vocab.txt")
    reports = documents(rows / "reports.rows", 0)
    docs = annotated(reports, shared / "gold/train", shared / "reports")
    if a.further:
        docs += standoff(reports, a.further, shared / "reports")
    if a.written:
        paths = sorted(Path(a.written).glob("*.txt"))
        docs += written(documents(rows / "written.rows", 0), paths, DOMAINS.index("written"))
    marked = pairs.marked(rows)
    told, found, quads, sentences = [], [], [], []
    for fold in map(int, a.folds.split(",")):
        began = time.time()
        torch.manual_seed(fold)
        rng = random.Random(fold)
        held = pairs.fold(marked, fold)
        out = set(map(id, held))
        known = [pair for pair in marked if id(pair) not in out]
        model = Extractor(Encoder.pretrained(base), 1, 0.1, 0.2)
        layers = list(model.layers.parameters())
        inside = set(map(id, layers))
        others = [p for p in model.parameters() if p.requires_grad and id(p) not in inside]
        optimizer = torch.optim.AdamW([{"params": layers, "lr": a.rate}, {"params": others, "lr": 10 * a.rate}], weight_decay=0.01)
        rates = [group["lr"] for group in optimizer.param_groups]
        step = 0
        for epoch in range(a.epochs):
            model.train()
            batches = pairs.batches(known + pairs.of_reports(docs, rng, 1200), vocabulary, 768, rng)
            for number, group in enumerate(batches):
                share = (epoch + number / len(batches)) / a.epochs
                for options, rate in zip(optimizer.param_groups, rates):
                    options["lr"] = rate * min(1.0, (step + 1) / 50) * max(0.02, 1 - share)
                with torch.autocast("cpu", torch.bfloat16):
                    loss = pairs.loss(model, group)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
                optimizer.step()
                optimizer.zero_grad()
                step += 1
        for pair, row in zip(held, pairs.probabilities(model, held, vocabulary)):
            if pair.label.startswith("Q"):
                sentences.append((pair.label, f"Q{pairs.quad_of(row, True)}"))
            else:
                told.append(pair.label)
                found.append(pairs.rooted(row))
                quads.append((pair.quad, pairs.QUAD_OF_ROOT[found[-1]]))
        coarse = [(t <= 2, f <= 2) for t, f in quads]
        print(
            f"folds to {fold}, {time.time() - began:.0f} s: roots {pairs.macro(told, found):.4f}",
            f"(accuracy {sum(t == f for t, f in zip(told, found)) / len(told):.4f}), quads {pairs.macro(*zip(*quads)):.4f},",
            f"binary {pairs.macro(*zip(*coarse)):.4f}, sentences {pairs.macro(*zip(*sentences)):.4f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
