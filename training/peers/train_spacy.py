"""Trains spaCy's CNN pipeline for CPUs on a Universal Dependencies treebank.

python train_spacy.py TRAIN.conllu DEV.conllu MODEL_FOLDER
"""

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

import conllu

CONFIG = Path(__file__).with_name("spacy.cfg")
# `spacy convert` groups as many by default. The parser learns from such groups where sentences end.
SENTENCES_PER_DOC = 10


def to_doc(vocab: Vocab, sentences: list[conllu.Sentence]) -> Doc:
    words = [word for sentence in sentences for word in sentence.words]
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence.words))
    heads = [
        start + (word.head - 1 if word.head else position)
        for start, sentence in zip(starts, sentences, strict=False)
        for position, word in enumerate(sentence.words)
    ]
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space_after for w in words],
        pos=[w.upos for w in words],
        morphs=["" if w.feats == "_" else w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        # spaCy knows a root by this name only
        deps=["ROOT" if w.deprel == "root" else w.deprel for w in words],
    )


def write_docs(source: Path, target: Path) -> None:
    vocab = spacy.blank("en").vocab
    sentences = conllu.read(source)
    groups = range(0, len(sentences), SENTENCES_PER_DOC)
    docs = [to_doc(vocab, sentences[i : i + SENTENCES_PER_DOC]) for i in groups]
    DocBin(docs=docs, store_user_data=False).to_disk(target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path, help="chooses the best of the checkpoints")
    parser.add_argument("model", type=Path, help="a folder; model-best in it is the one to use")
    parser.add_argument("--max-steps", type=int, help="in place of the configured number")
    arguments = parser.parse_args()

    with TemporaryDirectory() as folder:
        overrides: dict[str, object] = {}
        for part, source in (("train", arguments.train), ("dev", arguments.dev)):
            target = Path(folder) / f"{part}.spacy"
            write_docs(source, target)
            overrides[f"paths.{part}"] = str(target)
        if arguments.max_steps is not None:
            overrides["training.max_steps"] = arguments.max_steps
        start = time.process_time()
        train(CONFIG, arguments.model, overrides=overrides)
        print(f"training took {time.process_time() - start:.0f} CPU seconds")


if __name__ == "__main__":
    main()
