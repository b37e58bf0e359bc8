"""Trains UDPipe 1 (tokenizer, tagger, parser) on a Universal Dependencies treebank.

python train_udpipe.py TRAIN.conllu MODEL_FILE
"""

import argparse
import sys
import time
from pathlib import Path

from ufal.udpipe import InputFormat, ProcessingError, Sentence, Sentences, Trainer

# What differs from UDPipe's defaults, to bound the time; "" for one of them is the full training.
# UDPipe makes 100, 20 and 10 passes, and lets the parser explore its own errors in every eighth
# sentence, which takes most of its time. The model that comes out is less accurate but built alike,
# so its speed can be compared.
TOKENIZER = "epochs=10"
TAGGER = "iterations=2"
PARSER = "iterations=2;structured_interval=0"


def read(path: Path) -> Sentences:
    reader = InputFormat.newConlluInputFormat()
    reader.setText(path.read_text(encoding="utf-8"))
    sentences, sentence, error = Sentences(), Sentence(), ProcessingError()
    while reader.nextSentence(sentence, error):
        sentences.push_back(sentence)
        sentence = Sentence()
    stop_at(error)
    return sentences


def stop_at(error: ProcessingError) -> None:
    if error.occurred():
        sys.exit(error.message)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--tokenizer", default=TOKENIZER, metavar="OPTIONS")
    parser.add_argument("--tagger", default=TAGGER, metavar="OPTIONS")
    parser.add_argument("--parser", default=PARSER, metavar="OPTIONS")
    arguments = parser.parse_args()

    error = ProcessingError()
    start = time.process_time()
    model = Trainer.train(
        "morphodita_parsito",
        read(arguments.train),
        # held-out sentences would be used for stopping early only, which is off by default
        Sentences(),
        arguments.tokenizer,
        arguments.tagger,
        arguments.parser,
        error,
    )
    stop_at(error)
    arguments.model.parent.mkdir(parents=True, exist_ok=True)
    arguments.model.write_bytes(model)
    print(f"training took {time.process_time() - start:.0f} CPU seconds")


if __name__ == "__main__":
    main()
