# SPDX-License-Identifier: Apache-2.0
"""What the heads should have said of one report, and how far they are from it.

Targets are probabilities, so that a report marked by hand (0 and 1) and one marked by models (soft.py) are learnt alike.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .data import KINDS, OF_KIND, STATUSES, Report, Span, all_spans, overlap, same_days
from .model import ARGUMENTS, REACH, SAID, TAGS, Heads, around

MASKED = -1e4
SHARPNESS = 3.0  # of the maximum over a side's words: 1 would sum their odds, infinity take the greatest
# Which statuses a kind can have, as an addend to their logits.
STATUS_MASK = torch.tensor([[0.0 if s in OF_KIND[k] else MASKED for s in STATUSES] for k in KINDS])


@dataclass
class Layout:
    """What a report's words are to the heads, as tensors on one device."""

    sentence: Tensor  # of each word
    spans: Tensor  # all candidates, first and last word
    mention_word: Tensor  # the words that name sides ...
    mention_side: Tensor  # ... and which
    sides: list[str]
    times: Tensor  # [times, 2] first and last word of each expression of time
    published: bool


@dataclass
class Targets:
    """Tensors of one report, made once."""

    layout: Layout
    tags: Tensor  # [words, tags]
    touch: Tensor  # which spans have some quality
    others: Tensor  # and which have none
    quality: Tensor  # [touch, kinds] how well each would do as the `what` of each kind
    anchors: Tensor  # of statements
    anchor_weight: Tensor
    said: Tensor  # [statements, reach, roles] without side
    side: Tensor  # [statements, sides + 1], the last for no side; a row of zeros: unknown
    marked: Tensor  # [marks, 2] spans of entries, first and last word
    weight: Tensor  # of each mark
    kind: Tensor
    status: Tensor  # [marks, statuses]
    arguments: Tensor  # [marks, reach, roles] without holder, counterpart and when
    holders: Tensor  # [marks, sides, 2]: holder, counterpart
    voice: Tensor  # [marks, sides]: 1 for the side of the statement that the entry is in
    right_times: (
        Tensor  # [marks, times + 2]: which of them, of publication and of none tell when; none: unknown
    )
    pairs: Tensor  # [pairs, 2] marks of one kind, the earlier first
    same: Tensor  # [pairs]: that they are one entry


def to_device(value: Any, device: str) -> Any:
    """A copy of a tensor or a dataclass of tensors, there."""
    if isinstance(value, Tensor):
        return value.to(device)
    if dataclasses.is_dataclass(value):
        fields = {f.name: to_device(getattr(value, f.name), device) for f in dataclasses.fields(value)}
        return type(value)(**fields)
    return value


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


def layout_of(report: Report) -> Layout:
    mentions = [(word, number) for number, words in enumerate(report.sides.values()) for word in words]
    at = torch.tensor(mentions, dtype=torch.long).reshape(-1, 2)
    times = torch.tensor([[a, b - 1] for (a, b), _ in report.times], dtype=torch.long).reshape(-1, 2)
    return Layout(
        torch.from_numpy(report.sentence), torch.from_numpy(all_spans(report)), at[:, 0].contiguous(),
        at[:, 1].contiguous(), list(report.sides), times, report.published is not None,
    )  # fmt: skip


def targets_of(report: Report) -> Targets:
    layout = layout_of(report)
    number = {name: i for i, name in enumerate(layout.sides)}
    tag = torch.zeros(len(report.words), dtype=torch.long)
    for s in report.statements:
        if s.cue:
            tag[s.cue[0] : s.cue[1]] = torch.maximum(tag[s.cue[0] : s.cue[1]], torch.tensor(2))
    for s in report.statements:
        tag[s.anchor] = 1 if s.cue else 3
    quality = torch.from_numpy(quality_of(report, layout.spans.numpy()))
    touch = quality.amax(1) > 0 if len(quality) else torch.zeros(0, dtype=torch.bool)

    anchors = torch.tensor([s.anchor for s in report.statements], dtype=torch.long)
    index = around(anchors, anchors, layout.sentence).index
    said = torch.zeros(*index.shape, len(SAID) - 1)
    side = torch.zeros(len(anchors), len(number) + 1)
    for i, s in enumerate(report.statements):
        for a, b in s.content:
            mark(said[i, :, 0:3], index[i], (a, b))
        if s.speaker:
            mark(said[i, :, 3:5], index[i], s.speaker)
        if s.side is None or s.side in number:
            side[i, number.get(s.side, len(number))] = 1

    marks = [(span, entry) for entry in report.entries for span in entry.spans]
    marked = torch.tensor([[a, b - 1] for (a, b), _ in marks], dtype=torch.long).reshape(-1, 2)
    kind = torch.tensor([e.kind for _, e in marks], dtype=torch.long)
    index = around(marked[:, 0], marked[:, 1], layout.sentence).index
    arguments = torch.zeros(*index.shape, len(ARGUMENTS) - 3)
    holders = torch.zeros(len(marks), len(number), 2)
    voice = torch.zeros(len(marks), len(number))
    for i, (_, entry) in enumerate(marks):
        for at, many in ((0, [entry.place]), (2, [entry.condition]), (4, entry.items)):
            for span in many:
                if span:
                    mark(arguments[i, :, at : at + 2], index[i], span)
        for k, names in enumerate((entry.holders, entry.counterparts)):
            for name in names:
                if name in number:
                    holders[i, number[name], k] = 1
        if entry.voice_side in number:
            voice[i, number[entry.voice_side]] = 1
    a, b = pairs_of(marked, kind)
    which = {id(entry): number for number, entry in enumerate(report.entries)}
    entry_of = torch.tensor([which[id(e)] for _, e in marks], dtype=torch.long)
    return Targets(
        layout, F.one_hot(tag, len(TAGS)).float(), touch.nonzero()[:, 0], (~touch).nonzero()[:, 0], quality[touch],
        anchors, torch.ones(len(anchors)), said, side, marked, torch.ones(len(marks)), kind,
        F.one_hot(torch.tensor([e.status for _, e in marks], dtype=torch.long), len(STATUSES)).float(),
        arguments, holders, voice, right_times(report)[entry_of], torch.stack([a, b], 1),
        (entry_of[a] == entry_of[b]).float(),
    )  # fmt: skip


def pairs_of(marked: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
    """All pairs of marks of one kind, the one that begins earlier first."""
    a, b = torch.triu_indices(len(marked), len(marked), 1)
    pick = kind[a] == kind[b]
    a, b = a[pick], b[pick]
    swap = marked[a, 0] > marked[b, 0]
    return torch.where(swap, b, a), torch.where(swap, a, b)


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


def when_scores(heads: Heads, entries: Tensor, scores: Tensor, marked: Tensor, layout: Layout) -> Tensor:
    """[marks, times + 2]: log odds of each expression, of the day of publication, and 0 for none of them. An expression's
    score is the mean of its words'; beyond reach it has none."""
    at = layout.times[None] - marked[:, :1, None] + REACH  # in the marks' windows
    seen = (at[..., 0] >= 0) & (at[..., 1] < 2 * REACH)
    sums = F.pad(scores[..., -1].cumsum(1), (1, 0))
    first, last = at[..., 0].clamp(0, 2 * REACH - 1), at[..., 1].clamp(0, 2 * REACH - 1)
    mean = (sums.gather(1, last + 1) - sums.gather(1, first)) / (last - first + 1)
    day = heads.published(entries) if layout.published else entries.new_full((len(entries), 1), MASKED)
    return torch.cat([torch.where(seen, mean, MASKED), day, entries.new_zeros(len(entries), 1)], 1)


def mark(roles: Tensor, index: Tensor, span: Span) -> None:
    """Marks a span in [reach, inside / first (/ last)]."""
    inside = (index >= span[0]) & (index < span[1])
    roles[inside, 0] = 1
    roles[index == span[0], 1] = 1
    if roles.shape[1] > 2:
        roles[index == span[1] - 1, 2] = 1


def by_side(logits: Tensor, first: Tensor, layout: Layout) -> Tensor:
    """[anchors, sides, roles]: the strongest of the words of each side's mentions within reach of the anchors that begin
    at `first`, softly taken; MASKED where there is none."""
    n, _, roles = logits.shape
    at = layout.mention_word[None] - first[:, None] + REACH
    seen = (at >= 0) & (at < 2 * REACH)
    scores = logits.gather(1, at.clamp(0, 2 * REACH - 1)[..., None].expand(-1, -1, roles))
    scores = SHARPNESS * torch.where(seen[..., None], scores, MASKED)
    side = layout.mention_side
    most = logits.new_full((n, len(layout.sides), roles), SHARPNESS * MASKED)
    most = most.index_reduce(1, side, scores.detach(), "amax")
    sums = torch.zeros_like(most).index_add(1, side, (scores - most[:, side]).exp())
    return (most + sums.clamp(min=1e-6).log()) / SHARPNESS


def side_scores(heads: Heads, words: Tensor, said: Tensor, anchors: Tensor, layout: Layout) -> Tensor:
    """[statements, sides + 1]: whose side the speaker is on; the last: nobody's."""
    return torch.cat([by_side(said[..., -1:], anchors, layout).squeeze(-1), heads.no_side(words[anchors])], 1)


def holder_scores(
    heads: Heads, scores: Tensor, marked: Tensor, kind: Tensor, voice: Tensor, layout: Layout
) -> Tensor:
    """[marks, sides, 2]: log odds that a side is holder, counterpart."""
    return by_side(scores[..., :2], marked[:, 0], layout) + voice[..., None] * heads.voice_side(kind)[:, None]


def binary(logits: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    return F.binary_cross_entropy_with_logits(logits, target, weight.expand_as(target), reduction="sum")


def losses(heads: Heads, words: Tensor, t: Targets, learning: bool = True) -> dict[str, Tensor]:
    """Sums over the report, to be divided by how much there is in the batch. While learning, spans are sampled and moved."""
    layout = t.layout
    words = heads.dropout(words)
    out = {"tags": F.cross_entropy(heads.tags(words), t.tags, reduction="sum") * 2}
    out["spans"] = span_loss(heads, words, t, learning)
    if len(t.anchors):
        near = around(t.anchors, t.anchors, layout.sentence)
        said = heads.said(words[t.anchors], words, near)
        out["said"] = (
            binary(said[..., :-1], t.said.float(), near.inside[..., None] * t.anchor_weight[:, None, None])
            / 4
        )
        scores = side_scores(heads, words, said, t.anchors, layout)
        right = t.side * (scores > MASKED / 2) * t.anchor_weight[:, None]
        out["side"] = -(right * scores.log_softmax(1)).sum()
    if len(t.marked):
        out |= entry_losses(heads, words, t, learning)
    return out


def span_loss(heads: Heads, words: Tensor, t: Targets, learning: bool) -> Tensor:
    """Over all spans; while learning, over those that touch gold, and one in four of the others, which then counts four
    times."""
    others, counts = t.others, 1.0
    if learning:
        few, counts = (len(others) + 3) // 4, 4.0
        others = others[torch.randint(max(1, len(others)), (few,), device=words.device)]
    spans = t.layout.spans[torch.cat([t.touch, others])]
    quality = torch.cat([t.quality.float(), words.new_zeros(len(others), len(KINDS))])
    weight = torch.cat([words.new_ones(len(t.touch)), words.new_full((len(others),), counts)])[:, None]
    return binary(heads.spans(words, spans), quality, weight) / 25


def entry_losses(heads: Heads, words: Tensor, t: Targets, learning: bool) -> dict[str, Tensor]:
    layout, weight, arguments = t.layout, t.weight, t.arguments.float()
    marked = jittered(t.marked, layout.sentence) if learning else t.marked
    entries = heads.entries(words, marked, t.kind)
    near = around(marked[:, 0], marked[:, 1], layout.sentence)
    scores = heads.entry(entries, words, near)
    # The windows moved with the spans.
    moved = torch.arange(2 * REACH, device=words.device)[None] + (marked[:, 0] - t.marked[:, 0])[:, None]
    target = arguments.gather(1, (moved % (2 * REACH))[..., None].expand(-1, -1, arguments.shape[2]))
    status = (heads.status(entries) + STATUS_MASK.to(words.device)[t.kind]).log_softmax(1)
    out = {
        "status": -(weight[:, None] * t.status * status).sum(),
        "arguments": binary(scores[..., 2:-1], target, near.inside[..., None] * weight[:, None, None]),
    }
    when = when_scores(heads, entries, scores, marked, layout).log_softmax(1)
    right = torch.where((t.right_times > 0) & (when > MASKED / 2), when, MASKED).logsumexp(1)
    out["when"] = -(torch.where(right > MASKED / 2, right, 0.0) * weight).sum()
    if layout.sides:
        score = holder_scores(heads, scores, marked, t.kind, t.voice, layout)
        out["holders"] = 2 * binary(score, t.holders, (score > MASKED / 2) * weight[:, None, None])
    if len(t.pairs):
        logits = heads.same(entries, marked[:, 0], t.pairs)
        least = torch.minimum(weight[t.pairs[:, 0]], weight[t.pairs[:, 1]])
        out["same"] = binary(logits, t.same, least) * len(marked) / len(t.pairs) / 2
    return out


def jittered(spans: Tensor, sentence: Tensor) -> Tensor:
    """A third of the spans' borders moved by a word or two, as proposed spans have them."""
    move = torch.randint(-2, 3, spans.shape, device=spans.device)
    move = move * (torch.rand(spans.shape, device=spans.device) < 0.3)
    moved = (spans + move).clamp(0, len(sentence) - 1)
    fine = (moved[:, 0] <= moved[:, 1]) & (sentence[moved[:, 0]] == sentence[moved[:, 1]])
    return torch.where(fine[:, None], moved, spans)
