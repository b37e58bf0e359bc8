"""Plain texts for `training_rows`: python texts.py --data DIR --out DIR

Writes polnear_*.jsonl (id, body), and for sentences that stand for themselves NAME.txt with a sentence a line; of marked pairs also
NAME.json with where the marks stood and the labels.
"""

import argparse
import json
import re
from pathlib import Path


def unmarked(sentence):
    """The sentence without its marks, and where each stood."""
    text, marks = "", {}
    for part in re.split(r"(</?[st]>)", sentence):
        if re.fullmatch(r"</?[st]>", part):
            marks.setdefault(part.strip("<>"), []).append(len(text))
        else:
            text += part
    return text, marks


def snippets(folder):
    """The texts of the snippets, files in the order of their names."""
    for path in sorted(Path(folder).glob("*.txt")):
        for line in path.read_text(encoding="utf8").splitlines():
            if line.startswith("T|"):
                yield line[2:]


def main(argv=None):
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--data", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--snippets", default=Path(__file__).parent / "snippets")
    a = a.parse_args(argv)
    data, out = Path(a.data), Path(a.out)
    for part in ("train", "dev"):
        with open(out / f"polnear_{part}.jsonl", "w", encoding="utf8") as file:
            for line in open(data / f"data/attribution/polnear_{part}.jsonl", encoding="utf8"):
                row = json.loads(line)
                file.write(json.dumps({"id": row["id"], "body": row["text"], "source": row["id"]}) + "\n")
    for name, column in (("plv_train", 1), ("cameo_quad_train", 0)):
        rows = [line.rstrip("\n").split("\t") for line in open(data / f"data/relations/{name}.tsv", encoding="utf8")][1:]
        with open(out / f"{name}.txt", "w", encoding="utf8") as text_file, open(out / f"{name}.json", "w", encoding="utf8") as file:
            for row in rows:
                text, marks = unmarked(row[column].replace("\u2028", " ").replace("\x85", " "))
                text_file.write(text + "\n")
                file.write(json.dumps({"text": text, "marks": marks, "label": row[column + 1 :]}) + "\n")
    (out / "written.txt").write_text("".join(text + "\n" for text in snippets(a.snippets)), encoding="utf8")


if __name__ == "__main__":
    main()
