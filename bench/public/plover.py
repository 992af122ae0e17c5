#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores the entries' PLOVER codes on single sentences with a source, a target and a root code marked by hand.

usage: bench/public/plover.py [--parley PROGRAM] [--data DIR]

DIR/events/plover-train.tsv.xz: 1,049 sentences with gold root codes, published with a study of PLOVER coding (no
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


def acts(holders: list[str], source: str, states: dict[str, str]) -> bool:
    named = {states[form] for form in states if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", source)}
    small = {"the", "of", "and", "a"}
    spoken = set(re.findall(r"\w+", source.lower())) - small
    return any(h in named or spoken & (set(re.findall(r"\w+", h.lower())) - small) for h in holders)


def main() -> None:
    args = arguments(__doc__)
    with lzma.open(args.data / "events" / "plover-train.tsv.xz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(io.StringIO(file.read()), delimiter="\t"))
    texts = {str(i): row["sentence"] for i, row in enumerate(rows)}
    records = read(args.parley, texts)
    states = state_words()
    tallies = {code: Tally() for code in CODES}
    silent = collections.Counter()
    for i, row in enumerate(rows):
        entries = records[str(i)]["entries"] if str(i) in records else []
        told = {e["plover"] for e in entries if acts(e["holders"], row["source"], states)}
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
