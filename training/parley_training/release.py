# SPDX-License-Identifier: Apache-2.0
"""A checkpoint to the folder of weights that the program reads: encoder in int8, heads in float."""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from . import data
from .export import export
from .quantise import encoder_tensors, measure_maxima
from .restore import load_model
from .train import Windows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True, help="reports to measure activations on")
    parser.add_argument(
        "--base", type=Path, required=True, help="checkpoint folder of the base encoder: its vocabulary"
    )
    parser.add_argument("--prepare", type=Path, required=True, help="the built parley-prepare")
    parser.add_argument("--knowledge", type=Path, default=Path(__file__).parents[2] / "knowledge")
    parser.add_argument(
        "--cuts", type=Path, help="JSON with the numbers that the stages decide by (see tune.py)"
    )
    parser.add_argument("--card", type=Path, help="the model card, Markdown")
    parser.add_argument("--name", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--reports", type=int, default=24)
    parser.add_argument("--alpha", type=float, default=0.5)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    encoder, heads = load_model(args.checkpoint)
    reports = data.load(args.gold, args.prepare, args.base / "vocab.txt", args.knowledge)
    chosen = reports[:: max(1, len(reports) // args.reports)]
    # One window at a time, without padding, which would be measured like text.
    batches = []
    for report in chosen:
        for pieces, cases in Windows(report, encoder.config, "cpu").rows:
            batches.append((pieces[None], cases[None], torch.tensor([len(pieces)])))
    with torch.no_grad():
        maxima = measure_maxima(encoder, batches)
    tensors = encoder_tensors(encoder, maxima, args.alpha)
    for name, value in heads.state_dict().items():
        tensors[f"head.{name}"] = value.numpy().astype(np.float32)
    cuts = json.loads(args.cuts.read_text()) if args.cuts else {}
    export(args.out, args.name, args.version, encoder.config, tensors, cuts, args.base / "vocab.txt")
    if args.card:
        (args.out / "README.md").write_text(args.card.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
