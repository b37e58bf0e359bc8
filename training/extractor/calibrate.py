"""Confidence that means something: python calibrate.py CODED.jsonl --gold DIR --reports DIR [--plot FILE.svg]

CODED is what `sanudo code --min-confidence 0` printed of the annotated reports with weights that were exported with
`--calibration 1 0`. An event is right when an annotated one of the same type overlaps it, each matched once, as
tools/score_reports.py has it. Fits slope and offset of the log-odds (Platt 1999) and the threshold of the best F1; the
expected calibration error (ten bins of width 0.1, weighted by events) is that of a fit to the other half of the reports.
"""

import argparse
import json
import math
from pathlib import Path


def events(path, gold, reports):
    """(report, confidence before calibration, whether right) of each event, and the number of annotated events."""
    out, total = [], 0
    with open(path, encoding="utf8") as file:
        for line in file:
            record = json.loads(line)
            name = Path(record["report"]["source"]).stem
            text = (Path(reports) / f"{name}.txt").read_bytes().decode("utf8")
            told = []
            for event in json.loads((Path(gold) / f"{name}.json").read_text(encoding="utf8"))["events"]:
                sentence = text.find(event["sentence"])
                start = text.find(event["trigger"], sentence)
                told.append((start, start + len(event["trigger"]), event["type"]))
            total += len(told)
            used = set()
            right = set()
            # As the scorer: each annotated event takes the coded one that overlaps it most.
            for a, b, kind in told:
                best = None
                for at, event in enumerate(record["events"]):
                    if at in used or event["type"] != kind:
                        continue
                    overlap = min(b, event["trigger"]["end"]) - max(a, event["trigger"]["start"])
                    if overlap > 0 and (best is None or overlap > best[0]):
                        best = overlap, at
                if best:
                    used.add(best[1])
                    right.add(best[1])
            out += [(name, event["confidence"], at in right) for at, event in enumerate(record["events"])]
    return out, total


def logit(p):
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


def fit(rows):
    """Slope and offset with the greatest likelihood, by Newton's method."""
    a, b = 1.0, 0.0
    for _ in range(50):
        g = [0.0, 0.0]
        h = [1e-6, 0.0, 1e-6]
        for _, p, right in rows:
            x = logit(p)
            q = 1 / (1 + math.exp(-(a * x + b)))
            g[0] += (right - q) * x
            g[1] += right - q
            w = q * (1 - q)
            h[0] += w * x * x
            h[1] += w * x
            h[2] += w
        det = h[0] * h[2] - h[1] * h[1]
        a += (g[0] * h[2] - g[1] * h[1]) / det
        b += (g[1] * h[0] - g[0] * h[1]) / det
    return a, b


def apply(rows, a, b):
    return [(name, 1 / (1 + math.exp(-(a * logit(p) + b))), right) for name, p, right in rows]


def bins(rows):
    """Events, mean confidence and share that is right of each tenth that has any."""
    out = []
    for tenth in range(10):
        inside = [(p, right) for _, p, right in rows if tenth <= p * 10 < tenth + 1]
        if inside:
            out.append((len(inside), sum(p for p, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)))
    return out


def error(rows):
    return sum(n * abs(p - r) for n, p, r in bins(rows)) / max(1, len(rows))


def plot(rows, path):
    """A reliability plot: share right over confidence, circles as large as their bins."""
    most = max(n for n, _, _ in bins(rows))
    def at(p, r):
        return 60 + 380 * p, 440 - 380 * r

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 500" font-family="sans-serif" font-size="13" fill="#222">',
        '<rect width="480" height="500" fill="#fff"/>',
    ]
    for tick in range(0, 11, 2):
        x, y = at(tick / 10, 0)
        parts.append(f'<line x1="{x:.0f}" y1="60" x2="{x:.0f}" y2="440" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.0f}" y="460" text-anchor="middle">{tick / 10:.1f}</text>')
        x, y = at(0, tick / 10)
        parts.append(f'<line x1="60" y1="{y:.0f}" x2="440" y2="{y:.0f}" stroke="#ddd"/>')
        parts.append(f'<text x="50" y="{y + 5:.0f}" text-anchor="end">{tick / 10:.1f}</text>')
    parts.append('<line x1="60" y1="440" x2="440" y2="60" stroke="#888" stroke-dasharray="5 4"/>')
    for n, p, r in bins(rows):
        x, y = at(p, r)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{8 + 10 * math.sqrt(n / most):.1f}" fill="#1f6f8b" fill-opacity="0.9"/>')
        parts.append(f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="10" fill="#fff" text-anchor="middle">{n}</text>')
    parts.append('<text x="250" y="30" text-anchor="middle" font-size="16">How often events are right, by their confidence</text>')
    parts.append('<text x="250" y="486" text-anchor="middle">confidence</text>')
    parts.append('<text transform="translate(18 250) rotate(-90)" text-anchor="middle">share that experts find too</text>')
    parts.append("</svg>")
    Path(path).write_text("\n".join(parts) + "\n", encoding="utf8")


def main(argv=None):
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("coded")
    a.add_argument("--gold", required=True)
    a.add_argument("--reports", required=True)
    a.add_argument("--plot", help="where to draw the reliability plot")
    a = a.parse_args(argv)
    rows, total = events(a.coded, a.gold, a.reports)
    slope, offset = fit(rows)
    names = sorted({name for name, _, _ in rows})
    halves = [set(names[::2]), set(names[1::2])]
    crossed = []
    for half in halves:
        other = fit([row for row in rows if row[0] not in half])
        crossed += apply([row for row in rows if row[0] in half], *other)
    found = apply(rows, slope, offset)
    best = (0.0, 0.0)
    for threshold in [x / 100 for x in range(5, 95)]:
        kept = [right for _, p, right in found if p >= threshold]
        p, r = sum(kept) / max(1, len(kept)), sum(kept) / total
        best = max(best, (2 * p * r / (p + r) if p + r else 0.0, threshold))
    print(f"{len(rows)} events, slope {slope:.4f}, offset {offset:.4f}, best F1 {best[0]:.4f} above {best[1]:.2f}")
    print(f"expected calibration error: as it was {error(rows):.4f}, fitted {error(found):.4f}, to the other half {error(crossed):.4f}")
    if a.plot:
        plot(crossed, a.plot)


if __name__ == "__main__":
    main()
