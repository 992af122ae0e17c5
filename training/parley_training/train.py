# SPDX-License-Identifier: Apache-2.0
"""Trains encoder and heads on gold reports. Resumes from its last checkpoint; same seed, same data, same machine: same weights."""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from . import data
from .decode import figures, predict, told
from .encoder import Encoder, load_base
from .loss import Targets, losses, targets_of
from .model import Heads
from .restore import restore


def windows(
    reports: list[data.Report], config: dict
) -> tuple[Tensor, Tensor, Tensor, list[tuple[int, int, int]]]:
    """Pieces, cases and lengths of all windows, padded; and per window: its report, its first piece there, margin."""
    rows, places = [], []
    for number, r in enumerate(reports):
        for first, last, begin, end in r.windows:
            a, b = int(r.first[begin]), int(r.first[end])
            rows.append((r.pieces[a:b], r.cases[a:b]))
            places.append((number, first, last, begin))
    longest = -(-(max(len(p) for p, _ in rows) + 2) // 64) * 64  # few shapes: kernels are made for each anew
    pieces = torch.full((len(rows), longest), config["pad"])
    cases = torch.zeros((len(rows), longest), dtype=torch.long)
    for i, (p, c) in enumerate(rows):
        pieces[i, 0], pieces[i, len(p) + 1] = config["begin"], config["end"]
        pieces[i, 1 : len(p) + 1] = torch.from_numpy(p)
        cases[i, 1 : len(p) + 1] = torch.from_numpy(c)
    return pieces, cases, torch.tensor([len(p) + 2 for p, _ in rows]), places


def word_vectors(
    hidden: Tensor, reports: list[data.Report], places: list[tuple[int, int, int, int]]
) -> list[Tensor]:
    """Each report's words' vectors: of each word's first piece, from the window that owns the word."""
    parts: list[list[Tensor]] = [[] for _ in reports]
    for row, (number, first, last, begin) in enumerate(places):
        r = reports[number]
        at = torch.from_numpy(r.first[first:last] - r.first[begin] + 1)
        parts[number].append(hidden[row, at])
    return [torch.cat(p).float() for p in parts]


class Frozen:
    """The lower layers' outputs, computed once: they do not change while the upper layers learn."""

    def __init__(self, encoder: Encoder, layers: int) -> None:
        self.encoder, self.layers = encoder, layers
        self.kept: dict[str, list[Tensor]] = {}

    def __call__(self, reports: list[data.Report], device: str) -> tuple[Tensor, Tensor, list]:
        pieces, cases, lengths, places = windows(reports, self.encoder.config)
        pieces, cases, lengths = pieces.to(device), cases.to(device), lengths.to(device)
        if not self.layers:
            return self.encoder.embed(pieces, cases), lengths, places
        missing = [i for i, r in enumerate(reports) if r.id not in self.kept]
        if missing:
            was = self.encoder.training
            self.encoder.eval()
            with torch.no_grad():
                bias = self.encoder.attention_bias(lengths, pieces.shape[1])
                x = self.encoder.embed(pieces, cases)
                for layer in self.encoder.layers[: self.layers]:
                    x = layer(x, bias)
            self.encoder.train(was)
            for i in missing:
                rows = [row for row, place in enumerate(places) if place[0] == i]
                self.kept[reports[i].id] = [x[row, : lengths[row]].to(torch.bfloat16).clone() for row in rows]
        x = torch.zeros(*pieces.shape, self.encoder.config["width"], dtype=torch.bfloat16, device=device)
        row = 0
        for r in reports:
            for kept in self.kept[r.id]:
                x[row, : len(kept)] = kept
                row += 1
        return x.float(), lengths, places


def encode(
    encoder: Encoder, frozen: Frozen, reports: list[data.Report], device: str, half: bool = True
) -> list[Tensor]:
    with torch.autocast(device, dtype=torch.bfloat16, enabled=half):
        x, lengths, places = frozen(reports, device)
        bias = encoder.attention_bias(lengths, x.shape[1])
        for layer in encoder.layers[frozen.layers :]:
            x = layer(x, bias)
    return word_vectors(x.float(), reports, places)


def groups(encoder: Encoder, heads: Heads, args: argparse.Namespace) -> list[dict]:
    """Parameters by learning rate: heads fastest, encoder's layers slower the lower they are."""
    out = [{"params": list(heads.parameters()), "base": args.heads_rate}]
    top = len(encoder.layers)
    for i, layer in enumerate(encoder.layers):
        if i >= args.frozen:
            out.append({"params": list(layer.parameters()), "base": args.rate * args.decay ** (top - 1 - i)})
    if not args.frozen:
        rest = [p for n, p in encoder.named_parameters() if not n.startswith("layers.")]
        out.append({"params": rest, "base": args.rate * args.decay**top})
    elif encoder.relative is not None:
        out.append(
            {
                "params": list(encoder.relative.parameters()),
                "base": args.rate * args.decay ** (top - args.frozen),
            }
        )
    return out


def evaluate(
    encoder: Encoder, heads: Heads, frozen: Frozen, reports: list[data.Report], targets: dict[str, Targets]
) -> dict:
    encoder.eval()
    heads.eval()
    predictions, counts = [], {}
    with torch.no_grad():
        for r in reports:
            words = encode(encoder, frozen, [r], "cpu")[0]
            predictions.append(predict(heads, words, r, targets[r.id]))
            for key, (right, asked) in told(heads, words, r, targets[r.id]).items():
                a, b = counts.get(key, (0, 0))
                counts[key] = (a + right, b + asked)
    out = figures(reports, predictions)
    out.update({k: round(a / b, 4) for k, (a, b) in counts.items()})
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder with text/ and records/")
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--fit", default="all", help="all, or the fold to train on: A or B")
    parser.add_argument(
        "--hold", type=int, default=48, help="with all: how many reports of fold B to hold out"
    )
    parser.add_argument("--base", type=Path, required=True, help="checkpoint folder of the base encoder")
    parser.add_argument("--prepare", type=Path, required=True, help="the built parley-prepare")
    parser.add_argument("--knowledge", type=Path, default=Path(__file__).parents[2] / "knowledge")
    parser.add_argument("--start", type=Path, help="folder of weights, as release writes it, to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--frozen", type=int, default=0, help="lower layers that stay as they are")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--pieces", type=int, default=3000, help="pieces a step")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--heads-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.95)
    parser.add_argument(
        "--float32", action="store_true", help="multiply in float32: faster where bf16 has slow units"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after the epoch that passes this")
    args = parser.parse_args()
    half = not args.float32
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)

    reports = data.load(args.gold, args.prepare, args.base / "vocab.txt", args.knowledge)
    folds = json.loads(args.folds.read_text())
    if args.fit == "all":
        held = (
            set(sorted(folds["B"])[:: max(1, len(folds["B"]) // args.hold)][: args.hold])
            if args.hold
            else set()
        )
        fit = [r for r in reports if r.id not in held]
    else:
        held = set(folds["B" if args.fit == "A" else "A"])
        fit = [r for r in reports if r.id in set(folds[args.fit])]
    test = [r for r in reports if r.id in held][:60]
    (args.out / "held.txt").write_text("".join(f"{name}\n" for name in sorted(held)))
    targets = {r.id: targets_of(r) for r in fit + test}
    print(f"{len(fit)} reports to learn from, {len(test)} to look at", flush=True)

    encoder = load_base(args.base)
    heads = Heads(encoder.config["width"])
    if args.start:
        restore(args.start, encoder, heads)
    for parameter in encoder.parameters():
        parameter.requires_grad_(False)
    for group in groups(encoder, heads, args):
        for parameter in group["params"]:
            parameter.requires_grad_(True)
    frozen = Frozen(encoder, args.frozen)
    optimizer = torch.optim.AdamW(groups(encoder, heads, args), lr=0.0, weight_decay=0.01)
    orders = [np.random.default_rng(args.seed * 1000 + e) for e in range(args.epochs)]
    total = sum(len(list(data.batches(fit, args.pieces, rng))) for rng in orders)
    warm = 0.08 * total
    step = epoch = 0
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        encoder.load_state_dict(state["encoder"])
        heads.load_state_dict(state["heads"])
        optimizer.load_state_dict(state["optimizer"])
        step, epoch = state["step"], state["epoch"]
        print(f"goes on after epoch {epoch}", flush=True)
    began = time.time()
    while epoch < args.epochs:
        rng = np.random.default_rng(args.seed * 1000 + epoch)
        torch.manual_seed(args.seed * 1000 + epoch)
        encoder.train()
        heads.train()
        sums: dict[str, float] = {}
        for group in data.batches(fit, args.pieces, rng):
            scale = min(1.0, (step + 1) / warm) * 0.5 * (1 + math.cos(math.pi * min(1.0, step / total)))
            for g in optimizer.param_groups:
                g["lr"] = g["base"] * max(scale, 0.02)
            parts: dict[str, Tensor] = {}
            for r, words in zip(group, encode(encoder, frozen, group, "cpu", half), strict=True):
                for key, value in losses(heads, words, r, targets[r.id], rng).items():
                    parts[key] = parts.get(key, torch.zeros(())) + value
            loss = sum(parts.values()) / sum(len(r.words) for r in group) * 20
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"]], 1.0)
            optimizer.step()
            step += 1
            for key, value in parts.items():
                sums[key] = sums.get(key, 0.0) + float(value)
        epoch += 1
        n = sum(len(r.words) for r in fit)
        line = {"epoch": epoch, "step": step, "minutes": round((time.time() - began) / 60, 1)}
        line["losses"] = {k: round(v / n * 100, 3) for k, v in sums.items()}
        if test and (epoch % 2 == 0 or epoch == args.epochs):
            line["test"] = evaluate(encoder, heads, frozen, test, targets)
        print(json.dumps(line), flush=True)
        torch.save({"encoder": encoder.state_dict(), "heads": heads.state_dict(), "optimizer": optimizer.state_dict(),
                    "config": encoder.config, "step": step, "epoch": epoch}, checkpoint.with_suffix(".new"))  # fmt: skip
        checkpoint.with_suffix(".new").replace(checkpoint)
        if (time.time() - began) / 60 > args.minutes:
            break


if __name__ == "__main__":
    main()
