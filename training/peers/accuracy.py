"""Scores parses against a gold treebank, as a Markdown table.

python accuracy.py GOLD.conllu OUTPUT.conllu...
python accuracy.py GOLD.conllu --text > gold.txt

Words are matched by the characters they cover, spaces aside, as the CoNLL 2018 shared task did, so
that one score serves for gold tokens and for raw text. All figures are F1; punctuation and subtypes
of relations count.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import conllu

# First and last character, and the place in a multiword token whose words do not add up to its text
Place = tuple[int, int, int]


@dataclass
class Placed:
    word: conllu.Word
    head: Place | None
    """None at the root."""


@dataclass
class Treebank:
    characters: str
    words: dict[Place, Placed]
    sentences: set[tuple[int, int]]


def load(path: Path) -> Treebank:
    treebank = Treebank("", {}, set())
    texts: list[str] = []
    start = 0
    for sentence in conllu.read(path):
        places, end = place_words(sentence, start)
        for word, place in zip(sentence.words, places, strict=True):
            head = places[word.head - 1] if word.head else None
            treebank.words[place] = Placed(word, head)
        treebank.sentences.add((start, end))
        texts += (without_spaces(token.surface) for token in sentence.tokens)
        start = end
    treebank.characters = "".join(texts)
    return treebank


def place_words(sentence: conllu.Sentence, start: int) -> tuple[list[Place], int]:
    places: list[Place] = []
    for token in sentence.tokens:
        surface = without_spaces(token.surface)
        end = start + len(surface)
        forms = [without_spaces(word.form) for word in sentence.words[token.first - 1 : token.last]]
        if "".join(forms) == surface:
            at = start
            for form in forms:
                places.append((at, at + len(form), 0))
                at += len(form)
        else:
            places += ((start, end, number) for number in range(len(forms)))
        start = end
    return places, start


def without_spaces(text: str) -> str:
    return "".join(text.split())


def f1(correct: int, gold: int, found: int) -> float:
    return 200 * correct / (gold + found)


def score(gold: Treebank, found: Treebank) -> dict[str, float]:
    pairs = [
        (gold.words[place], found.words[place]) for place in gold.words.keys() & found.words.keys()
    ]
    attached = [(g, f) for g, f in pairs if g.head == f.head]
    correct = {
        "words": len(pairs),
        "UPOS": sum(g.word.upos == f.word.upos for g, f in pairs),
        "features": sum(g.word.feats == f.word.feats for g, f in pairs),
        "lemmas": sum(g.word.lemma == f.word.lemma for g, f in pairs),
        "UAS": len(attached),
        "LAS": sum(g.word.deprel == f.word.deprel for g, f in attached),
    }
    scores = {
        name: f1(number, len(gold.words), len(found.words)) for name, number in correct.items()
    }
    sentences = len(gold.sentences & found.sentences)
    return {"sentences": f1(sentences, len(gold.sentences), len(found.sentences))} | scores


def check_same_text(gold: Treebank, found: Treebank, path: Path) -> None:
    if gold.characters != found.characters:
        pairs = zip(gold.characters, found.characters, strict=False)
        at = next((i for i, (g, f) in enumerate(pairs) if g != f), len(found.characters))
        sys.exit(f"{path}: another text, from {found.characters[at : at + 20]!r} on")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("outputs", type=Path, nargs="*")
    parser.add_argument("--text", action="store_true", help="print the running text of the gold")
    arguments = parser.parse_args()

    if arguments.text:
        print("\n\n".join(conllu.paragraphs(conllu.read(arguments.gold))))
        return
    gold = load(arguments.gold)
    for number, path in enumerate(arguments.outputs):
        found = load(path)
        check_same_text(gold, found, path)
        scores = score(gold, found)
        if number == 0:
            print("| parse | " + " | ".join(scores) + " |")
            print("|---" * (len(scores) + 1) + "|")
        print(f"| {path.stem} | " + " | ".join(f"{value:.1f}" for value in scores.values()) + " |")


if __name__ == "__main__":
    main()
