"""Runs a trained peer over reports, as CoNLL-U on standard output.

python peers.py spacy  MODEL_FOLDER REPORT.txt...
python peers.py udpipe MODEL_FILE   --pretokenized GOLD.conllu
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import conllu

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# The libraries are imported in the classes: a peer must not pay for loading the other.

Result = TypeVar("Result")


class Stopwatch:
    """CPU seconds spent in a tool, without reading its input or writing its output here."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def each(self, results: Iterator[Result]) -> Iterator[Result]:
        while True:
            start = time.process_time()
            result = next(results, None)
            self.seconds += time.process_time() - start
            if result is None:
                return
            yield result


class Peer(Protocol):
    def parse(self, texts: list[str], watch: Stopwatch) -> Iterator[str]: ...

    def parse_pretokenized(self, path: Path) -> Iterator[str]: ...


class UDPipe:
    def __init__(self, model: str) -> None:
        from ufal.udpipe import Model, Pipeline

        self.model = Model.load(model)
        if self.model is None:
            sys.exit(f"cannot load {model}")
        default = Pipeline.DEFAULT
        self.text = Pipeline(self.model, "tokenize", default, default, "conllu")
        self.words = Pipeline(self.model, "conllu", default, default, "conllu")

    def parse(self, texts: list[str], watch: Stopwatch) -> Iterator[str]:
        return watch.each(self.text.process(text) for text in texts)

    def parse_pretokenized(self, path: Path) -> Iterator[str]:
        yield self.words.process(path.read_text(encoding="utf-8"))


class SpaCy:
    def __init__(self, model: str) -> None:
        import spacy

        self.nlp = spacy.load(model)

    def parse(self, texts: list[str], watch: Stopwatch) -> Iterator[str]:
        # spaCy lets a sentence run across a blank line, UDPipe and Sanudo do not. So it gets
        # paragraphs, all of them in one call, which is its fastest way.
        paragraphs = (paragraph for text in texts for paragraph in split_paragraphs(text))
        for doc in watch.each(self.nlp.pipe(paragraphs)):
            yield "".join(render_span(sentence) for sentence in doc.sents)

    def parse_pretokenized(self, path: Path) -> Iterator[str]:
        for doc in self.nlp.pipe(map(self.doc, conllu.read(path))):
            yield render_span(doc[:])

    def doc(self, sentence: conllu.Sentence) -> "Doc":
        from spacy.tokens import Doc

        return Doc(
            self.nlp.vocab,
            words=[word.form for word in sentence.words],
            spaces=[word.space_after for word in sentence.words],
            # keeps the parser from splitting the sentence
            sent_starts=[position == 0 for position in range(len(sentence.words))],
        )


def split_paragraphs(text: str) -> Iterator[str]:
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield " ".join(" ".join(lines).split())
            lines = []


def render_span(span: "Doc | Span") -> str:
    first = span[0].i
    return conllu.render([to_word(token, first) for token in span])


def to_word(token: "Token", first: int) -> conllu.Word:
    is_root = token.head.i == token.i
    return conllu.Word(
        form=token.text,
        lemma=token.lemma_ or "_",
        upos=token.pos_ or "_",
        feats=str(token.morph) or "_",
        head=0 if is_root else token.head.i - first + 1,
        deprel="root" if is_root else token.dep_,
        space_after=bool(token.whitespace_),
    )


PEERS: dict[str, Callable[[str], Peer]] = {"spacy": SpaCy, "udpipe": UDPipe}


def write(blocks: Iterable[str]) -> None:
    for block in blocks:
        # at once, so that the time to the first result can be seen from outside
        print(block, end="", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("model")
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--pretokenized", action="store_true", help="paths are CoNLL-U")
    parser.add_argument("--stats", type=Path, help="where to write the CPU seconds, as JSON")
    arguments = parser.parse_args()

    peer = PEERS[arguments.peer](arguments.model)
    if arguments.pretokenized:
        for path in arguments.paths:
            write(peer.parse_pretokenized(path))
        return
    watch = Stopwatch()
    texts = [path.read_text(encoding="utf-8") for path in arguments.paths]
    write(peer.parse(texts, watch))
    if arguments.stats:
        arguments.stats.write_text(json.dumps({"cpu_seconds": watch.seconds}))


if __name__ == "__main__":
    main()
