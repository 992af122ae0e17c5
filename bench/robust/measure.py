#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures what changes that must not matter (perturb.py) cost on the reports of dev.

usage: bench/robust/measure.py [--parley PROGRAM] [--shared DIR] [--keep DIR] [--every N] [PERTURBATION ...]

Prints a block for doc/robustness.md: of the reports that a change touches, the figures of bench/score before and
after it, in points, and a 95% interval of the difference (paired bootstrap over reports). --keep leaves the changed
reports and their records there, and takes records that lie there already as they are. --every N takes each Nth report only, for a
busy machine. Fetches nothing; skipped if ../shared is absent.
"""

import argparse
import collections
import importlib.machinery
import importlib.util
import json
import pathlib
import random
import tempfile
from types import ModuleType

import perturb

ROOT = pathlib.Path(__file__).resolve().parents[2]
DRAWS = 1000
Counts = dict[str, dict]  # of one report: {"statements": ..., "entries": ..., "by_kind": ...}


def bench_score() -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("bench_score", str(ROOT / "bench" / "score"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("bench_score", loader))
    loader.exec_module(module)
    return module


class Bench:
    def __init__(self, parley: str, shared: pathlib.Path):
        self.parley = parley
        self.score = bench_score()
        self.score.SHARED = shared
        self.scorer = self.score.load_scorer()

    def counts(self, folder: pathlib.Path) -> dict[str, Counts]:
        """Reads the folder's reports and scores them, each alone."""
        docs = sorted(path.stem for path in (folder / "records").glob("*.json"))
        kept = folder / "pred.jsonl"
        if not kept.exists():
            lines = self.score.predict(self.parley, ["--quiet"], folder, docs)
            kept.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        lines = [line for line in kept.read_text(encoding="utf-8").split("\n") if line.strip()]
        records = {json.loads(line)["document"]["id"]: line for line in lines}
        return self.score.score_each(self.scorer, folder, docs, records, strict=False, ignore_holders=False)


def figures(counts: list[Counts]) -> dict[str, float]:
    out = {}
    for part in ("statements", "entries"):
        total = collections.Counter()
        for c in counts:
            total.update({key: c[part][key] for key in ("gold", "pred", "found")})
        out[part] = 200 * total["found"] / max(1, total["gold"] + total["pred"])
    for key in ("speaker", "side"):
        asked = sum(c["statements"]["asked"].get(key, 0) for c in counts)
        out[key] = 100 * sum(c["statements"]["right"].get(key, 0) for c in counts) / max(1, asked)
    return out


def intervals(pairs: list[tuple[Counts, Counts]]) -> dict[str, tuple[float, float]]:
    rng, drawn = random.Random(1), collections.defaultdict(list)
    for _ in range(DRAWS):
        before, after = (figures(list(side)) for side in zip(*rng.choices(pairs, k=len(pairs)), strict=True))
        for key in before:
            drawn[key].append(after[key] - before[key])
    edge = DRAWS // 40
    return {key: (sorted(v)[edge], sorted(v)[-edge - 1]) for key, v in drawn.items()}


def row(title: str, pairs: list[tuple[Counts, Counts]]) -> str:
    before, after = (figures(list(side)) for side in zip(*pairs, strict=True))
    spread = intervals(pairs)
    cells = [
        f"{before[k]:.1f} {after[k] - before[k]:+.1f} [{spread[k][0]:+.1f}, {spread[k][1]:+.1f}]"
        for k in ("statements", "speaker", "side", "entries")
    ]
    return f"| {title} | {len(pairs)} | " + " | ".join(cells) + " |"


def two_powers(shared: pathlib.Path, docs: list[str]) -> set[str]:
    """The ten reports in which the United States and Russia hold most entries."""

    def held(doc: str) -> int:
        entries = perturb.load(shared, doc).gold["entries"]
        return sum(h in ("United States", "Russia") for e in entries for h in e["holders"])

    return set(sorted(docs, key=lambda doc: (-held(doc), doc))[:10])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="PERTURBATION", default=[])
    parser.add_argument("--parley", default=str(ROOT / "build" / "parley"))
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    args = parser.parse_args()
    if not (args.shared / "gold" / "folds.json").exists():
        print(f"skipped: the gold reports are not here ({args.shared})")
        return
    bench = Bench(args.parley, args.shared)
    docs = perturb.documents(args.shared)[:: args.every]
    reports = {doc: perturb.load(args.shared, doc) for doc in docs}
    with tempfile.TemporaryDirectory() as place:
        out = args.keep or pathlib.Path(place)
        for doc, report in reports.items():
            perturb.save(report, out / "unchanged", doc)
        before = bench.counts(out / "unchanged")
        print("| change | reports | statements F1 | speaker | side | entries F1 |")
        print("| --- | --- | --- | --- | --- | --- |", flush=True)
        for name in args.names or perturb.PERTURBATIONS:
            folder = out / name.replace(" ", "-")
            for doc, report in reports.items():
                changed = perturb.perturbed(report, perturb.PERTURBATIONS[name])
                if changed.text != report.text:
                    perturb.save(changed, folder, doc)
            after = bench.counts(folder)
            print(row(name, [(before[doc], after[doc]) for doc in after]), flush=True)
            if name == "invented":
                ten = two_powers(args.shared, list(after))
                title = "invented, ten reports on the United States and Russia"
                print(row(title, [(before[doc], after[doc]) for doc in sorted(ten)]), flush=True)


if __name__ == "__main__":
    main()
