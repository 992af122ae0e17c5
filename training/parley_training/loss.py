# SPDX-License-Identifier: Apache-2.0
"""What the heads should have said of one report, and how far they are from it."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .data import KINDS, OF_KIND, STATUSES, Report, Span, all_spans, overlap, same_days
from .model import ARGUMENTS, REACH, SAID, Heads, around

MASKED = -1e4
SHARPNESS = 3.0  # of the maximum over a side's words: 1 would sum their odds, infinity take the greatest
# Which statuses a kind can have, as an addend to their logits.
STATUS_MASK = torch.tensor([[0.0 if s in OF_KIND[k] else MASKED for s in STATUSES] for k in KINDS])


@dataclass
class Targets:
    """Tensors of one report, made once."""

    sentence: Tensor
    tags: Tensor
    spans: Tensor  # all candidates, first and last word
    quality: Tensor  # [spans, kinds]
    anchors: Tensor  # of statements
    said: Tensor  # [statements, reach, roles] without side
    side: list[tuple[list[str], int]]  # candidates by name, the right one (len: none)
    marked: Tensor  # [marks, 2] gold spans, first and last word
    kind: Tensor
    status: Tensor
    entry: Tensor  # number of the entry that each marked span belongs to
    arguments: Tensor  # [marks, reach, roles] without holder, counterpart and when
    sides: dict[str, Tensor]
    times: Tensor  # [times, 2] first and last word of each expression of time
    right_times: (
        Tensor  # [marks, times + 2]: which of them, of publication and of none tell when; none: unknown
    )


def quality_of(report: Report, spans: np.ndarray) -> np.ndarray:
    """How well each span would do as the `what` of each kind: 0 below half the words in common, 1 for gold itself."""
    out = np.zeros((len(spans), len(KINDS)), np.float32)
    for entry in report.entries:
        for gold in entry.spans:
            near = np.flatnonzero((spans[:, 0] < gold[1]) & (spans[:, 1] >= gold[0]))
            value = overlap(report, spans[near], gold)
            value = np.where(value >= 0.5, ((value - 0.4) / 0.6).clip(0, 1), 0)
            out[near, entry.kind] = np.maximum(out[near, entry.kind], value)
    return out


def targets_of(report: Report) -> Targets:
    n = len(report.words)
    sentence = torch.from_numpy(report.sentence)
    tags = torch.zeros(n, dtype=torch.long)
    for s in report.statements:
        if s.cue:
            tags[s.cue[0] : s.cue[1]] = torch.maximum(tags[s.cue[0] : s.cue[1]], torch.tensor(2))
    for s in report.statements:
        tags[s.anchor] = 1 if s.cue else 3
    spans = all_spans(report)
    anchors = torch.tensor([s.anchor for s in report.statements], dtype=torch.long)
    index, _, _, _ = around(anchors, anchors, sentence, n)
    said = torch.zeros(*index.shape, len(SAID) - 1)
    for i, s in enumerate(report.statements):
        for a, b in s.content:
            mark(said[i, :, 0:3], index[i], (a, b))
        if s.speaker:
            mark(said[i, :, 3:5], index[i], s.speaker)
    marks = [(span, e, entry) for e, entry in enumerate(report.entries) for span in entry.spans]
    marked = torch.tensor([[a, b - 1] for (a, b), _, _ in marks], dtype=torch.long).reshape(-1, 2)
    index, _, _, _ = around(marked[:, 0], marked[:, 1], sentence, n)
    arguments = torch.zeros(*index.shape, len(ARGUMENTS) - 3)
    for i, (_, _, entry) in enumerate(marks):
        for at, many in ((0, [entry.place]), (2, [entry.condition]), (4, entry.items)):
            for span in many:
                if span:
                    mark(arguments[i, :, at : at + 2], index[i], span)
    sides = {name: torch.tensor(at) for name, at in report.sides.items()}
    return Targets(
        sentence, tags, torch.from_numpy(spans), torch.from_numpy(quality_of(report, spans)), anchors, said, [],
        marked, torch.tensor([e.kind for _, _, e in marks], dtype=torch.long),
        torch.tensor([e.status for _, _, e in marks], dtype=torch.long),
        torch.tensor([e for _, e, _ in marks], dtype=torch.long), arguments, sides,
        torch.tensor([[a, b - 1] for (a, b), _ in report.times], dtype=torch.long).reshape(-1, 2),
        right_times(report)[[e for _, e, _ in marks]],
    )  # fmt: skip


def right_times(report: Report) -> Tensor:
    """[entries, times + 2], as Targets has it."""
    right = torch.zeros(len(report.entries), len(report.times) + 2)
    for i, entry in enumerate(report.entries):
        if entry.when is None:
            right[i, -1] = 1
            continue
        for k, (_, value) in enumerate(report.times):
            right[i, k] = same_days(entry.when, value)
        right[i, -2] = bool(report.published and same_days(entry.when, report.published))
    return right


def when_scores(
    heads: Heads, entries: Tensor, scores: Tensor, marked: Tensor, times: Tensor, published: bool
) -> Tensor:
    """[marks, times + 2]: log odds of each expression, of the day of publication, and 0 for none of them. An expression's
    score is the mean of its words'; beyond reach it has none."""
    at = times[None] - marked[:, :1, None] + REACH  # in the marks' windows
    seen = (at[..., 0] >= 0) & (at[..., 1] < 2 * REACH)
    sums = F.pad(scores[..., -1].cumsum(1), (1, 0))
    first, last = at[..., 0].clamp(0, 2 * REACH - 1), at[..., 1].clamp(0, 2 * REACH - 1)
    mean = (sums.gather(1, last + 1) - sums.gather(1, first)) / (last - first + 1)
    day = heads.published(entries) if published else entries.new_full((len(entries), 1), MASKED)
    return torch.cat([torch.where(seen, mean, MASKED), day, entries.new_zeros(len(entries), 1)], 1)


def mark(roles: Tensor, index: Tensor, span: Span) -> None:
    """Marks a span in [reach, inside / first (/ last)]."""
    inside = (index >= span[0]) & (index < span[1])
    roles[inside, 0] = 1
    roles[index == span[0], 1] = 1
    if roles.shape[1] > 2:
        roles[index == span[1] - 1, 2] = 1


def by_side(logits: Tensor, index: Tensor, inside: Tensor, sides: dict[str, Tensor], words: int) -> Tensor:
    """[anchors, sides, roles]: the strongest of the words of each side's mentions within reach, softly taken."""
    n, _, roles = logits.shape
    flat = logits.new_full((n, words, roles), MASKED)
    flat = flat.scatter(
        1, index[:, :, None].expand(-1, -1, roles), torch.where(inside[:, :, None], logits, MASKED)
    )
    return torch.stack([(SHARPNESS * flat[:, at]).logsumexp(1) / SHARPNESS for at in sides.values()], 1)


def balanced(logits: Tensor, target: Tensor, weight: Tensor | None = None) -> Tensor:
    return F.binary_cross_entropy_with_logits(logits, target, weight, reduction="sum")


def losses(
    heads: Heads, words: Tensor, report: Report, t: Targets, jitter: np.random.Generator | None
) -> dict[str, Tensor]:
    """Sums over the report, to be divided by how much there is in the batch."""
    n = len(report.words)
    words = heads.dropout(words)
    out = {"tags": F.cross_entropy(heads.tags(words), t.tags, reduction="sum") * 2}
    spans, quality, weight = sampled(t, jitter)
    out["spans"] = balanced(heads.spans(words, spans), quality, weight) / 25
    if len(t.anchors):
        index, distance, between, inside = around(t.anchors, t.anchors, t.sentence, n)
        said = heads.said(words[t.anchors], words, t.anchors.tolist(), distance, between)
        out["said"] = balanced(said[..., :-1], t.said, inside[..., None].float()) / 4
        if t.sides:
            scores = by_side(said[..., -1:], index, inside, t.sides, n).squeeze(-1)
            scores = torch.cat([scores, heads.no_side(words[t.anchors])], 1)
            names = list(t.sides)
            right = torch.tensor(
                [names.index(s.side) if s.side in t.sides else len(names) for s in report.statements]
            )
            known = torch.tensor([s.side is None or s.side in t.sides for s in report.statements])
            reach = scores.gather(1, right[:, None]).squeeze(1) > MASKED / 2
            if (known & reach).any():
                out["side"] = F.cross_entropy(scores[known & reach], right[known & reach], reduction="sum")
    if len(t.marked):
        marked = t.marked
        if jitter is not None:
            marked = jittered(marked, t.sentence, jitter)
        entries = heads.entries(words, marked, t.kind)
        out["status"] = F.cross_entropy(
            heads.status(entries) + STATUS_MASK[t.kind], t.status, reduction="sum"
        )
        index, distance, between, inside = around(marked[:, 0], marked[:, 1], t.sentence, n)
        scores = heads.entry(entries, words, marked[:, 0].tolist(), distance, between)
        target = t.arguments
        if jitter is not None:  # the windows moved with the spans
            shift = t.marked[:, 0] - marked[:, 0]
            target = torch.stack([a.roll(int(s), 0) for a, s in zip(target, shift, strict=True)])
        out["arguments"] = balanced(scores[..., 2:-1], target, inside[..., None].float())
        when = when_scores(heads, entries, scores, marked, t.times, report.published is not None)
        when = when.log_softmax(1)
        known = (t.right_times * (when > MASKED / 2)).sum(1) > 0
        if known.any():
            right = torch.where(t.right_times[known] > 0, when[known], MASKED).logsumexp(1)
            out["when"] = -right.sum()
        if t.sides:
            score = by_side(scores[..., :2], index, inside, t.sides, n)
            names = list(t.sides)
            gold = torch.zeros(len(marked), len(names), 2)
            voice = torch.zeros(len(marked), len(names))
            for i, e in enumerate(t.entry.tolist()):
                entry = report.entries[e]
                for k, sides in enumerate((entry.holders, entry.counterparts)):
                    for s in sides:
                        if s in t.sides:
                            gold[i, names.index(s), k] = 1
                if entry.voice_side in t.sides:
                    voice[i, names.index(entry.voice_side)] = 1
            score = score + voice[..., None] * heads.voice_side(t.kind)[:, None]
            near = (score > MASKED / 2).float()
            out["holders"] = balanced(score, gold, near) * 2
        a, b = torch.triu_indices(len(marked), len(marked), 1)
        pick = t.kind[a] == t.kind[b]
        a, b = a[pick], b[pick]
        if len(a):
            swap = marked[a, 0] > marked[b, 0]
            pairs = torch.stack([torch.where(swap, b, a), torch.where(swap, a, b)], 1)
            same = heads.same(entries, marked[:, 0], pairs)
            out["same"] = balanced(same, (t.entry[a] == t.entry[b]).float()) * len(marked) / len(a) / 2
    return out


def sampled(t: Targets, rng: np.random.Generator | None) -> tuple[Tensor, Tensor, Tensor]:
    """All spans that touch gold, and one in four of the others, which then counts four times."""
    touch = t.quality.amax(1) > 0
    if rng is None:
        return t.spans, t.quality, torch.ones(len(touch), 1)
    keep = touch | torch.from_numpy(rng.random(len(touch)) < 0.25)
    return t.spans[keep], t.quality[keep], torch.where(touch[keep], 1.0, 4.0)[:, None]


def jittered(spans: Tensor, sentence: Tensor, rng: np.random.Generator) -> Tensor:
    """A third of the spans with a border moved by a word or two, as proposed spans have them."""
    move = (
        torch.from_numpy(rng.integers(-2, 3, spans.shape))
        * torch.from_numpy(rng.random(spans.shape) < 0.3).long()
    )
    moved = (spans + move).clamp(0, len(sentence) - 1)
    fine = (moved[:, 0] <= moved[:, 1]) & (sentence[moved[:, 0]] == sentence[moved[:, 1]])
    return torch.where(fine[:, None], moved, spans)
