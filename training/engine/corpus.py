"""Treebank and entity files to reports: lists of sentences that followed one another on one page."""

from dataclasses import dataclass, field


@dataclass
class Sentence:
    words: list
    lemma: list = field(default_factory=list)
    upos: list = field(default_factory=list)
    feats: list = field(default_factory=list)
    head: list = field(default_factory=list)  # 1-based, 0 for the root
    deprel: list = field(default_factory=list)
    entity: list = field(default_factory=list)  # BIO
    new_part: bool = False  # begins a paragraph, so that a reader of the page knows that a sentence begins here


def treebank(path):
    """The reports of a CoNLL-U file; multiword and empty tokens are left out, the words of the former kept."""
    reports, sentence, new_report, new_part = [], None, False, False
    with open(path, encoding="utf8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("#"):
                new_report |= line.startswith("# newdoc")
                new_part |= line.startswith(("# newdoc", "# newpar"))
            elif not line:
                if sentence:
                    if new_report or not reports:
                        reports.append([])
                    sentence.new_part = new_part
                    reports[-1].append(sentence)
                    new_report = new_part = False
                sentence = None
            else:
                column = line.split("\t")
                if not column[0].isdigit():
                    continue
                sentence = sentence or Sentence([])
                sentence.words.append(column[1])
                sentence.lemma.append(column[2])
                sentence.upos.append(column[3])
                sentence.feats.append(column[5])
                sentence.head.append(int(column[6]))
                sentence.deprel.append(column[7])
    return reports


def entities(path):
    """The reports of a BIO file: a word and its tag a line, an empty line between rows, "# report = ID" before a report."""
    reports, sentence = [], Sentence([])

    def close():
        nonlocal sentence
        if sentence.words:
            if not reports:
                reports.append([])
            sentence.new_part = True
            reports[-1].append(sentence)
        sentence = Sentence([])

    with open(path, encoding="utf8") as file:
        for line in file:
            if line.startswith("# report"):
                close()
                reports.append([])
                continue
            fields = line.split()
            if len(fields) < 2:
                close()
                continue
            sentence.words.append(fields[0])
            sentence.entity.append(fields[-1])
    close()
    return [report for report in reports if report]
