# SPDX-License-Identifier: Apache-2.0
"""Trains encoder and heads on marked reports, and on reports that earlier models marked (soft.py), on a CPU or a GPU.
Resumes from its last checkpoint. On a CPU: same seed, data and machine, same weights; a GPU adds in no fixed order."""

import argparse
import dataclasses
import json
import math
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from . import data, reports
from .decode import figures, predict, told
from .encoder import Encoder
from .loss import Targets, layout_of, losses, targets_of, to_device
from .model import Heads
from .restore import load_model


class Windows:
    """A report's windows as tensors on one device, made once."""

    def __init__(self, report: data.Report, config: dict, device: str) -> None:
        self.rows = []
        at, begun = [], 0
        for number, (first, last, begin, end) in enumerate(report.windows):
            a, b = int(report.first[begin]), int(report.first[end])
            pieces = torch.tensor([config["begin"], *report.pieces[a:b], config["end"]])
            cases = torch.tensor([0, *report.cases[a:b], 0])
            self.rows.append((pieces.to(device), cases.to(device)))
            at.append((number, torch.from_numpy(report.first[first:last] - a + 1)))
            begun += last - first
        # Of each word: which window owns it, and where its first piece is there.
        self.window = torch.cat([torch.full((len(x),), n) for n, x in at]).to(device)
        self.place = torch.cat([x for _, x in at]).to(device)


def stacked(group: list[Windows], config: dict) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, cases and lengths of all windows of a group, padded."""
    rows = [row for w in group for row in w.rows]
    lengths = [len(p) for p, _ in rows]
    longest = -(-max(lengths) // 64) * 64  # few shapes: kernels are made for each anew
    device = rows[0][0].device
    pieces = torch.full((len(rows), longest), config["pad"], device=device)
    cases = torch.zeros((len(rows), longest), dtype=torch.long, device=device)
    for i, (p, c) in enumerate(rows):
        pieces[i, : len(p)], cases[i, : len(c)] = p, c
    return pieces, cases, torch.tensor(lengths, device=device)


def encode(encoder: Encoder, group: list[Windows], half: bool = True) -> list[Tensor]:
    """Each report's words' vectors: of each word's first piece, from the window that owns the word."""
    pieces, cases, lengths = stacked(group, encoder.config)
    with torch.autocast(pieces.device.type, dtype=torch.bfloat16, enabled=half):
        hidden = encoder(pieces, cases, lengths)
    out, row = [], 0
    for w in group:
        out.append(hidden[w.window + row, w.place].float())
        row += len(w.rows)
    return out


def groups(encoder: Encoder, heads: Heads, args: argparse.Namespace) -> list[dict]:
    """Parameters by learning rate: heads fastest, encoder's layers slower the lower they are."""
    out = [{"params": list(heads.parameters()), "base": args.heads_rate}]
    top = len(encoder.layers)
    for i, layer in enumerate(encoder.layers[args.frozen :], args.frozen):
        out.append({"params": list(layer.parameters()), "base": args.rate * args.decay ** (top - 1 - i)})
    if not args.frozen:
        rest = [p for n, p in encoder.named_parameters() if not n.startswith("layers.")]
        # Words that training does not have stay just as they are.
        out.append({"params": rest, "base": args.rate * args.decay**top, "weight_decay": 0.0})
    return out


@torch.no_grad()
def evaluate(
    encoder: Encoder, heads: Heads, chosen: list[data.Report], device: str, half: bool
) -> dict[str, float]:
    encoder.eval()
    heads.eval()
    on_cpu = Heads(heads.width)
    on_cpu.load_state_dict({k: v.cpu() for k, v in heads.state_dict().items()})
    on_cpu.eval()
    predictions, counts = [], {}
    for r in chosen:
        words = encode(encoder, [Windows(r, encoder.config, device)], half)[0].cpu()
        targets = targets_of(r)
        predictions.append(predict(on_cpu, words, r, targets))
        for key, (right, asked) in told(on_cpu, words, r, targets).items():
            a, b = counts.get(key, (0, 0))
            counts[key] = (a + right, b + asked)
    out = figures(chosen, predictions)
    out.update({k: round(a / b, 4) for k, (a, b) in counts.items()})
    return out


class Material:
    """What there is to learn from: every report's windows and targets, made when they are first asked for."""

    def __init__(self, marked: list[list[data.Report]], soft: list[tuple[data.Report, Targets]], config: dict,
                 device: str) -> None:  # fmt: skip
        self.marked, self.soft, self.config, self.device = marked, soft, config, device
        self.kept: dict[int, tuple[Windows, Targets, bool]] = {}

    def epoch(
        self, pieces: int, part: float, renamed: float, rng: np.random.Generator
    ) -> Iterator[list[int]]:
        """Keys of all marked reports once (some under other names) and of a part of the soft ones, in groups of about
        `pieces` pieces."""
        keys = []
        for i, copies in enumerate(self.marked):
            other = len(copies) > 1 and rng.random() < renamed
            keys.append(i + len(self.marked) * int(rng.integers(1, len(copies))) if other else i)
        chosen = rng.permutation(len(self.soft))[: round(part * len(self.soft))]
        keys += [-1 - int(i) for i in chosen]
        group: list[int] = []
        size = 0
        for at in rng.permutation(len(keys)):
            group.append(keys[at])
            size += len(self.report(keys[at]).pieces)
            if size >= pieces:
                yield group
                group, size = [], 0
        if group:
            yield group

    def report(self, key: int) -> data.Report:
        if key < 0:
            return self.soft[-1 - key][0]
        return self.marked[key % len(self.marked)][key // len(self.marked)]

    def get(self, key: int) -> tuple[Windows, Targets, bool]:
        if key not in self.kept:
            r = self.report(key)
            targets = (
                targets_of(r)
                if key >= 0
                else dataclasses.replace(self.soft[-1 - key][1], layout=layout_of(r))
            )
            self.kept[key] = (Windows(r, self.config, self.device), to_device(targets, self.device), key < 0)
        return self.kept[key]


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, required=True, help="what parley_training.reports wrote")
    parser.add_argument("--without", type=int, nargs="*", default=[], help="folds to hold out")
    parser.add_argument(
        "--base",
        type=Path,
        required=True,
        help="what to go on from: a base encoder's checkpoint folder, a checkpoint of ours, or a folder of weights",
    )
    parser.add_argument(
        "--soft", type=Path, nargs="*", default=[], help="reports marked by models (parley_training.soft)"
    )
    parser.add_argument("--soft-weight", type=float, default=0.7)
    parser.add_argument(
        "--soft-part", type=float, default=0.33, help="of the soft reports, what an epoch has of them"
    )
    parser.add_argument(
        "--renamed", type=float, default=0.3, help="how often a report is read under other names"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument(
        "--frozen", type=int, default=0, help="lower layers that stay as they are, and the pieces' vectors"
    )
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--pieces", type=int, default=2000, help="pieces a step")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--heads-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.95)
    parser.add_argument(
        "--float32", action="store_true", help="multiply in float32: faster where bf16 has slow units"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--test", type=int, default=60, help="how many of the reports held out to look at in the end"
    )
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after the epoch that passes this")
    return parser


def main() -> None:
    args = options().parse_args()
    torch.manual_seed(args.seed)
    torch.set_float32_matmul_precision("high")
    args.out.mkdir(parents=True, exist_ok=True)
    all_ = reports.load(args.reports)
    kept = [f not in args.without for f in all_.fold]
    fit = [[r, *more] for r, more, keep in zip(all_.marked, all_.renamed, kept, strict=True) if keep]
    held = [r for r, keep in zip(all_.marked, kept, strict=True) if not keep]
    (args.out / "held.txt").write_text("".join(f"{r.id}\n" for r in held))
    soft = [pair for file in args.soft for pair in torch.load(file, weights_only=False)]
    test = held[:: max(1, len(held) // args.test)][: args.test] if args.test else []
    print(f"{len(fit)} marked and {len(soft)} soft reports to learn from, {len(test)} to look at", flush=True)

    encoder, heads = load_model(args.base)
    encoder.to(args.device)
    heads.to(args.device)
    material = Material(fit, soft, encoder.config, args.device)
    optimizer = torch.optim.AdamW(
        groups(encoder, heads, args), lr=0.0, weight_decay=0.01, fused=args.device != "cpu"
    )
    parameters = [p for g in optimizer.param_groups for p in g["params"]]
    for p in encoder.parameters():
        p.requires_grad_(False)
    for p in parameters:
        p.requires_grad_(True)

    def order(epoch: int) -> Iterator[list[int]]:
        rng = np.random.default_rng(args.seed * 1000 + epoch)
        return material.epoch(args.pieces, args.soft_part, args.renamed, rng)

    total = sum(len(list(order(e))) for e in range(args.epochs))
    warm = 0.08 * total
    step = epoch = 0
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False, map_location=args.device)
        encoder.load_state_dict(state["encoder"])
        heads.load_state_dict(state["heads"])
        optimizer.load_state_dict(state["optimizer"])
        step, epoch = state["step"], state["epoch"]
        print(f"goes on after epoch {epoch}", flush=True)
    began = time.time()
    while epoch < args.epochs and (time.time() - began) / 60 < args.minutes:
        torch.manual_seed(args.seed * 1000 + epoch)
        encoder.train()
        heads.train()
        sums: dict[str, Tensor] = {}
        for keys in order(epoch):
            scale = min(1.0, (step + 1) / warm) * 0.5 * (1 + math.cos(math.pi * min(1.0, step / total)))
            for g in optimizer.param_groups:
                g["lr"] = g["base"] * max(scale, 0.02)
            group = [material.get(key) for key in keys]
            loss = torch.zeros((), device=args.device)
            for (_, targets, is_soft), words in zip(
                group, encode(encoder, [w for w, _, _ in group], not args.float32), strict=True
            ):
                for key, value in losses(heads, words, targets).items():
                    loss = loss + value * (args.soft_weight if is_soft else 1.0)
                    name = "soft " + key if is_soft else key
                    sums[name] = sums.get(name, torch.zeros((), device=args.device)) + value.detach()
            loss = loss / sum(len(t.tags) for _, t, _ in group) * 20
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                print(
                    json.dumps({"step": step, "of": total, "minutes": round((time.time() - began) / 60, 2)}),
                    flush=True,
                )
        epoch += 1
        words = {False: 1, True: 1}
        for key in set(material.kept):
            words[key < 0] += len(material.report(key).words)
        line: dict = {"epoch": epoch, "step": step, "minutes": round((time.time() - began) / 60, 2)}
        line["losses"] = {k: round(float(v) / words[k.startswith("soft")] * 100, 3) for k, v in sums.items()}
        if test and epoch == args.epochs:
            line["test"] = evaluate(encoder, heads, test, args.device, not args.float32)
        print(json.dumps(line), flush=True)
        if args.device == "cpu" or epoch == args.epochs:
            torch.save({"encoder": encoder.state_dict(), "heads": heads.state_dict(), "optimizer": optimizer.state_dict(),
                        "config": encoder.config, "step": step, "epoch": epoch}, checkpoint.with_suffix(".new"))  # fmt: skip
            checkpoint.with_suffix(".new").replace(checkpoint)


if __name__ == "__main__":
    main()
