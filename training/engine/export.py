"""A checkpoint to the weights that Sanudo ships: python export.py CHECKPOINT.pt --treebank DIR --out FILE.safetensors

Matrices in seven bits with a scale for each output, tables in eight with a scale for each row, the rest as it is; beside them the
words whose lemma the training part tells.
"""

import argparse
import hashlib
import json
import subprocess
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save

import corpus
import measure
from model import Encoder, Engine
from pieces import SHAPES, Pieces
from train import one
from windows import CAP, LONGEST

FORMAT, VERSION = "sanudo-engine", "1"
WEIGHT_LIMIT, TABLE_LIMIT = 63, 127


def rounded(matrix, limit):
    """Rows of whole numbers within ±limit and a scale for each: of some cuts of the largest values, the one with the least
    squared error."""
    matrix = matrix.astype(np.float64)
    largest = np.abs(matrix).max(1, keepdims=True).clip(1e-12)
    best, error = None, None
    for share in np.linspace(1.0, 0.7, 13):
        scale = (largest * share / limit).astype(np.float32).astype(np.float64)
        whole = np.rint(matrix / scale).clip(-limit, limit)
        off = ((whole * scale - matrix) ** 2).sum(1, keepdims=True)
        if best is None:
            best, error = (whole, scale), off
        else:
            better = off < error
            best = tuple(np.where(better, new, old) for new, old in zip((whole, scale), best))
            error = np.minimum(off, error)
    return best[0].astype(np.int8), best[1][:, 0].astype(np.float32)


def load(path):
    saved = torch.load(path, map_location="cpu", weights_only=True)
    weights = saved["engine"]
    pieces, width = weights["encoder.word.weight"].shape
    encoder = Encoder(
        pieces,
        width,
        saved["sizes"]["layers"],
        saved["sizes"]["heads"],
        weights["encoder.layers.0.up.weight"].shape[0],
        weights["encoder.position.weight"].shape[0],
    )
    engine = Engine(encoder, saved["labels"])
    engine.load_state_dict(weights)
    return engine.eval(), saved


def lexicon(reports):
    """Words of the training part that always have one lemma, as {(form, UPOS): lemma}. Names are left to the edit scripts, as is
    what is not made of letters."""
    told = defaultdict(set)
    for report in reports:
        for sentence in report:
            for form, upos, lemma in zip(sentence.words, sentence.upos, sentence.lemma):
                if upos != "PROPN" and all(c.isalpha() or c in "-'’" for c in form):
                    told[form, upos].add(lemma)
    return {key: lemmas.pop() for key, lemmas in sorted(told.items()) if len(lemmas) == 1}


def tensors(engine, pieces, pairs, words):
    state = {name: value.float().numpy() for name, value in engine.state_dict().items()}
    out = {}

    def text(name, lines):
        out[name] = np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)

    def table(name, matrix):
        out[f"{name}.weight"], out[f"{name}.scale"] = rounded(matrix, TABLE_LIMIT)

    def linear(name, weight, bias):
        out[f"{name}.weight"], out[f"{name}.scale"] = rounded(weight, WEIGHT_LIMIT)
        out[f"{name}.bias"] = bias.astype(np.float32)

    def norm(name, source):
        out[f"{name}.gain"], out[f"{name}.bias"] = state[f"{source}.weight"], state[f"{source}.bias"]

    text("pieces", pieces.lines)
    text("lemma.words", ["\t".join((form, upos, lemma)) for (form, upos), lemma in words.items()])
    out["pairs"] = np.array(pairs, dtype=np.uint16)
    table("word", state["encoder.word.weight"])
    table("position", state["encoder.position.weight"])
    table("shape", state["encoder.shape.weight"])
    norm("norm", "encoder.norm")
    for index in range(len(engine.encoder.layers)):
        ours, theirs = f"layers.{index}", f"encoder.layers.{index}"
        for name in ("qkv", "out", "up", "down"):
            linear(f"{ours}.{name}", state[f"{theirs}.{name}.weight"], state[f"{theirs}.{name}.bias"])
        for name in ("norm1", "norm2"):
            norm(f"{ours}.{name}", f"{theirs}.{name}")
    for name in ("upos", "feats", "lemma", "entity", "start"):
        linear(f"heads.{name}", state[f"{name}.weight"], state[f"{name}.bias"])
    for name in ("arc_head", "arc_word", "label_head", "label_word"):
        linear(f"heads.{name}", state[f"tree.{name}.weight"], state[f"tree.{name}.bias"])
    # A word's arc state to what the heads' arc states are multiplied with.
    arc = state["tree.arc"]
    linear("tree.arc", arc[:-1].T, arc[-1])
    # A word's label state to what the head's label state and a last 1 are multiplied with: all relations for its first value,
    # all for its second, and so on.
    label = state["tree.label"]
    relations, size, _ = label.shape
    flat = label.transpose(2, 0, 1).reshape(size * relations, size)
    linear("tree.label", flat[:, :-1], flat[:, -1])
    root = state["tree.root"]

    def leaky(x):
        return np.where(x < 0, 0.1 * x, x).astype(np.float32)

    for name in ("arc", "label"):
        weight, bias = state[f"tree.{name}_head.weight"], state[f"tree.{name}_head.bias"]
        out[f"tree.root.{name}"] = leaky(weight @ root + bias)
    return {name: np.ascontiguousarray(value) for name, value in out.items()}


def current_commit():
    """The commit of this folder, "unknown" outside of a clone."""
    command = ["git", "-C", str(Path(__file__).parent), "rev-parse", "HEAD"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "unknown"


def main(argv=None):
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("checkpoint")
    a.add_argument("--treebank", required=True, help="folder with *train.conllu and *dev.conllu")
    a.add_argument("--entities", help="folder with *dev.bio, to measure")
    a.add_argument("--data", default="UD English EWT 2.16 train; Worldwide Newswire entities train")
    a.add_argument("--licence", default="CC-BY-SA-4.0 (treebank); encoder all-MiniLM-L6-v2 under Apache-2.0")
    a.add_argument("--commit", help="of the recipe, for the header (default: what git says)")
    a.add_argument("--out", required=True)
    a = a.parse_args(argv)
    torch.set_num_threads(2)
    engine, saved = load(a.checkpoint)
    pieces = Pieces(saved["pieces"])
    trees = {part: corpus.treebank(one(a.treebank, f"{part}.conllu")) for part in ("train", "dev")}
    words = lexicon(trees["train"])
    # Chosen on dev, one number: the bias takes it up, so that sentences begin above 0.
    threshold = measure.best_threshold(engine, trees["dev"], pieces)
    with torch.no_grad():
        engine.start.bias -= threshold
    figures = {
        "treebank": measure.treebank(engine, trees["dev"], pieces, saved["pairs"], words, True, False),
        "starts": measure.treebank(engine, trees["dev"], pieces, saved["pairs"], words, False, False)["starts"],
    }
    if a.entities:
        named = corpus.entities(one(a.entities, "dev.bio"))
        figures["entities"] = measure.entities(engine, named, pieces, False)
    print(f"{len(words)} words with a lemma; sentences begin above {threshold}; in 32 bits: {figures}")
    found = tensors(engine, pieces, saved["pairs"], words)
    bare = save(found)
    body = bare[8 + int.from_bytes(bare[:8], "little") :]
    header = {
        "format": FORMAT,
        "version": VERSION,
        "sha256": hashlib.sha256(body).hexdigest(),
        "commit": a.commit or current_commit(),
        "epoch": str(saved["epoch"]),
        "data": a.data,
        "licence": a.licence,
        "base": "all-MiniLM-L6-v2" if saved["settings"].get("base") is None else "given",
        "labels": json.dumps({**saved["labels"], "shape": list(SHAPES)}, ensure_ascii=False),
        "sizes": json.dumps({**saved["sizes"], "window": CAP, "longest": LONGEST}),
        "threshold": str(threshold),
        "settings": json.dumps(
            {k: v for k, v in saved["settings"].items() if k not in ("treebank", "entities", "out", "base", "dwarf", "threads")}
        ),
        "dev": json.dumps(figures),
    }
    data = save(found, metadata=header)
    with open(a.out, "wb") as file:
        file.write(data)
    print(f"{a.out}: {len(data)} bytes, sha256 of the tensors {header['sha256']}")


if __name__ == "__main__":
    main()
