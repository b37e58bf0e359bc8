"""The extractor: acts and their roles, attributions with source, cue and content, types of marked pairs.

A second copy of the pretrained encoder, its table of word pieces shared with the language engine. Case, clues (what the tables and
the page tell of a word) and the domain enter before the first layer. Heads on the top state find triggers and cues.
For each of these the role layers read the words around it once more, the anchor marked, and heads on them tell what each word is
to it. A marked pair enters like the clues and is classified from the states of both marks.
"""

import copy
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engine"))

from pieces import SHAPES  # noqa: E402

from labels import CLUE_VALUES, DOMAINS, EXTENT, MODED, PARTS, ROLES, STATUSES, TYPES  # noqa: E402

CUE = len(TYPES) + 1  # the mark of a cue; types are 1 and up


class Extractor(nn.Module):
    def __init__(self, encoder, roles=2, drop=0.1, head_drop=0.2):
        super().__init__()
        width = encoder.word.weight.shape[1]
        self.layers = encoder.layers.requires_grad_(True)
        self.role_layers = nn.ModuleList(copy.deepcopy(layer) for layer in encoder.layers[len(encoder.layers) - roles :])
        for layer in [*self.layers, *self.role_layers]:
            layer.drop.p = drop
        # The pieces' table, their positions and the first norm stay as they came; case, which the vocabulary loses, is learned.
        self.trunk = encoder.requires_grad_(False).eval()
        self.layers.requires_grad_(True)
        self.trunk.layers = nn.ModuleList()
        self.shape = nn.Embedding(len(SHAPES) + 1, width)
        nn.init.zeros_(self.shape.weight)
        self.clues = nn.ModuleList(nn.Embedding(values, width) for values in CLUE_VALUES)
        self.domain = nn.Embedding(len(DOMAINS), width)
        self.pair_mark = nn.Embedding(3, width)
        self.anchor = nn.Embedding(CUE + 1, width)
        for table in (*self.clues, self.domain, self.pair_mark):
            nn.init.normal_(table.weight, std=0.02)
        nn.init.normal_(self.anchor.weight, std=0.1)
        self.trigger = nn.Linear(width, len(TYPES) + 1)
        self.cue = nn.Linear(width, 2)
        self.status = nn.Linear(width, len(STATUSES))
        self.mode = nn.Linear(width, len(MODED))
        self.left = nn.Linear(width, EXTENT)
        self.right = nn.Linear(width, EXTENT)
        self.role = nn.Linear(width, len(ROLES))
        self.part = nn.Linear(width, len(PARTS))
        self.pair_inner = nn.Linear(3 * width, width)
        self.pair = nn.Linear(width, len(TYPES) + 1)
        self.drop = nn.Dropout(head_drop)
        # Nearly all words are neither trigger nor cue; to learn that first would cost an epoch.
        with torch.no_grad():
            self.trigger.bias[0] += 6.0
            self.cue.bias[0] += 3.5
            self.role.bias[0] += 3.0

    def train(self, mode=True):
        super().train(mode)
        self.trunk.eval()
        return self

    def states(self, batch, blind=0.0):
        """States of pieces at the top. `blind`: share of windows that do not see the lexicon's clue."""
        x = batch.trunk(self.trunk)
        clues = batch.clues
        if blind:
            keep = (torch.rand(len(clues), 1) >= blind).long()
            clues = torch.cat([clues[:, :, :1] * keep[:, :, None], clues[:, :, 1:]], 2)
        x = x + self.shape(batch.shapes) + self.domain(batch.domain)[:, None]
        for at, table in enumerate(self.clues):
            x = x + table(clues[:, :, at])
        if batch.marks is not None:
            x = x + self.pair_mark(batch.marks)
        mask = batch.real[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def roles(self, words, some):
        """States of the words around anchors, anchors x words: the states of `words` (windows x words), the anchor's own marked
        with what it is, through the role layers."""
        at = torch.arange(some.longest)[None]
        real = at < some.lengths[:, None]
        index = (some.starts[:, None] + at).clamp(max=words.shape[1] - 1)
        x = words[some.rows[:, None], index]
        here = at == (some.places - some.starts)[:, None]
        x = x + self.anchor(some.marks)[:, None] * here[:, :, None]
        mask = real[:, None, None, :]
        for layer in self.role_layers:
            x = layer(x, mask)
        return x

    def pairs(self, states, batch):
        """Scores of the types of marked pairs; 0 is none."""
        pooled = []
        for mark in (1, 2):
            of = (batch.marks == mark).to(states.dtype)
            of = torch.where(of.sum(1, keepdim=True) > 0, of, batch.real.to(states.dtype))
            pooled.append((states * of[:, :, None]).sum(1) / of.sum(1, keepdim=True))
        pooled.append(states[:, 0])
        return self.pair(self.drop(F.gelu(self.pair_inner(self.drop(torch.cat(pooled, 1))))))


def means(states, word, count):
    """States of words: the mean of their pieces. `word`: place of each piece's word, `count` where it is none."""
    rows, _, width = states.shape
    total = torch.zeros(rows, count + 1, width, dtype=states.dtype)
    total.scatter_add_(1, word[:, :, None].expand(-1, -1, width), states)
    number = torch.zeros(rows, count + 1).scatter_add_(1, word, torch.ones_like(word, dtype=torch.float)).clamp(min=1)
    return (total / number[:, :, None].to(states.dtype))[:, :-1]
