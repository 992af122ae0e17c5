#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores the mentions of actors on the names of Universal NER's English Web Treebank (UNER-EWT), development part.

usage: bench/public/names.py [--parley PROGRAM] [--data DIR]

DIR/names/uner-ewt-dev.iob2.xz (universalner.org, CC BY-SA 4.0): web texts - answers, mail, newsgroups, reviews,
blogs - with persons, organisations and places. Fetches nothing. Prints a block for doc/measures.md.

A person's mentions count as PER, a state's as LOC, any other actor's as ORG. UNER marks no adjectives and peoples
("Russian", "Russians"), so those mentions are not counted. "Any kind" asks for the words alone. Relaxed: any word
in common.
"""

import lzma
import re

from common import HEAD, ROOT, Span, Tally, arguments, paired, read

KIND = {"person": "PER", "state": "LOC"}
KINDS = ("PER", "ORG", "LOC", "any kind")
Name = tuple[int, int, str]


def documents(path: str) -> dict[str, tuple[str, list[Name]]]:
    """Each document's text, a paragraph a sentence, and its names."""
    out: dict[str, tuple[str, list[Name]]] = {}
    doc, text, names, at, sentence = "", "", [], 0, ""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = file.read().split("\n")
    for line in lines:
        if m := re.match(r"# newdoc id = (.*)", line):
            doc, text, names = m[1], "", []
        elif m := re.match(r"# text = (.*)", line):
            sentence, at = m[1], len(text)
            text += sentence + "\n\n"
        elif line and line[0].isdigit():
            _, word, tag, *_ = line.split("\t")
            begin = text.find(word, at)
            if begin < 0:
                raise SystemExit(f"{doc}: no {word!r} in {sentence!r}")
            at = begin + len(word)
            if tag[0] == "B":
                names.append((begin, at, tag[2:]))
            elif tag[0] == "I":
                names[-1] = (names[-1][0], at, tag[2:])
        out[doc] = (text, names)
    out.pop("", None)
    return out


def demonyms() -> set[str]:
    lines = (ROOT / "knowledge" / "states.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word for row in rows for field in row[3:5] for word in field.split(";") if word}


def answer_of(record: dict, left_out: set[str]) -> list[Name]:
    text = record["document"]["text"]
    mentions = {
        (a, b, KIND.get(actor["kind"], "ORG")) for actor in record["actors"] for a, b in actor["mentions"]
    }
    return sorted(m for m in mentions if text[m[0] : m[1]] not in left_out)


def touching(gold: list[Name], answer: list[Name]) -> int:
    def common(a: Span, b: Span) -> int:
        return min(a[1], b[1]) - max(a[0], b[0])

    pairs = ((common(g[:2], p[:2]), i, j) for i, g in enumerate(gold) for j, p in enumerate(answer))
    return paired(pair for pair in pairs if pair[0] > 0)


def main() -> None:
    args = arguments(__doc__)
    dev = documents(str(args.data / "names" / "uner-ewt-dev.iob2.xz"))
    records = read(args.parley, {doc: text for doc, (text, _) in dev.items()})
    left_out = demonyms()
    exact, relaxed = ({kind: Tally() for kind in KINDS} for _ in range(2))
    for doc, (_, names) in dev.items():
        answer = answer_of(records[doc], left_out) if doc in records else []
        for kind in KINDS:
            g, p = ([n for n in side if kind in ("any kind", n[2])] for side in (names, answer))
            same = {n[:2] for n in g} & {n[:2] for n in p}
            exact[kind] = exact[kind].plus(len(g), len(p), len(same))
            relaxed[kind] = relaxed[kind].plus(len(g), len(p), touching(g, p))
    print(f"UNER-EWT, development part: {len(dev)} documents, {len(records)} records\n\n{HEAD}")
    for kind in KINDS:
        print(exact[kind].row(f"{kind}, exact"))
        print(relaxed[kind].row(f"{kind}, relaxed"))


if __name__ == "__main__":
    main()
