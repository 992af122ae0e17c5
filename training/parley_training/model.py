# SPDX-License-Identifier: Apache-2.0
"""The heads: what is read off the encoder's vectors. One vector a word, that of its first piece.

    tags      word -> cue begins / cue goes on / a content without a cue begins
    spans     every span of a sentence -> how well it would do as the `what` of each kind of entry
    said      (cue, word) -> content, its first and last word, speaker, side
    entry     a span -> its status; (span, word) -> holder, counterpart, place, condition, item, when
    same      two spans of a kind -> one entry or two

src/language/heads.cc computes the same; names of parameters are the names of tensors in the weights file.
"""

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .data import KINDS, STATUSES

TAGS = ["none", "cue", "cue goes on", "content without cue"]
SAID = ["content", "content first", "content last", "speaker", "speaker first", "side"]
ARGUMENTS = [
    "holder",
    "counterpart",
    "place",
    "place first",
    "condition",
    "condition first",
    "item",
    "item first",
    "when",
]
REACH = 192  # words around an anchor that are looked at, on each side
DISTANCES = 2 * 18  # signed, see distance_bucket
SENTENCES = 9  # sentences between anchor and word, -4 .. 4
LENGTHS = 16


def distance_bucket(d: Tensor) -> Tensor:
    """0 for 0, then exact up to 4, then two buckets an octave; negative distances come after positive ones."""
    n = d.abs()
    far = 4 + (2 * torch.log2(n.clamp(min=4).float() / 4)).long()
    bucket = torch.where(n < 4, n, far).clamp(max=17)
    return torch.where(d < 0, 18 + bucket, bucket)


def length_bucket(n: Tensor) -> Tensor:
    """Words of a span: exact to 8, then four buckets an octave... capped: 1..8 -> 0..7, 36 -> 13."""
    far = 7 + (3 * torch.log2(n.clamp(min=8).float() / 8)).long()
    return torch.where(n <= 8, n - 1, far).clamp(max=LENGTHS - 1)


class Pairs(nn.Module):
    """Scores (anchor, word) for several roles: an additive part with distances, and a bilinear one."""

    def __init__(
        self, anchor: int, width: int, roles: int, bias: float, hidden: int = 96, inner: int = 16
    ) -> None:
        super().__init__()
        self.roles, self.inner = roles, inner
        self.anchor = nn.Linear(anchor, hidden)
        self.word = nn.Linear(width, hidden, bias=False)
        self.distance = nn.Embedding(DISTANCES, hidden)
        self.sentence = nn.Embedding(SENTENCES, hidden)
        self.out = nn.Linear(hidden, roles)
        self.query = nn.Linear(anchor, roles * inner)
        self.key = nn.Linear(width, roles * inner)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.sentence.weight, std=0.1)
        nn.init.constant_(self.out.bias, bias)

    def forward(self, anchors: Tensor, words: Tensor, near: "Near") -> Tensor:
        """anchors [n, anchor]; words [w, width] -> [n, 2 REACH, roles], for the words from REACH before each start;
        without meaning beyond the report's ends."""
        n = len(anchors)
        z = self.anchor(anchors)[:, None] + F.embedding(near.index, self.word(words))
        z = z + self.distance(distance_bucket(near.distance)) + self.sentence(near.sentences.clamp(-4, 4) + 4)
        q = self.query(anchors).view(n, self.roles, self.inner, 1)
        k = (
            F.embedding(near.index, self.key(words))
            .view(n, 2 * REACH, self.roles, self.inner)
            .transpose(1, 2)
        )
        return self.out(F.gelu(z)) + (k @ q).squeeze(-1).transpose(1, 2) / math.sqrt(self.inner)


class Heads(nn.Module):
    def __init__(self, width: int, hidden: int = 160, dropout: float = 0.1) -> None:
        super().__init__()
        self.width, self.hidden = width, hidden
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(width, len(TAGS))
        self.span_first = nn.Linear(width, hidden)
        self.span_last = nn.Linear(width, hidden, bias=False)
        self.span_mean = nn.Linear(width, hidden, bias=False)
        self.span_length = nn.Embedding(LENGTHS, hidden)
        self.span_out = nn.Linear(hidden, len(KINDS))
        self.said = Pairs(width, width, len(SAID), -3.0)
        self.no_side = nn.Linear(width, 1)
        self.entry_first = nn.Linear(width, hidden)
        self.entry_last = nn.Linear(width, hidden, bias=False)
        self.entry_mean = nn.Linear(width, hidden, bias=False)
        self.entry_kind = nn.Embedding(len(KINDS), hidden)
        self.status = nn.Linear(hidden, len(STATUSES))
        self.entry = Pairs(hidden, width, len(ARGUMENTS), -3.0)
        self.published = nn.Linear(hidden, 1)  # that the day of publication is when
        self.voice_side = nn.Embedding(
            len(KINDS), 2
        )  # added for holder, counterpart if a side is the speaker's
        self.same_one = nn.Linear(hidden, hidden)
        self.same_both = nn.Linear(hidden, hidden, bias=False)
        self.same_distance = nn.Embedding(DISTANCES, hidden)
        self.same_out = nn.Linear(hidden, 1)
        for table in (self.span_length, self.entry_kind, self.same_distance):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.zeros_(self.voice_side.weight)
        nn.init.constant_(self.span_out.bias, -5.0)

    def spans(self, words: Tensor, spans: Tensor) -> Tensor:
        """[n, kinds] logits of spans [n, 2] (first and last word, inclusive)."""
        z = self._span(words, spans, self.span_first, self.span_last, self.span_mean)
        return self.span_out(F.gelu(z + self.span_length(length_bucket(spans[:, 1] - spans[:, 0] + 1))))

    def entries(self, words: Tensor, spans: Tensor, kinds: Tensor) -> Tensor:
        """[n, hidden] vectors of chosen spans."""
        z = self._span(words, spans, self.entry_first, self.entry_last, self.entry_mean)
        return F.gelu(z + self.entry_kind(kinds))

    def same(self, entries: Tensor, at: Tensor, pairs: Tensor) -> Tensor:
        """[n] logits that entries pairs[:, 0] and pairs[:, 1] (the later one) are one; `at`: their first words."""
        one = self.same_one(entries)
        a, b = pairs[:, 0], pairs[:, 1]
        z = one[a] + one[b] + self.same_both(entries[a] * entries[b])
        z = z + self.same_distance(distance_bucket(at[b] - at[a]))
        return self.same_out(F.gelu(z)).squeeze(-1)

    @staticmethod
    def _span(words: Tensor, spans: Tensor, first: nn.Linear, last: nn.Linear, mean: nn.Linear) -> Tensor:
        m = mean(words)
        sums = F.pad(m.cumsum(0), (0, 0, 1, 0))
        i, j = spans[:, 0], spans[:, 1]
        middle = (F.embedding(j + 1, sums) - F.embedding(i, sums)) / (j - i + 1)[:, None]
        return F.embedding(i, first(words)) + F.embedding(j, last(words)) + middle


class Near(NamedTuple):
    """The words within REACH of each anchor, all [n, 2 REACH]."""

    index: Tensor  # which word, or one of the report's ends
    distance: Tensor  # 0 inside the anchor
    sentences: Tensor  # between the anchor's and the word's
    inside: Tensor  # whether the report has that word


def around(first: Tensor, last: Tensor, sentence: Tensor) -> Near:
    """Of anchors from `first` to `last` [n]; sentence: number of each word's sentence."""
    index = first[:, None] + torch.arange(-REACH, REACH, device=first.device)
    inside = (index >= 0) & (index < len(sentence))
    index = index.clamp(0, len(sentence) - 1)
    distance = (index - first[:, None]).clamp(max=0) + (index - last[:, None]).clamp(min=0)
    return Near(index, distance, sentence[index] - sentence[first][:, None], inside)
