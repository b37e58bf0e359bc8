"""The encoder and its heads.

A six-layer BERT encoder of width 384 (all-MiniLM-L6-v2) reads a window of word pieces; a word's state is the mean of its
pieces' states. Each head reads word states. Sizes are arguments, so that a test trains a dwarf in seconds.
"""

import json

import torch
import torch.nn.functional as F
from torch import nn

from pieces import SHAPES

ARC, LABEL = 256, 64


class Layer(nn.Module):
    def __init__(self, width, heads, inner, drop):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        rows, length, width = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(rows, length, width))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, pieces, width=384, layers=6, heads=12, inner=1536, positions=512, drop=0.1):
        super().__init__()
        self.word = nn.Embedding(pieces, width)
        self.position = nn.Embedding(positions, width)
        self.shape = nn.Embedding(len(SHAPES) + 1, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, drop) for _ in range(layers))
        self.drop = nn.Dropout(drop)
        # The table is most of the weights and stays as it came: 12,000 sentences would only spoil it.
        self.word.weight.requires_grad = False
        nn.init.normal_(self.word.weight, std=0.05)
        nn.init.normal_(self.position.weight, std=0.02)
        nn.init.zeros_(self.shape.weight)

    @classmethod
    def pretrained(cls, path):
        """From a folder with `config.json` and `model.safetensors` of a BERT encoder."""
        from safetensors.torch import load_file

        with open(f"{path}/config.json", encoding="utf8") as file:
            config = json.load(file)
        weights = load_file(f"{path}/model.safetensors")
        weights = {key.removeprefix("bert."): value for key, value in weights.items()}
        own = cls(
            config["vocab_size"],
            config["hidden_size"],
            config["num_hidden_layers"],
            config["num_attention_heads"],
            config["intermediate_size"],
            config["max_position_embeddings"],
        )
        take = {
            "word.weight": weights["embeddings.word_embeddings.weight"],
            "position.weight": weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "shape.weight": own.shape.weight.detach(),
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        for index in range(config["num_hidden_layers"]):
            theirs, ours = f"encoder.layer.{index}.", f"layers.{index}."
            for kind in ("weight", "bias"):
                parts = [weights[f"{theirs}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                take[f"{ours}qkv.{kind}"] = torch.cat(parts)
                take[f"{ours}out.{kind}"] = weights[f"{theirs}attention.output.dense.{kind}"]
                take[f"{ours}norm1.{kind}"] = weights[f"{theirs}attention.output.LayerNorm.{kind}"]
                take[f"{ours}up.{kind}"] = weights[f"{theirs}intermediate.dense.{kind}"]
                take[f"{ours}down.{kind}"] = weights[f"{theirs}output.dense.{kind}"]
                take[f"{ours}norm2.{kind}"] = weights[f"{theirs}output.LayerNorm.{kind}"]
        own.load_state_dict(take)
        return own

    def forward(self, ids, shapes, real):
        """States of pieces; `real` is false where a row is padded."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(places)[None] + self.shape(shapes)
        x = self.drop(self.norm(x))
        mask = real[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Biaffine(nn.Module):
    """Deep biaffine attention for trees (Dozat and Manning 2017): a score for each word and each head it may have, and for
    each relation given the head. Row 0 of the heads is the root, a learned state."""

    def __init__(self, width, relations, drop):
        super().__init__()
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_head = nn.Linear(width, ARC)
        self.arc_word = nn.Linear(width, ARC)
        self.label_head = nn.Linear(width, LABEL)
        self.label_word = nn.Linear(width, LABEL)
        # The last row is the bias of a head, whatever the word.
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(relations, LABEL + 1, LABEL + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.02)
        self.drop = nn.Dropout(drop)

    def forward(self, x, real):
        """`x`: sentences x words x width. Arc scores (sentences x words x heads, -1e9 where no word is), and what `labels`
        needs."""
        rows, length, width = x.shape
        with_root = torch.cat([self.root.expand(rows, 1, width).to(x.dtype), x], 1)
        head = self.drop(F.leaky_relu(self.arc_head(with_root), 0.1))
        word = self.drop(F.leaky_relu(self.arc_word(x), 0.1))
        scores = (word @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2)
        allowed = torch.cat([torch.ones(rows, 1, dtype=torch.bool), real], 1)[:, None, :].repeat(1, length, 1)
        own = torch.arange(length)
        allowed[:, own, own + 1] = False
        scores = scores.float().masked_fill(~allowed, -1e9)
        label_head = self.drop(F.leaky_relu(self.label_head(with_root), 0.1))
        label_word = self.drop(F.leaky_relu(self.label_word(x), 0.1))
        return scores, label_head, label_word

    def labels(self, label_head, label_word, head):
        """Relation scores of each word given its head."""
        rows, length = head.shape
        chosen = label_head.gather(1, head.clamp(min=0)[:, :, None].expand(-1, -1, label_head.shape[-1]))
        one = torch.ones(rows, length, 1, dtype=chosen.dtype)
        chosen, word = torch.cat([chosen, one], -1), torch.cat([label_word, one], -1)
        relations, size, _ = self.label.shape
        mixed = (word @ self.label.permute(1, 0, 2).reshape(size, -1)).view(rows, length, relations, size)
        return (mixed * chosen[:, :, None, :]).sum(-1).float()


class Engine(nn.Module):
    def __init__(self, encoder, labels, drop=0.2):
        super().__init__()
        width = encoder.word.weight.shape[1]
        self.encoder = encoder
        self.labels = labels
        self.upos = nn.Linear(width, len(labels["upos"]))
        self.feats = nn.Linear(width, len(labels["feats"]))
        self.lemma = nn.Linear(width, len(labels["lemma"]))
        self.entity = nn.Linear(width, len(labels["entity"]))
        self.start = nn.Linear(width, 1)
        self.tree = Biaffine(width, len(labels["deprel"]), 0.25)
        self.drop = nn.Dropout(drop)

    def words(self, batch):
        """States of the words of a batch of windows: windows x words x width."""
        x = self.encoder(batch.ids, batch.shapes, batch.real)
        rows, _, width = x.shape
        total = torch.zeros(rows, batch.longest + 1, width, dtype=x.dtype)
        # Padding and signs of the window fall into the last place, which is cut off.
        total.scatter_add_(1, batch.word[:, :, None].expand(-1, -1, width), x)
        return (total / batch.count[:, :, None].to(x.dtype))[:, :-1]


class Batch:
    """Windows as tensors."""

    def __init__(self, windows):
        self.windows = windows
        length = max(len(window) for window in windows)
        self.longest = max(len(window.starts) for window in windows)

        def padded(rows, value, to=length):
            return torch.tensor([list(row) + [value] * (to - len(row)) for row in rows])

        self.ids = padded([window.ids for window in windows], 0)
        self.shapes = padded([window.shapes for window in windows], 0)
        self.real = padded([[True] * len(window) for window in windows], False)
        self.word = padded([[w if w >= 0 else self.longest for w in window.word] for window in windows], self.longest)
        self.count = torch.zeros(len(windows), self.longest + 1).scatter_add_(
            1, self.word, torch.ones_like(self.word, dtype=torch.float)
        ).clamp(min=1)
        self.starts = padded([window.starts for window in windows], -100, self.longest)
        # Sentences, one a row: where their words stand in the flattened windows.
        self.sentences = [
            (row * self.longest + first, sentence)
            for row, window in enumerate(windows)
            for first, sentence in window.sentences
        ]
        longest = max(len(sentence.words) for _, sentence in self.sentences)
        self.places = torch.tensor(
            [
                [first + min(at, len(sentence.words) - 1) for at in range(longest)]
                for first, sentence in self.sentences
            ]
        )
        self.inside = torch.tensor(
            [[at < len(sentence.words) for at in range(longest)] for _, sentence in self.sentences]
        )

    def by_sentence(self, states):
        """Word states by window to word states by sentence."""
        return states.reshape(-1, states.shape[-1])[self.places]
