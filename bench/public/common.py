# SPDX-License-Identifier: Apache-2.0
"""What the public measures share: reading texts with the program, and counting."""

import argparse
import json
import pathlib
import subprocess
import sys
from collections.abc import Iterable
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[2]
Span = tuple[int, int]


def arguments(doc: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parley", default=str(ROOT / "build" / "parley"))
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data")
    args = parser.parse_args()
    if not args.data.exists():
        print(f"skipped: the data are not here ({args.data})")
        sys.exit(0)
    return args


def read(parley: str, texts: dict[str, str]) -> dict[str, dict]:
    """The record of each text, by its name; a text that the program refuses has none."""
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    run = subprocess.run(
        [parley, "read", "-", "--format", "jsonl", "--quiet", "--force"],
        input=lines.encode(),
        stdout=subprocess.PIPE,
        check=False,
    )
    if run.returncode == 2:
        sys.exit(2)
    records = (json.loads(line) for line in run.stdout.decode().splitlines())
    return {record["document"]["id"]: record for record in records}


class Tally(NamedTuple):
    gold: int = 0
    predicted: int = 0
    found: int = 0

    def plus(self, gold: int, predicted: int, found: int) -> "Tally":
        return Tally(self.gold + gold, self.predicted + predicted, self.found + found)

    def row(self, title: str) -> str:
        p, r = self.found / max(1, self.predicted), self.found / max(1, self.gold)
        f = 2 * self.found / max(1, self.gold + self.predicted)
        return f"| {title} | {self.gold} | {self.predicted} | {p:.3f} | {r:.3f} | {f:.3f} |"


HEAD = "| | gold | predicted | P | R | F1 |\n| --- | --- | --- | --- | --- | --- |"


def paired(values: Iterable[tuple[float, int, int]]) -> int:
    """How many pairs (value, gold, predicted) an assignment one to one takes, best first."""
    gold, predicted = set(), set()
    for _, g, p in sorted(values, key=lambda v: (-v[0], v[1], v[2])):
        if g not in gold and p not in predicted:
            gold.add(g)
            predicted.add(p)
    return len(gold)
