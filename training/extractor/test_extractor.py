"""The recipe on some snippets: python -m unittest (in this folder). A dwarf learns for seconds; what is checked is that all steps
run, that the loss falls, and that windows, anchors and labels are what the program makes of the same words."""

import random
import sys
import unittest
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "engine"))

import calibrate  # noqa: E402
import learn  # noqa: E402
import pairs  # noqa: E402
import score  # noqa: E402
import ship  # noqa: E402
import texts  # noqa: E402
from batch import Anchors, Batch  # noqa: E402
from labels import CLUE_VALUES, MODED, PARTS, ROLES, TYPES  # noqa: E402
from model import Encoder  # noqa: E402
from network import CUE, Extractor  # noqa: E402
from pieces import Pieces  # noqa: E402
from rows import attribute, documents, extents, written  # noqa: E402
from views import CAP, batches, windows  # noqa: E402

PIECES = Pieces.load(HERE.parent / "engine/sample/pieces.txt")


def snippets():
    docs = documents(HERE / "sample/snippets.rows", 0)
    return written(docs, [HERE / "sample/snippets.txt"], 4)


def dwarf():
    torch.manual_seed(1)
    return Extractor(Encoder(len(PIECES.lines), 32, 2, 2, 64), roles=1, drop=0.0, head_drop=0.0)


class Annotations(unittest.TestCase):
    def test_every_act_of_the_snippets_is_found_with_its_parties(self):
        docs = snippets()
        lines = (HERE / "sample/snippets.txt").read_text(encoding="utf8").splitlines()
        self.assertEqual(sum(len(doc.acts) for doc in docs), sum(line.startswith("E|") for line in lines))
        act = docs[0].acts[0]
        _, trigger, kind, *_ = next(line for line in lines if line.startswith("E|")).split("|")
        self.assertEqual(TYPES[act.kind], kind)
        self.assertEqual([docs[0].words[i] for i in sorted(act.words)], trigger.split())
        self.assertIn(ROLES.index("actor"), act.roles.values())
        self.assertTrue(all(left < 8 and right < 8 for doc in docs for a in doc.acts for left, right in [extents(a)]))

    def test_an_attribution_is_labelled_by_its_stretches(self):
        doc = snippets()[0]
        stretch = [(doc.offsets[0][0], doc.offsets[1][1]), (doc.offsets[2][0], doc.offsets[2][1])]
        attribute(doc, stretch[:1], stretch[1:], [(doc.offsets[3][0], doc.offsets[5][1])])
        told = [PARTS[doc.cues[0].tags[i]] for i in range(6)]
        self.assertEqual(told, ["B-source", "I-source", "B-cue", "B-content", "I-content", "I-content"])

    def test_marks_are_taken_out_where_they_stood(self):
        text, marks = texts.unmarked("<s>A</s> met <t>B</t>.")
        self.assertEqual((text, marks), ("A met B.", {"s": [0], "/s": [1], "t": [6], "/t": [7]}))


class Network(unittest.TestCase):
    def test_windows_hold_all_words_once(self):
        for doc in snippets():
            found = windows(doc, PIECES)
            words = [i for w in found for i in dict.fromkeys(i for i in w.word if i >= 0)]
            self.assertEqual(words, list(range(len(doc.words))))
            self.assertTrue(all(len(w) <= CAP + 2 for w in found))

    def test_an_anchor_sees_its_own_sentence_and_its_neighbours_only(self):
        doc = next(doc for doc in snippets() if doc.acts)
        batch = Batch(windows(doc, PIECES))
        some = Anchors(batch, [(0, doc.acts[0].head, 1), (0, doc.acts[0].head, CUE)])
        at = doc.sentence_of[doc.acts[0].head]
        self.assertLessEqual(some.first[0], doc.sentences[at][0])
        self.assertEqual(some.first[0] + some.counts[0], doc.sentences[at][1])

    def test_the_loss_falls_and_what_was_learned_can_be_shipped(self):
        docs, model = snippets(), dwarf()
        every = [w for doc in docs for w in windows(doc, PIECES)]
        optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=3e-3)
        losses = []
        for _ in range(12):
            total = 0.0
            for group in batches(every, 256, random.Random(1)):
                loss = learn.report_loss(model, group, 0.0, False)
                loss.backward()
                optimizer.step()
                optimizer.zero_grad()
                total += loss.item()
            losses.append(total)
        self.assertLess(losses[-1], losses[0] * 0.8)
        found = ship.tensors(model)
        self.assertEqual(found["heads.trigger.weight"].shape, (len(TYPES) + 1, 32))
        self.assertEqual(found["heads.mode.weight"].shape[0], len(MODED))
        self.assertEqual(found["clues.0.weight"].shape[0], CLUE_VALUES[0])
        self.assertLessEqual(abs(found["layers.0.qkv.weight"]).max(), 63)
        told = score.predict(model, docs, PIECES, bf16=False)
        self.assertEqual(len(told), len(docs))
        self.assertGreater(score.triggers(docs, told)[0], 0.0)

    def test_pairs_of_reports_are_judged(self):
        docs, model = snippets(), dwarf()
        found = [pair for seed in range(12) for pair in pairs.of_reports(docs, random.Random(seed))]
        self.assertTrue(any(pair.allowed == [0] for pair in found) and any(pair.allowed != [0] for pair in found))
        loss = pairs.loss(model, pairs.batches(found, PIECES, 256)[0])
        loss.backward()
        self.assertGreater(model.pair.weight.grad.abs().sum().item(), 0.0)
        self.assertEqual(pairs.rooted(torch.tensor([0.9] + [0.01] * 3 + [0.05] + [0.0] * 12)), "YIELD")

    def test_an_inside_never_follows_another_part(self):
        scores = torch.zeros(4, len(PARTS))
        for word, label in enumerate((1, 6, 6, 0)):
            scores[word, label] = 2.0
        scores[1, 5] = 1.5
        self.assertEqual([PARTS[i] for i in score.viterbi(scores)], ["B-source", "B-content", "I-content", "O"])


class Confidence(unittest.TestCase):
    def test_a_fit_mends_what_is_too_sure(self):
        rng = random.Random(1)
        rows = [("r", 0.9, rng.random() < 0.6) for _ in range(500)] + [("r", 0.5, rng.random() < 0.3) for _ in range(500)]
        fitted = calibrate.apply(rows, *calibrate.fit(rows))
        self.assertGreater(calibrate.error(rows), 0.2)
        self.assertLess(calibrate.error(fitted), 0.03)


if __name__ == "__main__":
    unittest.main()
