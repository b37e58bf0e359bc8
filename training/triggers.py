#!/usr/bin/env python3
"""Measures the trigger and cue tables on annotated reports and writes the triggers' confidence.

What it does: finds the occurrences of every pattern of the trigger tables in the report texts, with the forms, gaps
and stops that the Rust matcher uses (crates/sanudo-events/src/lexicon.rs and inflect.rs; the irregular and the doubling
verbs are read from inflect.rs). An occurrence is right when it overlaps a gold trigger of the same type. Confidence is
(right + 1) / (occurrences + 3). As in the matcher's use, the longest pattern that begins at a token counts; so a single
verb is measured only where no longer pattern of any type takes over.

How to run, from the repository's root, each data set as GOLD_FOLDER:TEXT_FOLDER:

    python3 training/triggers.py --data GOLD:TEXTS [--data GOLD:TEXTS ...] [--write] [--prune] [--missed FILE]

--write   put the measured confidence into the tables
--prune   with --write: drop rows with 10 or more occurrences and precision under 0.15, or 5 or more and none right;
          drop rows never seen that only lengthen a row of the same mode and frame
--moves   list the patterns whose occurrences are mostly triggers of another type
--missed  write the gold triggers that no pattern overlaps to FILE (for study; do not commit it: it quotes reports)
--cues    measure the verbs of cues.tsv against the statements' cues instead

Needs Python 3.9 and nothing else.
"""

import argparse
import collections
import json
import pathlib
import re

GAP = 4
STOPS = {",", ";", ":", '"', "“", "”", ".", "that", "to"}
DETERMINERS = set("the a an its his her their our my this these those no any some each every another of in for on by with from against"
                  " recent new first second last latest two three several many more".split())
AUXILIARIES = set("to will would can could may might must should shall they we i you who n't not did do does".split())
ARTICLES = set("the a an his her their its this that these those him them us me".split())
LINKS = set("of for from to by in against on and or between with , . ; is are was were has have".split())
# Rows that stay in spite of few right occurrences: acts that the codebook itself names, rare or past in the training reports.
KEPT = {"pardon/v", "release/v", "support/v", "torture/n", "rape/v", "destroy/v", "injure/v", "wound/v", "promise/v", "war/n"}
TOKEN = re.compile(r"n't\b|n’t\b|['’]s\b|[^\W_]+(?:(?:[-.](?=\w)|['’](?=\w)(?!s\b|t\b))[^\W_]+)*|[^\w\s]", re.UNICODE)


def inflections(path):
    """The irregular and the doubling verbs that the Rust source knows."""
    text = path.read_text(encoding="utf-8")
    table = text[text.index("const IRREGULAR"):]
    table = table[:table.index("];")]
    irregular = {base: (past, part) for base, past, part in re.findall(r'\("([^"]+)", "([^"]+)", "([^"]+)"\)', table)}
    line = text[text.index("const DOUBLING"):]
    doubling = set(re.findall(r'"([^"]+)"', line[:line.index("];")]))
    return irregular, doubling


class Inflector:
    """Forms of verbs and nouns, as inflect.rs makes them."""

    def __init__(self, path):
        self.irregular, self.doubling = inflections(path)

    def third(self, base):
        if base == "have":
            return "has"
        if base == "be":
            return "is"
        if base in ("do", "go", "veto", "embargo"):
            return base + "es"
        if len(base) > 1 and base[-1] == "y" and base[-2] not in "aeiou":
            return base[:-1] + "ies"
        if base.endswith(("s", "x", "z", "ch", "sh")):
            return base + "es"
        return base + "s"

    def doubles(self, base):
        if base in self.doubling:
            return True
        if len(base) < 3:
            return False
        before, vowel, last = base[-3:]
        short = vowel in "aeiou" and before not in "aeiou" and last not in "aeiouwxy"
        return short and sum(letter in "aeiou" for letter in base) == 1

    def verb(self, base):
        forms = {base, self.third(base)}
        if self.doubles(base):
            forms.add(base + base[-1] + "ing")
        elif base in ("die", "lie", "tie"):
            forms.add(base[0] + "ying")
        elif base.endswith("e") and not base.endswith("ee") and base not in ("be", "free", "flee", "guarantee"):
            forms.add(base[:-1] + "ing")
        else:
            forms.add(base + "ing")
        if base in self.irregular:
            forms.update(self.irregular[base])
            if base == "be":
                forms.update(("is", "are", "were", "am"))
            return forms
        if base.endswith("e"):
            forms.add(base + "d")
        elif base[-1] == "y" and base[-2:-1] not in tuple("aeiou"):
            forms.add(base[:-1] + "ied")
        elif self.doubles(base):
            forms.add(base + base[-1] + "ed")
            if base in ("cancel", "label", "model", "quarrel", "signal", "travel", "kidnap"):
                forms.add(base + "ed")
        else:
            forms.add(base + "ed")
        return forms

    def noun(self, base):
        return {base, self.third(base)}


def is_plural(word, singular):
    if word in (singular + "s", singular + "es"):
        return True
    return singular.endswith("y") and word == singular[:-1] + "ies"


def match(row, words, at):
    """One past the last token, or None."""
    last = at
    rest = row["rest"]
    for number, wanted in enumerate(rest):
        verb = row["word"] == "v"
        close = not verb or len(wanted) <= 4 or (number > 0 and len(rest[number - 1]) <= 3)
        reach = last + 2 if close else last + GAP + 2
        found = next((i for i in range(last + 1, min(len(words), reach))
                      if words[i] == wanted or (verb and len(wanted) > 4 and is_plural(words[i], wanted))), None)
        if found is None or any(words[i] in STOPS for i in range(last + 1, found)):
            return None
        last = found
    return last + 1


def tokens(text):
    return [(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in TOKEN.finditer(text)]


def read_tables(folder):
    tables = []
    for path in sorted((folder / "triggers").glob("*.tsv")):
        comments, rows, header = [], [], None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                comments.append(line)
            elif header is None:
                header = line
            elif line:
                pattern, word, kind, mode, frame, confidence = line.split("\t")
                rows.append({"pattern": pattern, "word": word, "type": kind, "mode": mode, "frame": frame,
                             "confidence": confidence, "rest": pattern.replace("’", "'").split(" ")[1:],
                             "n": 0, "right": 0, "other": collections.Counter()})
        tables.append((path, comments, header, rows))
    return tables


def reports(data):
    """Text, gold spans (start, end, type, trigger) and statements of each report."""
    for pair in data:
        gold, texts = pair.rsplit(":", 1)
        for path in sorted(pathlib.Path(gold).glob("*.json")):
            record = json.loads(path.read_text(encoding="utf-8"))
            text = (pathlib.Path(texts) / (path.stem + ".txt")).read_text(encoding="utf-8")
            spans = []
            for event in record["events"]:
                start = text.find(event["sentence"])
                inner = event["sentence"].find(event["trigger"])
                if start >= 0 and inner >= 0:
                    begin = start + inner
                    spans.append((begin, begin + len(event["trigger"]), event["type"], event["trigger"]))
            yield path.stem, text, spans, record["statements"]


def reading(words, at):
    """'n' or 'v' where the word before tells it, else ''."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if before in AUXILIARIES:
        return "v"
    if before in DETERMINERS or before == "'s":
        return "n"
    if words[at].endswith(("ed", "ing")) or after in ARTICLES:
        return "v"
    return "n" if after in LINKS else ""


def measure(args):
    inflector = Inflector(args.inflect)
    tables = read_tables(args.tables)
    by_form = collections.defaultdict(list)
    for *_, rows in tables:
        for row in rows:
            first = row["pattern"].replace("’", "'").split(" ")[0]
            if row["word"] == "v":
                forms = inflector.verb(first)
            elif row["word"] == "n" and not row["rest"]:
                forms = inflector.noun(first)
            else:
                forms = {first}
            for form in forms:
                by_form[form].append(row)
    for rows in by_form.values():
        rows.sort(key=lambda row: -len(row["rest"]))
    gold_by_type, hit_by_type = collections.Counter(), collections.Counter()
    found_by_type, right_by_type = collections.Counter(), collections.Counter()
    any_hit, missed = 0, []
    for name, text, spans, _ in reports(args.data):
        toks = tokens(text)
        words = [word for word, *_ in toks]
        covered = [set() for _ in spans]
        for at, word in enumerate(words):
            hits = [(row, end) for row in by_form.get(word, ()) if (end := match(row, words, at))]
            if not hits:
                continue
            longest = len(hits[0][0]["rest"])
            seen = set()
            for row, end in hits:
                if len(row["rest"]) < longest:
                    continue
                kind = reading(words, at) if not row["rest"] and row["word"] in "nv" else ""
                if kind and kind != row["word"] and len({r["word"] for r, _ in hits if not r["rest"]}) > 1:
                    continue
                begin, stop = toks[at][1], toks[end - 1][2]
                touching = [i for i, span in enumerate(spans) if begin < span[1] and span[0] < stop]
                for i in touching:
                    covered[i].add(row["type"])
                right = any(spans[i][2] == row["type"] for i in touching)
                row["n"] += 1
                row["right"] += right
                if touching and not right:
                    row["other"].update({spans[i][2] for i in touching})
                if row["type"] not in seen:
                    seen.add(row["type"])
                    found_by_type[row["type"]] += 1
                    right_by_type[row["type"]] += right
        for span, types in zip(spans, covered):
            gold_by_type[span[2]] += 1
            hit_by_type[span[2]] += span[2] in types
            any_hit += bool(types)
            if span[2] not in types:
                missed.append((span[2], span[3], ",".join(sorted(types)), name))
    print(f"{'type':10} {'gold':>5} {'recall':>7} {'found':>6} {'precision':>9}")
    for kind in sorted(gold_by_type):
        print(f"{kind:10} {gold_by_type[kind]:5} {hit_by_type[kind] / gold_by_type[kind]:7.2f} {found_by_type[kind]:6} "
              f"{right_by_type[kind] / max(1, found_by_type[kind]):9.2f}")
    gold, hit, found, right = (sum(c.values()) for c in (gold_by_type, hit_by_type, found_by_type, right_by_type))
    print(f"{'all':10} {gold:5} {hit / gold:7.2f} {found:6} {right / found:9.2f}   overlapped by any pattern: {any_hit / gold:.2f}")
    if args.missed:
        args.missed.write_text("".join("\t".join(line) + "\n" for line in sorted(missed)), encoding="utf-8")
    for *_, rows in tables:
        for row in rows:
            best = row["other"].most_common(1)
            if args.moves and best and best[0][1] > row["right"] and best[0][1] >= 2:
                print("move?", row["pattern"], row["word"], row["type"], f"{row['right']}/{row['n']}", dict(row["other"]))
    if args.write:
        write(tables, args.prune)


def key(row, pattern):
    return pattern, row["word"], row["mode"], row["frame"]


def redundant(row, kept):
    """Whether an unseen row says no more than a shorter one before it: "kill civilians" beside "kill"."""
    words = row["pattern"].split(" ")
    return any(key(row, " ".join(words[:length])) in kept for length in range(1, len(words)))


def write(tables, prune):
    for path, comments, header, rows in tables:
        kept, kept_rows = [], set()
        for row in sorted(rows, key=lambda row: len(row["rest"])) if prune else rows:
            bad = f"{row['pattern']}/{row['word']}" not in KEPT and (
                row["n"] >= 5 and row["right"] == 0 or row["n"] >= 10 and row["right"] / row["n"] < 0.15)
            if prune and bad:
                print("dropped", row["type"], row["pattern"], row["word"], f"{row['right']}/{row['n']}")
                continue
            if prune and row["n"] == 0 and redundant(row, kept_rows):
                continue
            kept_rows.add(key(row, row["pattern"]))
            confidence = f"{(row['right'] + 1) / (row['n'] + 3):.2f}"
            kept.append("\t".join((row["pattern"], row["word"], row["type"], row["mode"], row["frame"], confidence)))
        path.write_text("\n".join([*comments, header, *kept]) + "\n", encoding="utf-8")


def measure_cues(args):
    """For each verb of cues.tsv: how often it stands in a gold cue, of all its occurrences; then the gold cues without one."""
    inflector = Inflector(args.inflect)
    forms = collections.defaultdict(list)
    lines = [line for line in (args.tables / "cues.tsv").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"][1:]
    for line in lines:
        verb, takes = line.split("\t")
        head, _, particle = verb.partition(" ")
        for form in inflector.verb(head):
            forms[form].append((verb, takes, particle))
    counts = collections.defaultdict(lambda: [0, 0])
    uncovered, total = collections.Counter(), 0
    for _, text, _, statements in reports(args.data):
        words = [word for word, *_ in tokens(text)]
        for at, word in enumerate(words):
            for verb, _, particle in forms.get(word, ()):
                if not particle or words[at + 1:at + 2] == [particle]:
                    counts[verb][0] += 1
        for statement in statements:
            cue = [word for word, *_ in tokens(statement["cue"] or "")]
            total += 1
            found = {verb for at, word in enumerate(cue) for verb, _, particle in forms.get(word, ())
                     if not particle or cue[at + 1:at + 2] == [particle]}
            for verb in found:
                counts[verb][1] += 1
            if not found:
                uncovered[" ".join(cue)] += 1
    for line in lines:
        verb, takes = line.split("\t")
        print(f"{verb}\t{takes}\t{counts[verb][1]}/{counts[verb][0]}")
    print(f"cues with a verb of the table: {1 - sum(uncovered.values()) / total:.3f} of {total}")
    print("without:", "; ".join(f"{cue} {n}" for cue, n in uncovered.most_common(60)))


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", action="append", required=True, metavar="GOLD:TEXTS")
    parser.add_argument("--tables", type=pathlib.Path, default=root / "crates/sanudo-data/tables")
    parser.add_argument("--inflect", type=pathlib.Path, default=root / "crates/sanudo-events/src/inflect.rs")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--prune", action="store_true")
    parser.add_argument("--moves", action="store_true")
    parser.add_argument("--missed", type=pathlib.Path)
    parser.add_argument("--cues", action="store_true")
    args = parser.parse_args()
    if args.cues:
        measure_cues(args)
    else:
        measure(args)


if __name__ == "__main__":
    main()
