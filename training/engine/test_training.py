"""The recipe on the sample, and the parts that the engine in Rust must do in the same way: python -m unittest (in this folder).

An epoch of a dwarf takes seconds; what is checked is that all steps run, that the loss falls, and that the file says what is in it.
"""

import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

import corpus
import export
import lemmas
import measure
import train
import trees
import windows
from pieces import MOST_PIECES, SHAPES, Pieces, shape

SAMPLE = Path(__file__).parent / "sample"
PIECES = SAMPLE / "pieces.txt"


class Words(unittest.TestCase):
    def test_pieces_are_cut_as_the_engine_cuts_them(self):
        lines = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "talks", "un", "##believ", "##able", "don", "'", "t", "##ks", "中", "sao"]
        pieces = Pieces(lines)
        for word, expected in (
            ("TALKS", ["talks"]),
            ("unbelievable", ["un", "##believ", "##able"]),
            ("don't", ["don", "'", "t"]),
            ("São", ["sao"]),
            ("中中", ["中", "中"]),
            ("xyzzy", ["[UNK]"]),
            ("unx'unable", ["[UNK]", "'", "un", "##able"]),
            ("\u200b\u0301", ["[UNK]"]),
            ("t" * 101, ["[UNK]"]),
            ("don'" * 100, ["don", "'"] * (MOST_PIECES // 2)),
        ):
            self.assertEqual([lines[i] for i in pieces(word)], expected, word)

    def test_shapes_are_told_as_the_engine_tells_them(self):
        for word, expected in (
            ("2024", "digits"),
            ("G20", "with-digit"),
            ("peace", "lower"),
            ("UN", "upper"),
            ("A", "one-upper"),
            ("Bahrain", "title"),
            ("Al-Sisi", "mixed"),
            ("iPhone", "mixed"),
            ("...", "sign"),
            ("سلام", "other-script"),
            ("U.S.", "upper"),
        ):
            self.assertEqual(SHAPES[shape(word)], expected, word)

    def test_scripts_give_back_the_lemma(self):
        for form, lemma in (("Parties", "party"), ("was", "be"), ("Houthis", "Houthi"), ("n't", "not"), ("Talks", "talk"), ("US", "US")):
            self.assertEqual(lemmas.apply(form, lemmas.script(form, lemma)), lemma)


class Trees(unittest.TestCase):
    def test_no_tree_is_better(self):
        random = np.random.default_rng(1)
        for _ in range(60):
            n = int(random.integers(1, 5))
            scores = random.integers(-9, 9, (n, n + 1)).astype(float)
            for word in range(n):
                scores[word, word + 1] = -np.inf
            heads = trees.decode(scores)
            self.assertTrue(trees.is_tree(heads))
            total = sum(scores[word, head] for word, head in enumerate(heads))
            tried = np.stack(np.meshgrid(*[range(n + 1)] * n), -1).reshape(-1, n)
            best = max(sum(scores[w, h] for w, h in enumerate(t)) for t in tried.tolist() if trees.is_tree(t))
            self.assertEqual(total, best)


class Windows(unittest.TestCase):
    def test_a_break_stands_where_the_page_shows_a_sentence(self):
        reports = corpus.treebank(SAMPLE / "train.conllu")
        pieces = Pieces.load(PIECES)
        for breaks, unknown in ((True, 0), (False, 8)):
            made = windows.pack(reports, pieces, breaks=breaks)
            self.assertEqual(sum(len(window.sentences) for window in made), 10)
            first = sum(1 for window in made for index, _ in enumerate(window.sentences) if index == 0)
            starts = [start for window in made for start in window.starts]
            self.assertLessEqual(starts.count(1), unknown)
            self.assertGreaterEqual(starts.count(-100), first)
        self.assertEqual(windows.pack(reports, pieces, breaks=False)[0].word[0], -1)

    def test_tags_become_entities(self):
        self.assertEqual(measure.spans(["B-X", "I-X", "O", "B-X", "B-Y"]), {(0, 2, "X"), (3, 4, "X"), (4, 5, "Y")})
        scores = np.array([[0.0, 3.0, 4.0], [0.0, 0.0, 2.0]])
        self.assertEqual(measure.best_tags(scores, ["O", "B-X", "I-X"]), ["B-X", "I-X"])


class Recipe(unittest.TestCase):
    def test_an_epoch_trains_and_its_weights_say_what_they_are(self):
        with tempfile.TemporaryDirectory() as folder:
            checkpoint, weights = f"{folder}/dwarf.pt", f"{folder}/dwarf.safetensors"
            data = ["--treebank", str(SAMPLE), "--entities", str(SAMPLE)]
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                train.main([*data, "--dwarf", str(PIECES), "--out", checkpoint, "--epochs", "12", "--warmup", "2", "--batch", "256"])
                export.main([checkpoint, *data, "--out", weights])
            losses = [float(line.split("loss ")[1].split()[0]) for line in out.getvalue().splitlines() if "loss" in line]
            self.assertEqual(len(losses), 12)
            self.assertLess(losses[-1], losses[0])
            raw = Path(weights).read_bytes()
            header = json.loads(raw[8 : 8 + int.from_bytes(raw[:8], "little")])
            about = header["__metadata__"]
            self.assertEqual((about["format"], about["version"]), (export.FORMAT, export.VERSION))
            self.assertIn("nsubj:pass", json.loads(about["labels"])["deprel"])
            self.assertEqual(header["heads.start.weight"]["shape"], [1, 64])
            self.assertEqual(header["layers.1.up.weight"]["dtype"], "I8")


if __name__ == "__main__":
    unittest.main()
