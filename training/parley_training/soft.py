# SPDX-License-Identifier: Apache-2.0
"""Marks unmarked reports with the mean of several models: what a next model learns from beside the marked reports."""

import argparse
import dataclasses
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from . import data, reports
from .decode import best_spans
from .encoder import Encoder
from .loss import (
    STATUS_MASK,
    Layout,
    Targets,
    holder_scores,
    layout_of,
    pairs_of,
    side_scores,
    to_device,
    when_scores,
)
from .model import REACH, Heads, around
from .restore import load_model
from .train import Windows, encode

# What is so probable to be a statement's, an entry's, gets targets of its own, weighed by that.
LEAST_ANCHOR = 0.15
LEAST_ENTRY = 0.12
TOUCH = 0.02

Model = tuple[Encoder, Heads]


def mean(parts: list[Tensor]) -> Tensor:
    return torch.stack(parts).mean(0)


@torch.no_grad()
def marked_by(models: list[Model], report: data.Report, device: str) -> Targets:
    windows = Windows(report, models[0][0].config, device)
    layout: Layout = to_device(layout_of(report), device)
    read = [(heads, encode(encoder, [windows], device != "cpu")[0]) for encoder, heads in models]
    tags = mean([heads.tags(words).softmax(1) for heads, words in read])
    quality = mean([heads.spans(words, layout.spans).sigmoid() for heads, words in read])

    begins = tags[:, 1] + tags[:, 3]
    around_it = F.max_pool1d(begins[None, None], 3, 1, 1)[0, 0]
    anchors = ((begins > LEAST_ANCHOR) & (begins >= around_it)).nonzero()[:, 0]
    near = around(anchors, anchors, layout.sentence)
    said_by = [heads.said(words[anchors], words, near) for heads, words in read]
    said = mean([s[..., :-1].sigmoid() for s in said_by])
    side = mean([side_scores(heads, words, s, anchors, layout).softmax(1)
                 for (heads, words), s in zip(read, said_by, strict=True)])  # fmt: skip

    found = best_spans(report, layout.spans.cpu().numpy(), quality.cpu().numpy(), LEAST_ENTRY)
    at, kind = torch.tensor(found, dtype=torch.long, device=device).reshape(-1, 2).unbind(1)
    marked, weight = layout.spans[at], quality[at, kind]
    voice = voices(layout, marked, anchors, begins, said, side)
    near = around(marked[:, 0], marked[:, 1], layout.sentence)
    mask = STATUS_MASK.to(device)[kind]
    status, arguments, when, holders, same = [], [], [], [], []
    first, second = pairs_of(marked.cpu(), kind.cpu())
    pairs = torch.stack([first, second], 1).to(device)
    for heads, words in read:
        entries = heads.entries(words, marked, kind)
        scores = heads.entry(entries, words, near)
        status.append((heads.status(entries) + mask).softmax(1))
        arguments.append(scores[..., 2:-1].sigmoid())
        when.append(when_scores(heads, entries, scores, marked, layout).softmax(1))
        holders.append(holder_scores(heads, scores, marked, kind, voice, layout).sigmoid())
        same.append(heads.same(entries, marked[:, 0], pairs).sigmoid())
    right = F.one_hot(mean(when).argmax(1), len(layout.times) + 2).float()
    touch = quality.amax(1) > TOUCH
    return Targets(
        layout, tags, touch.nonzero()[:, 0], (~touch).nonzero()[:, 0], quality[touch].half(), anchors, begins[anchors],
        said.half(), side, marked, (1.5 * weight).clamp(max=1.0), kind, mean(status), mean(arguments).half(),
        mean(holders), voice, right, pairs, mean(same),
    )  # fmt: skip


def voices(
    layout: Layout, marked: Tensor, anchors: Tensor, sure: Tensor, said: Tensor, side: Tensor
) -> Tensor:
    """[marks, sides]: 1 for the side of the surest statement whose content has most of the mark's words."""
    out = said.new_zeros(len(marked), len(layout.sides))
    if not len(anchors) or not len(marked) or not layout.sides:
        return out
    sums = F.pad(said[..., 0].cumsum(1), (1, 0))  # [statements, reach + 1]
    first = marked[None, :, 0] - anchors[:, None] + REACH
    last = marked[None, :, 1] - anchors[:, None] + REACH
    seen = (first >= 0) & (last < 2 * REACH)
    first, last = first.clamp(0, 2 * REACH - 1), last.clamp(0, 2 * REACH - 1)
    inside = (sums.gather(1, last + 1) - sums.gather(1, first)) / (last - first + 1).clamp(min=1)
    score = torch.where(seen & (inside > 0.5), inside * sure[anchors][:, None], 0.0)
    best, which = score.max(0)
    of = side[which].argmax(1)
    spoken = (best > 0) & (of < len(layout.sides))
    out[spoken, of[spoken]] = 1
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, required=True, help="what parley_training.reports wrote")
    parser.add_argument(
        "--models", type=Path, nargs="+", required=True, help="checkpoints, or folders of weights"
    )
    parser.add_argument(
        "--learner",
        type=Path,
        help="the same reports in the pieces of the model that is to learn, if of another vocabulary",
    )
    parser.add_argument("--part", default="0/1", help="which part of the reports, such as 2/4")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    models = [(e.to(args.device), h.to(args.device)) for e, h in map(load_model, args.models)]
    part, parts = map(int, args.part.split("/"))
    mine = reports.load(args.reports).unmarked[part::parts]
    theirs = reports.load(args.learner).unmarked[part::parts] if args.learner else mine
    if [r.words for r in theirs] != [r.words for r in mine]:
        parser.error(f"{args.learner}: not the reports of {args.reports}")
    # The layout is not stored: it is large and made again at once.
    marks = (
        dataclasses.replace(to_device(marked_by(models, r, args.device), "cpu"), layout=None) for r in mine
    )
    torch.save(list(zip(theirs, marks, strict=True)), args.out)
    print(f"{len(theirs)} reports marked by {len(models)} models", flush=True)


if __name__ == "__main__":
    main()
