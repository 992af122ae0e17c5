#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores the entries' PLOVER codes on single sentences with a source, a target and a root code marked by hand.

usage: bench/public/plover.py [--parley PROGRAM] [--data DIR]

DIR/events/plover-train.tsv.xz: 1,050 sentences with gold root codes, published with a study of PLOVER coding (no
licence stated). Fetches nothing. Prints a block for doc/measures.md.

Each sentence is read as a report of its own. A sentence of a code is found when an entry of that code is told in it.
Gold codes one pair of source and target in a sentence; "held by the source" counts only the entries whose holder
shares a word with the marked source (or its state with it), so that what others do in it is no false alarm.
"""

import collections
import csv
import io
import lzma
import re

from common import HEAD, ROOT, Tally, arguments, read

CODES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "REJECT", "THREATEN")
OLD_NAMES = {"YIELD": "CONCEDE"}  # an older PLOVER, where CONCEDE and RETREAT are one code


def state_words() -> dict[str, str]:
    """Words of a state's names -> the state: "Iranian", "Tehran" -> "Iran"."""
    out = {}
    for line in (ROOT / "knowledge" / "states.tsv").read_text(encoding="utf-8").splitlines():
        row = (line + "\t" * 6).split("\t")
        if not line.startswith("#"):
            for form in filter(None, ";".join([row[0], *row[2:7]]).split(";")):
                out.setdefault(form, row[0])
    return out


def parties(source: str, states: dict[str, str], pattern: re.Pattern[str]) -> tuple[set[str], set[str]]:
    """The states that the words of a source name, and its words."""
    return {states[m.group()] for m in pattern.finditer(source)}, words(source)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - {"the", "of", "and", "a"}


def main() -> None:
    args = arguments(__doc__)
    with lzma.open(args.data / "events" / "plover-train.tsv.xz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(io.StringIO(file.read()), delimiter="\t"))
    texts = {str(i): row["sentence"] for i, row in enumerate(rows)}
    records = read(args.parley, texts)
    states = state_words()
    forms = sorted(states, key=lambda form: (-len(form), form))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")
    tallies = {code: Tally() for code in CODES}
    silent = collections.Counter()
    for i, row in enumerate(rows):
        entries = records[str(i)]["entries"] if str(i) in records else []
        named, spoken = parties(row["source"], states, pattern)
        told = {e["plover"] for e in entries if any(h in named or words(h) & spoken for h in e["holders"])}
        root = OLD_NAMES.get(row["gold_root"], row["gold_root"])
        for code in CODES:
            gold, said = root == code, code in told
            tallies[code] = tallies[code].plus(gold, said, gold and said)
        if root not in CODES:
            silent["sentences"] += 1
            silent["told"] += bool(told)
    whole = Tally(*map(sum, zip(*tallies.values(), strict=True)))
    print(f"PLOVER root codes: {len(rows)} sentences, {len(records)} records\n\n{HEAD}")
    for code in CODES:
        print(tallies[code].row(code))
    print(whole.row("all seven"))
    print(
        f"\nOf the {silent['sentences']} sentences whose code Parley has no entry for, "
        f"{silent['told']} got an entry held by the source."
    )


if __name__ == "__main__":
    main()
