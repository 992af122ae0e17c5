#!/usr/bin/env python3
"""Measures the cast on marked reports.  usage: measure.py DUMP_PROGRAM SHARED_DIR FOLD [--failures FILE]

SHARED_DIR has gold/train, gold/folds.json and record/score.py. Given the gold spans of the speakers: how many
have the right name and side; how many holders of entries are among the cast's sides; how many actors have the
right side. --failures writes every failure by class (speaker, side, holder, actor) as JSON.
"""

import collections
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

program, shared, fold = sys.argv[1:4]
failures_file = sys.argv[5] if "--failures" in sys.argv else None
spec = importlib.util.spec_from_file_location("score", f"{shared}/record/score.py")
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)
docs = json.loads(Path(shared, "gold/folds.json").read_text())[fold]


def byte_span(text, span):
    begin = len(text[: span[0]].encode())
    return [begin, begin + len(text[span[0] : span[1]].encode())]


questions, golds = [], {}
for doc in docs:
    text = Path(shared, "gold/train/text", f"{doc}.txt").read_text(encoding="utf-8")
    gold = json.loads(Path(shared, "gold/train/records", f"{doc}.json").read_text(encoding="utf-8"))
    # speakers in text order, as the engine meets them
    gold["statements"].sort(key=lambda s: (s["speaker_span"] or s["content"][0])[0])
    golds[doc] = (text, gold)
    questions.append(
        json.dumps(
            {
                "id": doc,
                "text": text,
                "furniture": [byte_span(text, r) for r in gold.get("furniture", [])],
                "speakers": [
                    byte_span(text, s["speaker_span"]) if s["speaker_span"] else None
                    for s in gold["statements"]
                ],
            }
        )
    )
output = subprocess.run(
    [program], input="\n".join(questions) + "\n", capture_output=True, text=True, check=True
).stdout
right, asked = collections.Counter(), collections.Counter()
failures = collections.defaultdict(list)
PRONOUNS = {"he", "she", "they", "it", "we", "i", "who"}


def note(key, ok, failure, group=None):
    for k in (key, f"{key}/{group}") if group else (key,):
        asked[k] += 1
        right[k] += bool(ok)
    if not ok:
        failures[key].append(failure)
        if group:
            failures[f"{key}/{group}"].append(failure)


sides_listed = 0
for line in output.splitlines():
    answer = json.loads(line)
    doc = answer["id"]
    text, gold = golds[doc]
    for s, got in zip(gold["statements"], answer["speakers"]):
        if got is None:
            continue
        a, b = s["speaker_span"]
        words = text[a:b]
        first = words.split()[0].lower() if words.split() else ""
        group = (
            "pronoun"
            if words.lower() in PRONOUNS
            else "unnamed"
            if s["speaker"] and s["speaker"][0].islower()
            else "described"
            if first in ("the", "his", "her", "a", "an", "this")
            and not score.same_person(words, s["speaker"])
            else "name"
        )
        before = text[max(0, a - 150) : a].replace("\n", " ")
        after = text[b : b + 60].replace("\n", " ")
        where = f"{doc} ...{before}[[{words}]]{after}"
        note(
            "speaker",
            score.same_person(s["speaker"], got["name"]),
            f"{where}\n   gold {s['speaker']!r} got {got['name']!r}",
            group,
        )
        note(
            "side",
            score.same_side(s["side"], got["side"]),
            f"{where}\n   {s['speaker']!r}: gold {s['side']!r} got {got['name']!r}: {got['side']!r}",
            group,
        )
    names = [x["side"] for x in answer["sides"]]
    sides_listed += len(names)
    holders = {h for e in gold["entries"] for h in e["holders"]}
    for h in holders:
        cased = any(w[:1].isupper() for w in h.split())
        n = sum(h in e["holders"] for e in gold["entries"])
        for _ in range(n):
            note(
                "holder",
                any(score.same_side(h, x) for x in names),
                f"{doc} {h!r} x{n} not in {names}",
                "named" if cased else "common",
            )
    for actor in gold["actors"]:
        found = [x for x in answer["actors"] if score.same_person(actor["name"], x["name"])]
        if actor["name"][:1].islower() or not found:
            continue
        best = next((x for x in found if score.name(x["name"]) == score.name(actor["name"])), found[0])
        note(
            "actor",
            score.same_side(actor["side"], best["side"]),
            f"{doc} {actor['name']!r} ({actor.get('role')}): gold {actor['side']!r} got {best['name']!r} ({best['role']}): {best['side']!r}",
            actor["kind"],
        )
for key in sorted(asked):
    print(f"{key:24} {right[key]:5} / {asked[key]:5} = {right[key] / asked[key]:.4f}")
print(f"sides listed per report  {sides_listed / len(docs):.1f}")
if failures_file:
    Path(failures_file).write_text(json.dumps(failures, ensure_ascii=False, indent=1), encoding="utf-8")
