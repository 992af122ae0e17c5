# SPDX-License-Identifier: Apache-2.0
"""Makes the one file that training reads: marked reports, copies of them under other names, and unmarked reports.

A machine that trains needs no more than this file, the base encoder and this folder: neither the program nor the gold.
"""

import argparse
import email.utils
import json
import lzma
import pickle
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import data

# Unmarked reports that are about talks at all: as many of these words as this, and neither a note nor a book.
TALKS = re.compile(
    r"\b(?:talks|negotiat|ceasefire|truce|summit|treaty|agreement|peace|envoy|delegation|sanction|foreign minister|mediat"
    r"|accord|strike|union|tariff|demand|reject|threat|deal\b|proposal)",
    re.IGNORECASE,
)
LEAST_OF_TALKS = 3
WORDS = (120, 1800)


@dataclass
class Reports:
    marked: list[data.Report]
    renamed: list[list[data.Report]]  # of each marked report, its copies under other names
    fold: list[int]  # of each marked report, -1: not in training; reports of one story are in one fold
    unmarked: list[data.Report]


def save(reports: Reports, file: Path) -> None:
    file.write_bytes(lzma.compress(pickle.dumps(vars(reports)), preset=6))


def load(file: Path) -> Reports:
    return Reports(**pickle.loads(lzma.decompress(file.read_bytes())))


def story_folds(
    reports: list[data.Report], halves: list[list[str]], folds: int, close: float = 0.35
) -> list[int]:
    """Halves that share no story, cut into as many folds in all; within a half, reports of like words stay together."""
    counts = [Counter(w.lower() for w in r.words if w[0].isupper()) for r in reports]
    spread = Counter(w for c in counts for w in c)
    vectors = []
    for c in counts:
        v = {w: (1 + np.log(n)) * np.log(len(reports) / spread[w]) for w, n in c.items()}
        size = np.sqrt(sum(x * x for x in v.values())) or 1.0
        vectors.append({w: x / size for w, x in v.items()})
    place = {r.id: i for i, r in enumerate(reports)}
    out = [-1] * len(reports)
    for half, names in enumerate(halves):
        members = [place[n] for n in sorted(names) if n in place]
        story = {i: i for i in members}

        def root(i: int, story: dict[int, int] = story) -> int:
            while story[i] != i:
                i = story[i]
            return i

        for k, i in enumerate(members):
            for j in members[:k]:
                if sum(x * vectors[j].get(w, 0.0) for w, x in vectors[i].items()) > close:
                    story[root(i)] = root(j)
        stories: dict[int, list[int]] = {}
        for i in members:
            stories.setdefault(root(i), []).append(i)
        mine = folds // len(halves)
        sizes = [0] * mine
        for group in sorted(stories.values(), key=lambda g: (-len(g), g)):
            least = int(np.argmin(sizes))
            sizes[least] += len(group)
            for i in group:
                out[i] = half * mine + least
    return out


def unmarked_texts(files: list[Path]) -> Iterator[tuple[str, str | None]]:
    """Text and day of each report about talks; files of JSON Lines with `text` and perhaps `published`."""
    for file in files:
        with (
            lzma.open(file, "rt", encoding="utf-8")
            if file.suffix == ".xz"
            else file.open(encoding="utf-8") as lines
        ):
            for line in lines:
                row = json.loads(line)
                text = row["text"]
                if WORDS[0] <= len(text.split()) <= WORDS[1] and len(TALKS.findall(text)) >= LEAST_OF_TALKS:
                    yield text, day_of(row.get("published"))


def day_of(published: str | None) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(published or "").date().isoformat()
    except (TypeError, ValueError):
        return published[:10] if published and re.match(r"\d{4}-\d\d-\d\d", published) else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder with text/ and records/")
    parser.add_argument("--folds", type=Path, required=True, help="halves that share no story, JSON")
    parser.add_argument("--cut", type=int, default=4, help="folds in all")
    parser.add_argument(
        "--renamed", type=Path, nargs="*", default=[], help="folders like --gold (bench/robust/perturb.py)"
    )
    parser.add_argument("--unmarked", type=Path, nargs="*", default=[], help="JSON Lines, perhaps .xz")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--prepare", type=Path, required=True, help="the built parley-prepare")
    parser.add_argument("--knowledge", type=Path, default=Path(__file__).parents[2] / "knowledge")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    def read(folder: Path) -> list[data.Report]:
        return data.load(folder, args.prepare, args.vocabulary, args.knowledge)

    marked = read(args.gold)
    renamed: list[list[data.Report]] = [[] for _ in marked]
    for folder in args.renamed:
        copies = {r.id: r for r in read(folder)}
        for r, mine in zip(marked, renamed, strict=True):
            if r.id in copies:
                mine.append(copies[r.id])
    halves = json.loads(args.folds.read_text())
    fold = story_folds(marked, [halves[name] for name in sorted(halves)], args.cut)
    with tempfile.TemporaryDirectory() as folder:
        for part in ("text", "records"):
            (Path(folder) / part).mkdir()
        for i, (text, published) in enumerate(unmarked_texts(args.unmarked)):
            name = f"u{i:05}"
            empty = {
                "document": {"published": published},
                "furniture": [],
                "statements": [],
                "entries": [],
                "actors": [],
            }
            (Path(folder) / "text" / f"{name}.txt").write_bytes(text.encode())
            (Path(folder) / "records" / f"{name}.json").write_text(json.dumps(empty), encoding="utf-8")
        unmarked = read(Path(folder)) if args.unmarked else []
    save(Reports(marked, renamed, fold, unmarked), args.out)
    print(
        f"{len(marked)} marked reports in folds of {sorted(Counter(fold).items())}, {sum(map(len, renamed))} renamed, "
        f"{len(unmarked)} unmarked; {args.out.stat().st_size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    main()
