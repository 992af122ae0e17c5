#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores when_of and said_on_of on gold spans, and trains the weights of src/times/weights.cc.

usage: measure.py DUMP_TIMES SHARED [--fold A|B] [--errors N] [--train WEIGHTS.cc [--train-fold A|B]] [--cross]

DUMP_TIMES is bench/times/dump_times built, SHARED the folder with gold/ and record/score.py. Printed is, by kind,
how often the date is right where gold or prediction has one (as score.py counts), with precision and recall.
--train fits the weights on all of gold/train and writes them; --cross fits on one fold and scores the other,
both ways, with the marks alone (the built weights play no part).
"""

import argparse
import collections
import json
import math
import pathlib
import random
import subprocess
import sys

KINDS = ["meeting", "agreement", "commitment", "demand", "rejection", "acceptance", "threat"]


def byte_spans(text):
    """What makes a span of bytes of a span of code points; none stays none."""
    at = [0]
    for c in text:
        at.append(at[-1] + len(c.encode()))
    return lambda span: [at[span[0]], at[span[1]]] if span else None


def load(shared):
    """Per report: id, fold, the task for dump_times, and the gold values in its order."""
    folds = json.loads((shared / "gold/folds.json").read_text())
    fold_of = {doc: fold for fold in folds for doc in folds[fold]}
    out = []
    for file in sorted((shared / "gold/train/records").glob("*.json")):
        gold = json.loads(file.read_text())
        text = (shared / "gold/train/text" / f"{file.stem}.txt").read_bytes().decode()
        cut = byte_spans(text)
        task = {
            "text": text,
            "published": gold["document"].get("published"),
            "furniture": [cut(f) for f in sorted(gold.get("furniture", []))],
            "entries": [
                {
                    "kind": KINDS.index(e["kind"]),
                    "what": cut(e["what"]),
                    "also": [cut(a) for a in e.get("also", [])],
                }
                for e in gold["entries"]
            ],
            "statements": [
                {
                    "cue": cut(s["cue_span"]),
                    "speaker": cut(s["speaker_span"]),
                    "content": [cut(c) for c in s["content"]],
                }
                for s in gold["statements"]
            ],
        }
        out.append((file.stem, fold_of.get(file.stem), task, gold))
    return out


class Tally:
    def __init__(self):
        self.asked = self.right = self.gold = self.pred = 0

    def add(self, gold, pred, ok):
        if gold or pred:
            self.asked += 1
            self.right += ok
            self.gold += bool(gold)
            self.pred += bool(pred)

    def __str__(self):
        right = max(1e-9, self.right)
        return (
            f"accuracy {right / max(1, self.asked):.3f} of {self.asked}, P {right / max(1, self.pred):.3f} "
            f"R {right / max(1, self.gold):.3f} (gold {self.gold})"
        )


def fit(examples, epochs=6, rate=0.05, decay=2e-3):
    """Conditional logit: which candidate is right, or none (which scores 0). Adagrad, in a fixed order."""
    weights, squares = collections.defaultdict(float), collections.defaultdict(lambda: 1e-3)
    order = random.Random(1)
    examples = [e for e in examples if e[0]]
    for _ in range(epochs):
        order.shuffle(examples)
        for marks, right, answerable in examples:
            if not answerable:
                continue
            scores = [sum(weights[m] for m in c) for c in marks] + [0.0]
            top = max(scores)
            parts = [math.exp(s - top) for s in scores]
            total = sum(parts)
            mass = sum(p for p, r in zip(parts, right) if r)
            for part, r, candidate in zip(parts, right, marks):
                slope = part / total - (part / mass if r else 0.0)
                if abs(slope) < 1e-4:
                    continue
                for m in candidate:
                    g = slope + decay * weights[m]
                    squares[m] += g * g
                    weights[m] -= rate * g / math.sqrt(squares[m])
    return weights


def choose(weights, marks, values, bias=0.0):
    best, most = None, bias
    for candidate, value in zip(marks, values):
        s = sum(weights.get(m, 0.0) for m in candidate)
        if s > most:
            best, most = value, s
    return best


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--fold")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--train")
    parser.add_argument("--train-fold")
    parser.add_argument("--cross", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, str(args.shared / "record"))
    from score import when_matches

    reports = load(args.shared)
    tasks = "".join(json.dumps(task) + "\n" for _, _, task, _ in reports)
    lines = subprocess.run(
        [args.program], input=tasks, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    tallies, errors, reach = collections.defaultdict(Tally), [], collections.Counter()
    examples = collections.defaultdict(list)  # (fold, sort) -> (marks, right, answerable, values, gold, kind)
    for (doc, fold, task, gold), line in zip(reports, lines):
        answer = json.loads(line)
        data = task["text"].encode()
        asked = [
            (e["kind"], e["when"], a["when"], a["marks"], t["what"], e["status"])
            for e, a, t in zip(gold["entries"], answer["entries"], task["entries"])
        ]
        asked += [
            ("statement", s["said_on"], a["said_on"], a["marks"], t["cue"] or t["content"][0], "")
            for s, a, t in zip(gold["statements"], answer["statements"], task["statements"])
        ]
        for kind, want, got, candidates, anchor, status in asked:
            sort = "said_on" if kind == "statement" else "when"
            values = [v for v, _ in candidates]
            right = [want is not None and when_matches(want, v) for v in values]
            if want:
                reach[sort, any(right)] += 1
            right.append(want is None)
            # In one number space: the weights of the two tasks are two tables.
            examples[fold, sort].append(([m for _, m in candidates], right, any(right), values, want, kind))
            if args.fold and fold != args.fold:
                continue
            ok = when_matches(want, got)
            tallies[sort].add(want, got, ok)
            if sort == "when":
                tallies[kind].add(want, got, ok)
            if not ok:
                errors.append(
                    (
                        doc,
                        task["published"],
                        kind,
                        status,
                        want,
                        got,
                        ["=" + v for v in values],
                        (
                            data[max(0, anchor[0] - 220) : anchor[0]]
                            + b"[["
                            + data[anchor[0] : anchor[1]]
                            + b"]]"
                            + data[anchor[1] : anchor[1] + 160]
                        )
                        .decode(errors="ignore")
                        .replace("\n", "/"),
                    )
                )
    print(
        "reachable",
        {s: round(reach[s, True] / (reach[s, True] + reach[s, False]), 3) for s in ("when", "said_on")},
    )
    if args.cross:
        for sort in ("when", "said_on"):
            for train, test in (("A", "B"), ("B", "A")):
                weights = fit([e[:3] for e in examples[train, sort]])
                for bias in (-0.4, -0.2, 0.0):
                    tally, kinds = Tally(), collections.defaultdict(Tally)
                    for marks, _, _, values, want, kind in examples[test, sort]:
                        got = choose(weights, marks, values, bias)
                        tally.add(want, got, when_matches(want, got))
                        kinds[kind].add(want, got, when_matches(want, got))
                    print(f"{sort} fitted on {train}, scored on {test}, bias {bias}: {tally}")
                    if bias == 0.0 and sort == "when":
                        for kind in KINDS:
                            print(f"   {kind}: {kinds[kind]}")
    if args.train:
        write(
            args.train,
            {
                sort: fit([e[:3] for f in args.train_fold or "AB" for e in examples[f, sort]])
                for sort in ("when", "said_on")
            },
        )
    for name in ["when", *KINDS, "said_on"]:
        print(f"{name:11} {tallies[name]}")
    random.Random(args.errors).shuffle(errors)
    for error in errors[: args.errors]:
        print("\n", *error)


def write(path, tables):
    with open(path, "w") as out:
        out.write(
            "// SPDX-License-Identifier: Apache-2.0\n// Written by bench/times/measure.py --train; the marks are told in choice.cc.\n"
            '#include "times/weights.h"\n\nnamespace parley::times {\n\n'
        )
        for sort, name in (("when", "Act"), ("said_on", "Saying")):
            rows = [(m, round(w, 2)) for m, w in sorted(tables[sort].items()) if abs(w) >= 0.05]
            out.write(f"// clang-format off\nconstexpr std::array<Weight, {len(rows)}> k{name} = {{{{\n")
            lines = [rows[i : i + 8] for i in range(0, len(rows), 8)]
            out.writelines("    " + " ".join(f"{{{m}, {w}F}}," for m, w in line) + "\n" for line in lines)
            out.write(
                f"}}}};\n// clang-format on\nconst std::span<const Weight> k{name}Weights{{k{name}}};\n\n"
            )
        out.write("}  // namespace parley::times\n")


if __name__ == "__main__":
    main()
