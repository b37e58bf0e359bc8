"""CoNLL-U, as far as the comparison needs it: words, trees, and the text they stand in."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Word:
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space_after: bool = True


@dataclass
class Token:
    """A stretch of the text: one word as a rule, several in "don't"."""

    surface: str
    first: int
    last: int
    space_after: bool = True


@dataclass
class Sentence:
    words: list[Word] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    opens_document: bool = False
    opens_paragraph: bool = False

    def text(self) -> str:
        return "".join(t.surface + " " * t.space_after for t in self.tokens)


def read(path: Path) -> list[Sentence]:
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    sentences = [parse_block(block) for block in blocks]
    return [sentence for sentence in sentences if sentence.words]


def parse_block(block: str) -> Sentence:
    sentence = Sentence()
    for line in block.splitlines():
        if line.startswith("#"):
            note = line[1:].split()[:1]
            sentence.opens_document |= note == ["newdoc"]
            sentence.opens_paragraph |= note in (["newdoc"], ["newpar"])
        elif line:
            add_line(sentence, line.split("\t"))
    return sentence


def add_line(sentence: Sentence, columns: list[str]) -> None:
    number, form, lemma, upos, _, feats, head, deprel, _, misc = columns
    space_after = "SpaceAfter=No" not in misc.split("|")
    if "." in number:  # a node of the enhanced graph, not in the text
        return
    if "-" in number:
        first, last = map(int, number.split("-"))
        sentence.tokens.append(Token(form, first, last, space_after))
        return
    word = Word(form, lemma, upos, feats, int(head), deprel, space_after)
    sentence.words.append(word)
    position = len(sentence.words)
    around = sentence.tokens[-1] if sentence.tokens else None
    if around is None or position > around.last:
        sentence.tokens.append(Token(form, position, position, space_after))
    else:  # inside a multiword token, which alone knows of the space behind it
        word.space_after = position == around.last and around.space_after


def paragraphs(sentences: list[Sentence]) -> list[str]:
    """The running text: one string a paragraph, the way a report would print it."""
    found: list[str] = []
    for sentence in sentences:
        if sentence.opens_paragraph or not found:
            found.append("")
        found[-1] += sentence.text()
    return [paragraph.strip() for paragraph in found]


def render(words: list[Word]) -> str:
    rows = (
        f"{number}\t{w.form}\t{w.lemma}\t{w.upos}\t_\t{w.feats}\t{w.head}\t{w.deprel}\t_\t"
        + ("_" if w.space_after else "SpaceAfter=No")
        for number, w in enumerate(words, start=1)
    )
    return "\n".join(rows) + "\n\n"
