#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores statements on the attributions of PolNeAR's development articles: source, cue and content.

usage: bench/public/polnear.py [--parley PROGRAM] [--data DIR]

DIR/quotes/polnear-dev.tar.xz: texts and brat annotations of PolNeAR 1.0 (Newell, Margolin, Ruths: An Attribution
Relations Corpus for Political News, 2018), 84 articles; of two that six readers marked, the first reader's. Fetches
nothing. Prints a block for doc/measures.md.

Exact: the same words, the marks of quotation and punctuation at the edges and a "that" at the front left out.
Relaxed: the two share at least half of the words they cover together. One to one, each kind of part on its own.
"""

import collections
import re
import tarfile

from common import HEAD, Tally, arguments, paired, read

PARTS = ("source", "cue", "content")
Words = frozenset[int]


def words_of(text: str, spans: list[tuple[int, int]]) -> Words:
    """Where the words of the spans begin, without a "that" at the front."""
    starts = [(m.start() + a, m.group().lower()) for a, b in spans for m in re.finditer(r"\w+", text[a:b])]
    starts.sort()
    return frozenset(at for i, (at, word) in enumerate(starts) if i or word != "that")


def gold_of(text: str, annotations: str) -> dict[str, set[Words]]:
    out = collections.defaultdict(set)
    for line in annotations.splitlines():
        fields = line.split("\t")
        if len(fields) < 2 or not fields[0].startswith("T"):
            continue
        part, _, places = fields[1].partition(" ")
        if part.lower() in PARTS:
            spans = [tuple(map(int, place.split())) for place in places.split(";")]
            out[part.lower()].add(words_of(text, spans))
    return out


def answer_of(record: dict) -> dict[str, set[Words]]:
    text, out = record["document"]["text"], collections.defaultdict(set)
    for s in record["statements"]:
        for part, spans in (
            ("source", [s["speaker_span"]]),
            ("cue", [s["cue_span"]]),
            ("content", s["content"]),
        ):
            if spans[0]:
                out[part].add(words_of(text, spans))
    return out


def articles(archive: str) -> dict[str, tuple[str, str]]:
    """Each article's text and annotations."""
    files = {}
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            if member.isfile():
                files[member.name] = tar.extractfile(member).read().decode()
    marked: dict[str, str] = {}  # by the text's name; the first of several readers
    for name in sorted(files):
        if name.endswith(".ann"):
            marked.setdefault(name.rsplit("/", 1)[1].rsplit("_", 1)[0], files[name])
    texts = {name.rsplit("/", 1)[1][:-4]: text for name, text in files.items() if name.endswith(".txt")}
    return {name: (text, marked[name]) for name, text in texts.items()}


def main() -> None:
    args = arguments(__doc__)
    dev = articles(str(args.data / "quotes" / "polnear-dev.tar.xz"))
    records = read(args.parley, {name: text for name, (text, _) in dev.items()})
    exact, relaxed = ({part: Tally() for part in PARTS} for _ in range(2))
    for name, (text, annotations) in dev.items():
        gold, answer = gold_of(text, annotations), {}
        if name in records:
            if records[name]["document"]["text"] != text:
                raise SystemExit(f"{name}: the program analysed another text than was given")
            answer = answer_of(records[name])
        for part in PARTS:
            g, p = sorted(gold[part], key=sorted), sorted(answer.get(part, ()), key=sorted)
            shares = (
                (len(a & b) / max(1, len(a | b)), i, j) for i, a in enumerate(g) for j, b in enumerate(p)
            )
            exact[part] = exact[part].plus(len(g), len(p), len(set(g) & set(p)))
            relaxed[part] = relaxed[part].plus(len(g), len(p), paired(s for s in shares if s[0] >= 0.5))
    print(f"PolNeAR, development part: {len(dev)} articles, {len(records)} records\n\n{HEAD}")
    for part in PARTS:
        print(exact[part].row(f"{part}, exact"))
        print(relaxed[part].row(f"{part}, relaxed"))


if __name__ == "__main__":
    main()
