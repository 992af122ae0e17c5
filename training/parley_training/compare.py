# SPDX-License-Identifier: Apache-2.0
"""Compares what the program's model says with what PyTorch's float model says, on many real reports.

Prints, for each kind of score, the largest and the mean difference: what the int8 encoder costs, and, if the heads
disagree by more, that one of the two is wrong.
"""

import argparse
import json
import subprocess
from pathlib import Path

import numpy as np
import torch

from . import data
from .decode import REACH
from .model import around
from .restore import load_model
from .train import Windows, encode


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="the folder that release.py wrote of it")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--prepare", type=Path, required=True)
    parser.add_argument("--outputs", type=Path, required=True, help="the built parley-outputs")
    parser.add_argument("--knowledge", type=Path, default=Path(__file__).parents[2] / "knowledge")
    parser.add_argument("--reports", type=int, default=20)
    args = parser.parse_args()
    encoder, heads = load_model(args.checkpoint)
    reports = data.load(args.gold, args.prepare, args.base / "vocab.txt", args.knowledge)
    names = {r.id for r in reports}
    records = {
        n: json.loads((args.gold / "records" / f"{n}.json").read_text(encoding="utf-8")) for n in names
    }
    # Furniture is left in here: both sides must see the same words.
    chosen = [r for r in reports if not records[r.id]["furniture"]][: args.reports]
    lines = [{"id": r.id, "text": (args.gold / "text" / f"{r.id}.txt").read_bytes().decode()} for r in chosen]
    given = "\n".join(map(json.dumps, lines)).encode()
    done = subprocess.run([args.outputs, args.model], input=given, capture_output=True, check=True)
    differences: dict[str, list[np.ndarray]] = {}
    with torch.no_grad():
        for report, line in zip(chosen, done.stdout.decode().splitlines(), strict=True):
            theirs = json.loads(line)
            words = encode(encoder, [Windows(report, encoder.config, "cpu")], False)[0]
            sentence = torch.from_numpy(report.sentence)

            def note(key: str, ours: torch.Tensor, other: list) -> None:
                differences.setdefault(key, []).append(np.abs(ours.numpy().ravel() - np.array(other).ravel()))

            note("tags", heads.tags(words).softmax(1), theirs["tags"])
            anchor = torch.tensor([theirs["anchor"]])
            near = around(anchor, anchor, sentence)
            said = heads.said(words[anchor], words, near)[0][near.inside[0]]
            assert max(0, int(anchor) - REACH) == theirs["said_first"]
            note("said", said, theirs["said"])
            note("no side", heads.no_side(words[anchor]), [theirs["no_side"]])
            if spans := theirs.get("spans"):
                at = torch.tensor([[a, b - 1] for a, b, _, _ in spans])
                kinds = torch.tensor([k for _, _, k, _ in spans])
                ours = heads.spans(words, at).sigmoid().gather(1, kinds[:, None])
                note("spans", ours, [p for *_, p in spans])
            a, b, kind = theirs["best"]
            best = torch.tensor([[a, b - 1]])
            entry = heads.entries(words, best, torch.tensor([kind]))
            note("status", heads.status(entry), theirs["status"])
            near = around(best[:, 0], best[:, 1], sentence)
            note("entry", heads.entry(entry, words, near)[0][near.inside[0]], theirs["entry"])
    for key, parts in differences.items():
        all_ = np.concatenate(parts)
        print(
            f"{key:8} mean {all_.mean():.4f}  99% {np.quantile(all_, 0.99):.4f}  most {all_.max():.4f}  ({len(all_)})"
        )


if __name__ == "__main__":
    main()
