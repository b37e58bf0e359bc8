"""Rows of `training_rows` and annotations to documents: words, sentences, trees, clues, acts, attributions.

`cargo run --release --example training_rows -- REPORTS > FILE.rows` writes the rows; annotations are joined by offsets.
"""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from labels import EXTENT, MODED, PARTS, ROLES, STATUSES, TYPES


@dataclass
class Act:
    head: int  # word
    kind: int
    status: int
    mode: int
    words: set
    roles: dict  # word -> index in ROLES; -100 where a word is neither right nor wrong


@dataclass
class Cue:
    head: int
    tags: dict  # word -> index in PARTS


@dataclass
class Document:
    name: str
    words: list
    offsets: list  # (start, end)
    sentences: list  # (first word, end, paragraph, part)
    heads: list  # word or -1
    tags: list
    clues: list
    mentions: list
    domain: int
    acts: list = field(default_factory=list)
    cues: list = field(default_factory=list)
    attributed: bool = True  # whether its attributions were annotated
    sentence_of: list = field(default_factory=list)

    def inside(self, start, end):
        """Words that overlap a stretch of the text."""
        return [i for i in range(*self.near(start, end)) if self.offsets[i][0] < end and self.offsets[i][1] > start]

    def near(self, start, end):
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end)
        return max(0, first), last

    def __post_init__(self):
        self.starts = [start for start, _ in self.offsets]
        for index, (first, end, *_) in enumerate(self.sentences):
            self.sentence_of += [index] * (end - first)

    def head(self, words):
        """The word of some that the others hang from; content words before function words."""
        inside = set(words)
        tops = [i for i in words if self.heads[i] not in inside]
        content = [i for i in tops if self.tags[i] in ("VERB", "NOUN", "PROPN", "ADJ", "PRON", "ADV", "AUX", "NUM")]
        return (content or tops)[0]


def documents(path, domain):
    """By the name of the source without its folder and ending."""
    found = {}
    with open(path, encoding="utf8") as file:
        for line in file:
            row = json.loads(line)
            heads = []
            for first, end, *_ in row["sentences"]:
                heads += [-1 if head is None else head + first for head in row["heads"][first:end]]
            name = row["source"].rsplit("#", 1)[-1].rsplit("/", 1)[-1].removesuffix(".txt")
            found[name or str(len(found))] = Document(
                name,
                [word for word, _, _ in row["words"]],
                [(start, end) for _, start, end in row["words"]],
                row["sentences"],
                heads,
                row["tags"],
                row["clues"],
                row["mentions"],
                domain,
            )
    return found


def stretch(text, said, low=0, high=None):
    """Where an annotated span stands; spans are strings or {"text", "start", "end"}."""
    if isinstance(said, dict):
        if said.get("start") is not None:
            return said["start"], said["end"]
        said = said["text"]
    if not said:
        return None
    at = text.find(said, low, len(text) if high is None else high)
    return (at, at + len(said)) if at >= 0 else None


def nearest(text, said, around):
    """The occurrence of `said` nearest to a stretch."""
    if isinstance(said, dict):
        return stretch(text, said)
    best = None
    for match in re.finditer(re.escape(said), text) if said else ():
        gap = max(match.start() - around[1], around[0] - match.end(), 0)
        if best is None or gap < best[0]:
            best = gap, match.span()
    return best and best[1]


def join(doc, gold, text, reach=(-1, 1)):
    """Adds the acts and attributions of an annotated report."""
    for event in gold["events"]:
        sentence = stretch(text, event["sentence"])
        trigger = sentence and (stretch(text, event["trigger"], *sentence) or stretch(text, event["trigger"]))
        words = trigger and doc.inside(*trigger)
        if not words:
            continue
        head = doc.head(words)
        if any(act.head == head for act in doc.acts):
            others = [i for i in words if all(act.head != i for act in doc.acts) and doc.tags[i] in ("VERB", "NOUN")]
            if not others:
                continue
            head = others[0]
        words = [i for i in words if doc.sentence_of[i] == doc.sentence_of[head]]
        mode = (event["type"], event["mode"])
        act = Act(
            head,
            TYPES.index(event["type"]),
            STATUSES.index(event["status"]),
            MODED.index(mode if mode in MODED else (event["type"], None)),
            set(words),
            {},
        )
        at = doc.sentence_of[head]
        low, high = max(0, at + reach[0]), min(len(doc.sentences), at + reach[1] + 1)
        places = [{"text": event["place"]}] if isinstance(event["place"], str) else []
        for role, mentions in (("actor", event["actors"]), ("recipient", event["recipients"]), ("place", places)):
            for mention in mentions:
                own = doc.offsets[doc.sentences[at][0]][0], doc.offsets[doc.sentences[at][1] - 1][1]
                span = stretch(text, mention, *own)
                if span and not (own[0] <= span[0] < own[1]) or "start" not in mention:
                    span = stretch(text, mention["text"], *own)
                    if span:
                        span = nearest(text[: own[1]], mention["text"], trigger)
                        span = span if span and span[0] >= own[0] else stretch(text, mention["text"], *own)
                    else:
                        # In the sentences before, the nearest; else in those after.
                        before = text.rfind(mention["text"], 0, own[0])
                        span = (before, before + len(mention["text"])) if before >= 0 else stretch(text, mention)
                inside = [i for i in doc.inside(*span) if low <= doc.sentence_of[i] < high] if span else []
                if not inside:
                    continue
                top = doc.head(inside)
                for i in inside:
                    act.roles.setdefault(i, -100)
                if act.roles[top] < 1:
                    act.roles[top] = ROLES.index(role)
        doc.acts.append(act)
    doc.attributed = "statements" in gold
    for said in gold.get("statements", []):
        content = stretch(text, said)
        if content is None:
            continue
        cue = nearest(text, said["cue"], content) if said.get("cue") else None
        if cue is None:
            continue
        source = nearest(text, said["speaker"], cue) if said.get("speaker") else None
        attribute(doc, [source] if source else [], [cue], [content])
    return doc


def attribute(doc, source, cue, content):
    """One attribution by stretches of text. Those of the same cue are one."""
    words = [i for span in cue for i in doc.inside(*span)]
    if not words:
        return
    head = doc.head(words)
    found = next((c for c in doc.cues if c.head == head), None)
    if found is None:
        found = Cue(head, {})
        doc.cues.append(found)
    # Content first: a cue or source inside of it takes its own words.
    for part, spans in (("content", content), ("source", source), ("cue", cue)):
        for span in spans:
            inside = doc.inside(*span)
            for number, i in enumerate(inside):
                if part == "content" and i in found.tags:
                    continue
                found.tags[i] = PARTS.index(("I-" if number and i - 1 in inside else "B-") + part)


def annotated(documents, folder, texts):
    """The reports of a folder of gold JSON."""
    out = []
    for path in sorted(Path(folder).glob("*.json")):
        name = path.stem
        if name not in documents:
            continue
        doc = documents[name]
        text = (Path(texts) / f"{name}.txt").read_bytes().decode("utf8")
        out.append(join(doc, json.loads(path.read_text(encoding="utf8")), text))
    return out


def written(documents, paths, domain):
    """Snippets written for training: a line T|text, then E|trigger|type|mode|status|actors|recipients|place for each act."""
    docs = iter(documents.values())
    out = []

    def close(text, events):
        if text is not None:
            doc = next(docs)
            doc.domain = domain
            out.append(join(doc, {"events": events}, text))

    for path in paths:
        text, events = None, []
        with open(path, encoding="utf8") as file:
            for line in file:
                mark, _, rest = line.rstrip("\n").partition("|")
                if mark == "T":
                    close(text, events)
                    text, events = rest, []
                elif mark == "E":
                    trigger, kind, mode, status, actors, recipients, place = (x.strip() for x in rest.split("|"))

                    def mentions(list_of):
                        return [{"text": x.strip()} for x in list_of.split(";") if x.strip() not in ("", "-")]

                    events.append(
                        {
                            "sentence": text, "trigger": trigger, "type": kind, "mode": None if mode == "-" else mode,
                            "status": status, "actors": mentions(actors), "recipients": mentions(recipients),
                            "place": None if place == "-" else place,
                        }
                    )  # fmt: skip
        close(text, events)
    return out


def standoff(documents, path, texts):
    """Annotations of reports that hold offsets only, no words of the reports: a line R, report, its length, E for acts or EA for
    acts and attributions; then lines E and S of stretches, types and statuses. Reports that are not there are left out."""
    gold, out = {}, []

    def span(cell):
        start, end = map(int, cell.split("-"))
        return {"text": text[start:end], "start": start, "end": end}

    def spans(cell):
        return [] if cell == "-" else [span(one) for one in cell.split(",")]

    with open(path, encoding="utf8") as file:
        for line in file:
            mark, *cells = line.rstrip("\n").split("\t")
            if mark == "R":
                name, length, what = cells
                text = (Path(texts) / f"{name}.txt").read_bytes().decode("utf8")
                assert len(text) == int(length), f"{name} is not the text that was annotated"
                gold = {"events": []} | ({"statements": []} if what == "EA" else {})
                out.append((name, gold, text))
            elif mark == "E":
                sentence, trigger, kind, mode, status, actors, recipients, place = cells
                gold["events"].append(
                    {
                        "sentence": span(sentence), "trigger": span(trigger), "type": kind,
                        "mode": None if mode == "-" else mode, "status": status,
                        "actors": spans(actors), "recipients": spans(recipients),
                        "place": None if place == "-" else span(place)["text"],
                    }
                )  # fmt: skip
            else:
                content, cue, speaker = map(span, cells)
                gold["statements"].append(content | {"cue": cue, "speaker": speaker})
    return [join(documents[name], annotation, text) for name, annotation, text in out if name in documents]


def polnear(documents, path):
    out = []
    with open(path, encoding="utf8") as file:
        for line in file:
            row = json.loads(line)
            doc = documents[row["id"]]
            for a in row["attributions"]:
                attribute(doc, a.get("source", []), a.get("cue", []), a.get("content", []))
            doc.gold = row["attributions"]
            out.append(doc)
    return out


def extents(act):
    """Words of the trigger before and after its head."""
    left = right = 0
    while act.head - left - 1 in act.words and left < EXTENT - 1:
        left += 1
    while act.head + right + 1 in act.words and right < EXTENT - 1:
        right += 1
    return left, right
