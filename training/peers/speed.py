"""Speed and memory of Sanudo, spaCy and UDPipe, side by side, as a Markdown table.

python speed.py REPORTS_FOLDER --spacy MODEL --udpipe MODEL --sanudo PROGRAM

Needs a machine with nothing else to do.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

# Python alone, no libraries of the peers: Linux counts the size of the process that starts a child
# into the child's peak memory.

PEERS = Path(__file__).with_name("peers.py")
# CPU seconds of one core are what is measured; none may fan out into threads.
ENVIRONMENT = os.environ | {
    name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
}
WORD_LINE = re.compile(rb"^\d+\t", re.MULTILINE)


@dataclass
class Tool:
    name: str
    command: list[str]
    """Without the reports."""
    tells_seconds: bool
    """Whether it takes --stats FILE and writes there the CPU seconds without loading."""


@dataclass
class Run:
    cpu_seconds: float
    peak_bytes: int
    first_output_seconds: float


@dataclass
class Measured:
    words_per_second: float
    tokens_per_second: float
    loading_seconds: float
    first_result_seconds: float
    peak_megabytes: float


def tools(arguments: argparse.Namespace) -> list[Tool]:
    peer = [sys.executable, str(PEERS)]
    return [
        Tool("Sanudo", [arguments.sanudo, "parse", "-j", "1"], tells_seconds=False),
        Tool("spaCy", [*peer, "spacy", str(arguments.spacy)], tells_seconds=True),
        Tool("UDPipe", [*peer, "udpipe", str(arguments.udpipe)], tells_seconds=True),
    ]


def run(command: list[str], output: Path) -> Run:
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=ENVIRONMENT)
    assert child.stdout is not None
    with child.stdout as pipe, output.open("wb") as file:
        file.write(os.read(pipe.fileno(), 1))
        first_output_seconds = time.monotonic() - start
        while block := os.read(pipe.fileno(), 1 << 20):
            file.write(block)
    # wait4 tells what this child used; getrusage(RUSAGE_CHILDREN) has the peak of all so far
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command[0]} ended with {child.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, first_output_seconds)


def measure(tool: Tool, reports: list[Path], words: int, folder: Path) -> Measured:
    output, stats, tiny = folder / "output.conllu", folder / "stats.json", folder / "tiny.txt"
    tiny.write_text("Yes.\n")
    loading = run([*tool.command, str(tiny)], output)
    first = run([*tool.command, str(reports[0])], output)
    options = ["--stats", str(stats)] if tool.tells_seconds else []
    all_of_them = run([*tool.command, *options, *map(str, reports)], output)
    if tool.tells_seconds:
        seconds = json.loads(stats.read_text())["cpu_seconds"]
    else:
        seconds = all_of_them.cpu_seconds - loading.cpu_seconds
    tokens = len(WORD_LINE.findall(output.read_bytes()))
    return Measured(
        words / seconds,
        tokens / seconds,
        loading.cpu_seconds,
        first.first_output_seconds,
        all_of_them.peak_bytes / 1e6,
    )


def table(measured: dict[str, list[Measured]]) -> str:
    lines = [
        "| tool | words/s | lowest to highest | tokens/s"
        " | loading, CPU s | first result, s | peak MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, rounds in measured.items():
        speeds = [one.words_per_second for one in rounds]
        lines.append(
            f"| {name} | {median(speeds):,.0f} | {min(speeds):,.0f} to {max(speeds):,.0f}"
            f" | {median(one.tokens_per_second for one in rounds):,.0f}"
            f" | {median(one.loading_seconds for one in rounds):.2f}"
            f" | {median(one.first_result_seconds for one in rounds):.2f}"
            f" | {median(one.peak_megabytes for one in rounds):.0f} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", type=Path, help="a folder of .txt files, a report each")
    parser.add_argument("--spacy", type=Path, required=True)
    parser.add_argument("--udpipe", type=Path, required=True)
    parser.add_argument("--sanudo", default="sanudo", help="the program")
    parser.add_argument("--limit", type=int, help="take so many of the reports, the first by name")
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()

    reports = sorted(arguments.reports.glob("*.txt"))[: arguments.limit]
    # tokens differ from tool to tool, what stands between spaces does not
    words = sum(len(report.read_text(encoding="utf-8").split()) for report in reports)
    print(f"{len(reports)} reports, {words:,} words, median of {arguments.repeats} rounds\n")
    compared = tools(arguments)
    measured: dict[str, list[Measured]] = {tool.name: [] for tool in compared}
    with TemporaryDirectory() as folder:
        for number in range(arguments.repeats):
            for tool in compared:
                measured[tool.name].append(measure(tool, reports, words, Path(folder)))
            print(f"round {number + 1} done", file=sys.stderr)
    print(table(measured))


if __name__ == "__main__":
    main()
