# SPDX-License-Identifier: Apache-2.0
"""Spans out of scores, as src/statements and src/entries do it, for figures during training."""

import numpy as np
import torch

from .data import KINDS, Report, Span, overlap
from .loss import STATUS_MASK, Targets, holder_scores, side_scores, when_scores
from .model import REACH, Heads, around


def runs(inside: np.ndarray, first: np.ndarray, last: np.ndarray) -> list[Span]:
    """The set of runs with the greatest sum: the words' own scores and those of each run's first and last word.
    At least one run."""
    n = len(inside)
    closed, open_, start = 0.0, -np.inf, -1  # best sum so far outside a run, inside one, and where that began
    closed_at: list[int] = []  # for the best sum outside after each word: -1 no run ends here, else its start
    values = np.empty(n + 1)
    values[0] = 0
    best_one, best_span = -np.inf, (0, 1)
    single, single_start = -np.inf, -1
    for t in range(n):
        begin = closed + first[t]
        if begin > open_:
            open_, start = begin, t
        open_ += inside[t]
        if first[t] > single:
            single, single_start = first[t], t
        single += inside[t]
        if single + last[t] > best_one:
            best_one, best_span = single + last[t], (single_start, t + 1)
        end = open_ + last[t]
        if end > closed:
            closed_at.append(start)
            closed = end
        else:
            closed_at.append(-1)
        values[t + 1] = closed
    out: list[Span] = []
    t = n - 1
    while t >= 0:
        if closed_at[t] >= 0:
            out.append((closed_at[t], t + 1))
            t = closed_at[t] - 1
        else:
            t -= 1
    return out[::-1] or [best_span]


@torch.no_grad()
def predict(heads: Heads, words: torch.Tensor, report: Report, t: Targets, low: float = 0.05) -> dict:
    """Statements (anchor, probability, content, speaker) and entries (probability, kind, span, ...)."""
    n = len(report.words)
    tags = heads.tags(words).softmax(1).numpy()
    begins = tags[:, 1] + tags[:, 3]
    anchors = [i for i in range(n) if begins[i] > low and begins[i] >= begins[max(0, i - 1) : i + 2].max()]
    statements = []
    if anchors:
        at = torch.tensor(anchors)
        near = around(at, at, t.layout.sentence)
        inside = near.inside
        said = heads.said(words[at], words, near)
        for row, i in enumerate(anchors):
            s = said[row].numpy()[inside[row].numpy()].clip(-8, 8)
            base = max(0, i - REACH)
            content = [(a + base, b + base) for a, b in runs(s[:, 0], s[:, 1], s[:, 2])]
            speaker = runs(s[:, 3], s[:, 4], np.zeros(len(s)))[0]
            mean = np.mean([1 / (1 + np.exp(-s[a - base : b - base, 0])).mean() for a, b in content])
            statements.append({"anchor": i, "p": float(begins[i]), "sure": float(1 / mean), "content": content,
                               "speaker": (speaker[0] + base, speaker[1] + base)})  # fmt: skip
    p = heads.spans(words, t.layout.spans).sigmoid().numpy()
    spans = t.layout.spans.numpy()
    entries = [{"p": float(p[c, k]), "kind": k, "span": (int(spans[c, 0]), int(spans[c, 1]) + 1)}
               for c, k in best_spans(report, spans, p, low)]  # fmt: skip
    return {"statements": statements, "entries": entries}


def best_spans(report: Report, spans: np.ndarray, p: np.ndarray, low: float) -> list[tuple[int, int]]:
    """Which spans [n, 2] are likeliest of each kind, of p [n, kinds] above `low`, and have little in common; with the
    kind."""
    found = []
    for k in range(len(KINDS)):
        rest = np.argsort(-p[:, k], kind="stable")[: int((p[:, k] > low).sum())]
        while len(rest):
            first, last = spans[rest[0]].tolist()
            found.append((int(rest[0]), k))
            rest = rest[1:][overlap(report, spans[rest[1:]], (first, last + 1)) < 0.3]
    return found


def same_words(report: Report, gold: list[Span], pred: list[Span], strict: bool) -> float:
    c = report.telling
    common = sum(
        max(0, c[min(b, d)] - c[max(a, e)]) for a, b in gold for e, d in pred if max(a, e) < min(b, d)
    )
    g, p = (max(1, sum(c[b] - c[a] for a, b in spans)) for spans in (gold, pred))
    recall, precision = common / g, common / p
    need_r, need_p = (0.8, 0.8) if strict else (0.5, 0.3)
    return 2 * recall * precision / (recall + precision) if recall >= need_r and precision >= need_p else 0.0


def matched(pairs: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    taken_g, taken_p, out = set(), set(), []
    for _, g, p in sorted(pairs, key=lambda x: (-x[0], x[1], x[2])):
        if g not in taken_g and p not in taken_p:
            taken_g.add(g)
            taken_p.add(p)
            out.append((g, p))
    return out


def figures(reports: list[Report], predictions: list[dict]) -> dict[str, float]:
    """Best F1 over thresholds: statements (lax, strict), entries by kind and `what`."""
    out: dict[str, float] = {}
    for strict in (False, True):
        best = (0.0, 0.0)
        for cut in (0.15, 0.25, 0.35, 0.45, 0.55):
            gold = pred = found = 0
            for r, p in zip(reports, predictions, strict=True):
                mine = [s for s in p["statements"] if s["p"] >= cut]
                pairs = [(v, i, j) for i, g in enumerate(r.statements) for j, s in enumerate(mine)
                         if (v := same_words(r, g.content, s["content"], strict))]  # fmt: skip
                gold, pred, found = gold + len(r.statements), pred + len(mine), found + len(matched(pairs))
            best = max(best, (2 * found / max(1, gold + pred), cut))
        out["statements" + (" strict" if strict else "")] = round(best[0], 4)
    for strict in (False, True):
        best = (0.0, 0.0)
        for cut in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4):
            gold = pred = found = 0
            for r, p in zip(reports, predictions, strict=True):
                mine = [e for e in p["entries"] if e["p"] >= cut]
                pairs = [
                    (max(v), i, j) for i, g in enumerate(r.entries) for j, e in enumerate(mine)
                    if e["kind"] == g.kind and max(v := [same_words(r, [s], [e["span"]], strict) for s in g.spans])
                ]  # fmt: skip
                gold, pred, found = gold + len(r.entries), pred + len(mine), found + len(matched(pairs))
            best = max(best, (2 * found / max(1, gold + pred), cut))
        out["entries" + (" strict" if strict else "")] = round(best[0], 4)
        out["entries cut" + (" strict" if strict else "")] = best[1]
    return out


@torch.no_grad()
def told(heads: Heads, words: torch.Tensor, report: Report, t: Targets) -> dict[str, tuple[int, int]]:
    """Right and asked, given the gold anchors and spans: speakers' words, sides, statuses, holders, other arguments."""
    out: dict[str, list[int]] = {}

    def add(key: str, ok: bool) -> None:
        pair = out.setdefault(key, [0, 0])
        pair[0] += ok
        pair[1] += 1

    names: list[str | None] = [*t.layout.sides, None]
    if len(t.anchors):
        near = around(t.anchors, t.anchors, t.layout.sentence)
        inside = near.inside
        said = heads.said(words[t.anchors], words, near)
        scores = side_scores(heads, words, said, t.anchors, t.layout).argmax(1).tolist()
        for i, s in enumerate(report.statements):
            x = said[i].numpy()[inside[i].numpy()].clip(-8, 8)
            base = max(0, s.anchor - REACH)
            if s.speaker:
                a, b = runs(x[:, 3], x[:, 4], np.zeros(len(x)))[0]
                add("speaker", same_words(report, [s.speaker], [(a + base, b + base)], False) > 0)
            add("side", names[scores[i]] == s.side)
    if len(t.marked):
        entries = heads.entries(words, t.marked, t.kind)
        status = (heads.status(entries) + STATUS_MASK[t.kind]).argmax(1)
        near = around(t.marked[:, 0], t.marked[:, 1], t.layout.sentence)
        inside = near.inside
        scores = heads.entry(entries, words, near)
        when = when_scores(heads, entries, scores, t.marked, t.layout)
        side = holder_scores(heads, scores, t.marked, t.kind, t.voice, t.layout)
        for i, entry in enumerate(e for e in report.entries for _ in e.spans):
            side_i = side[i]
            add("status", int(status[i]) == entry.status)
            if entry.status not in (0, 5, 9, 12):
                add("status other", int(status[i]) == entry.status)
            holders = {x for x, v in zip(names, side_i[:, 0].tolist(), strict=False) if v > 0}
            add("holders", holders == set(entry.holders))
            against = {x for x, v in zip(names, side_i[:, 1].tolist(), strict=False) if v > 0}
            if against or entry.counterparts:
                add("counterparts", against == set(entry.counterparts))
            dated = when[i].argmax().item()
            if entry.when or dated < when.shape[1] - 1:
                add("when", bool(t.right_times[i, dated]))
            x = scores[i].numpy()[inside[i].numpy()].clip(-8, 8)
            base = max(0, int(t.marked[i, 0]) - REACH)
            for key, at, gold in (("place", 2, entry.place), ("condition", 4, entry.condition)):
                a, b = runs(x[:, at], x[:, at + 1], np.zeros(len(x)))[0]
                sure = x[a:b, at].mean() > 0
                if gold or sure:
                    ok = bool(gold and sure and same_words(report, [gold], [(a + base, b + base)], False))
                    add(key, ok)
    return {k: (v[0], v[1]) for k, v in out.items()}
