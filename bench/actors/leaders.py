#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds knowledge/leaders.tsv against two public lists.  usage: leaders.py [SHARED_DIR]

SHARED_DIR/data/actors has the Phoenix actor dictionaries (to 2014, MIT) and the visits by foreign leaders that the
US Department of State's historian lists (CC0). Prints how many of our leaders stand in either, how many of these on
the same side, and the others: namesakes, later offices, states that were renamed. Skipped if the lists are absent.
"""

import collections
import re
import sys
import tarfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"


def plain(name: str) -> str:
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall("[a-z]+", flat))


def rows(table: str) -> Iterator[list[str]]:
    for line in (ROOT / "knowledge" / table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def phoenix(archive: Path) -> dict[str, set[str]]:
    """Codes of states ("RUS" of "RUSGOV") by name; a name's block has its spellings, then its codes with dates."""
    with tarfile.open(archive) as tar:
        file = tar.extractfile("phoenix/Phoenix.Countries.actors.txt")
        assert file
        text = file.read().decode(errors="replace")
    out: dict[str, set[str]] = collections.defaultdict(set)
    block: list[str] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] not in "\t +":
            block = []
        name = plain(re.sub(r"\[.*|#.*", "", line))
        if name and line[0] != "\t":
            block.append(name)
        for code in re.findall(r"\[([A-Z]{3})", line):
            for spelling in block:
                out[spelling].add(code)
    return out


def visitors(archive: Path) -> dict[str, set[str]]:
    """States by the last two words of a visitor's name, and by more: "Prime Minister Kyriakos Mitsotakis"."""
    out: dict[str, set[str]] = collections.defaultdict(set)
    with tarfile.open(archive) as tar:
        for member in tar:
            if "/hs_visits/data/" not in member.name or not (file := tar.extractfile(member)):
                continue
            for name, state in re.findall(
                r"<visitor>([^<]*)</visitor>\s*<from[^>]*>([^<]*)<", file.read().decode()
            ):
                words = plain(name).split()
                for first in range(len(words) - 1):
                    out[" ".join(words[first:])].add(plain(state))
    return out


def main() -> None:
    lists = SHARED / "data" / "actors"
    if not lists.exists():
        sys.exit(f"leaders.py: skipped, {lists} is absent")
    codes, visits = phoenix(lists / "phoenix-dictionaries.tar.xz"), visitors(lists / "historyatstate.tar.xz")
    names = {row[0]: [row[0], *row[2].split(";")] for row in rows("states.tsv")}
    spelt = {state: set(map(plain, spellings)) for state, spellings in names.items()}
    known = same = 0
    for leader, side, *_ in rows("leaders.tsv"):
        theirs = codes.get(plain(leader), set())
        visited = visits.get(plain(leader), set())
        if not theirs and not visited:
            continue
        known += 1
        ours = set().union(*(codes.get(spelling, set()) for spelling in spelt.get(side, {plain(side)})))
        if theirs & ours or visited & spelt.get(side, {plain(side)}):
            same += 1
        else:
            print(f"{leader}: {side}, not {', '.join(sorted(theirs | visited))}")
    print(f"{known} leaders in either list, {same} on the same side")


if __name__ == "__main__":
    main()
