# SPDX-License-Identifier: Apache-2.0
"""Gold records as targets over a report's words.

Words, sentences, pieces and windows come from the program itself (parley-prepare), so that training
sees reports exactly as `parley read` does. All spans here are half-open ranges of words.
"""

import datetime
import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

KINDS = ["meeting", "agreement", "commitment", "demand", "rejection", "acceptance", "threat"]
STATUSES = ["held", "ongoing", "planned", "possible", "cancelled", "reached", "partial", "failed", "broken",
            "open", "conditional", "kept", "standing", "met", "withdrawn", "carried out"]  # fmt: skip
OF_KIND = {
    "meeting": ["held", "ongoing", "planned", "possible", "cancelled"],
    "agreement": ["reached", "partial", "possible", "failed", "broken"],
    "commitment": ["open", "conditional", "kept", "broken"],
    "demand": ["standing", "met", "withdrawn"],
    "rejection": ["standing", "withdrawn"],
    "acceptance": ["standing", "withdrawn"],
    "threat": ["standing", "carried out", "withdrawn"],
}
LONGEST_SPAN = 36  # words of a `what`; longer ones are not proposed

# The scorer compares spans without these words, so borders are learnt without them.
FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in on at by for from with and or that this these those it its is are was were be been being as "
        "their his her they he she we i you them him us our your will would has have had do does did there which who "
        "whom whose than then so but if into about over",
    )
)

Span = tuple[int, int]


@dataclass
class Statement:
    cue: Span | None
    speaker: Span | None
    content: list[Span]
    side: str | None

    @property
    def anchor(self) -> int:
        """The word that a statement is found by: its cue's first, else its content's first."""
        return self.cue[0] if self.cue else self.content[0][0]


@dataclass
class Entry:
    kind: int
    status: int
    spans: list[Span]  # `what`, then `also`
    holders: list[str]
    counterparts: list[str]
    place: Span | None
    condition: Span | None
    items: list[Span]
    voice_side: str | None
    when: str | None = None  # days, ISO 8601


@dataclass
class Report:
    id: str
    words: list[str]
    sentence: np.ndarray  # of each word
    sentences: list[tuple[int, int, int]]  # first word, one past the last, paragraph
    pieces: np.ndarray
    cases: np.ndarray
    first: np.ndarray  # first piece of each word, one more entry at the end
    windows: list[tuple[int, int, int, int]]
    telling: np.ndarray  # prefix sums: how many words that the scorer counts stand before each word
    statements: list[Statement] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    sides: dict[str, list[int]] = field(default_factory=dict)  # side -> words that name it or its people
    times: list[tuple[Span, str]] = field(default_factory=list)  # expressions of time and their days
    published: str | None = None


def load(gold: Path, prepare: Path, vocabulary: Path, knowledge: Path) -> list[Report]:
    """All gold reports of a folder that holds text/ and records/."""
    names = sorted(file.stem for file in (gold / "records").glob("*.json"))
    records = [json.loads((gold / "records" / f"{name}.json").read_text(encoding="utf-8")) for name in names]
    texts = [(gold / "text" / f"{name}.txt").read_bytes().decode() for name in names]
    lines = "\n".join(
        json.dumps(
            {
                "id": name,
                "text": text,
                "furniture": record["furniture"],
                "published": record["document"].get("published"),
            }
        )
        for name, text, record in zip(names, texts, records, strict=True)
    )
    done = subprocess.run([prepare, vocabulary], input=lines.encode(), capture_output=True, check=True)
    aliases = read_aliases(knowledge)
    prepared = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return [read(p, t, r, aliases) for p, t, r in zip(prepared, texts, records, strict=True)]


def read(prepared: dict, text: str, record: dict, aliases: dict[str, list[list[str]]]) -> Report:
    starts = np.array([a for a, _ in prepared["words"]])
    ends = np.array([b for _, b in prepared["words"]])
    words = [text[a:b] for a, b in prepared["words"]]

    def span(chars: list[int] | None) -> Span | None:
        if chars is None:
            return None
        first, last = (
            int(np.searchsorted(ends, chars[0], "right")),
            int(np.searchsorted(starts, chars[1], "left")),
        )
        return (first, last) if first < last else None

    def spans(many: list[list[int]]) -> list[Span]:
        return [s for s in map(span, many) if s]

    telling = np.cumsum([0] + [bool(re.search(r"\w", w)) and w.lower() not in FUNCTION_WORDS for w in words])
    report = Report(
        prepared["id"], words, np.array(prepared["sentence"]), [tuple(s) for s in prepared["sentences"]],
        np.array(prepared["pieces"]), np.array(prepared["cases"]), np.array(prepared["first"]),
        [tuple(w) for w in prepared["windows"]], telling,
        times=[((t["words"][0], t["words"][1]), t["value"]) for t in prepared.get("times") or []],
        published=record.get("document", {}).get("published"),
    )  # fmt: skip
    for s in record["statements"]:
        if content := spans(s["content"]):
            report.statements.append(
                Statement(span(s["cue_span"]), span(s["speaker_span"]), content, s["side"])
            )
    side_of = {s["speaker"]: s["side"] for s in record["statements"]}
    for e in record["entries"]:
        if anchors := [clip(report, s) for s in spans([e["what"], *e["also"]])]:
            report.entries.append(
                Entry(KINDS.index(e["kind"]), STATUSES.index(e["status"]), anchors, e["holders"], e["counterparts"],
                      span(e["place"]), span(e["condition"]), spans(e["items"]), side_of.get(e["voice"]), e["when"])
            )  # fmt: skip
    named = {s for e in report.entries for s in e.holders + e.counterparts}
    named |= {s.side for s in report.statements if s.side}
    report.sides = cast_sides(prepared.get("sides", []), named)
    for side, words_of in find_sides(report, record, aliases).items():
        if side in named and side not in report.sides:
            report.sides[side] = words_of
    return report


def cast_sides(cast: list[dict], named: set[str]) -> dict[str, list[int]]:
    """The sides that the program finds, under the marks' names where they are the same; the others are there to be
    refused."""
    out: dict[str, list[int]] = {}
    for side in cast:
        name = next((n for n in sorted(named) if same_side(n, side["name"])), side["name"])
        out[name] = sorted({*out.get(name, []), *side["words"]})
    return out


def same_side(a: str, b: str) -> bool:
    """Equal, or the words of one within the other's and at least half of them."""
    x, y = sorted(({w for w in split(a) if w[0].isalnum()}, {w for w in split(b) if w[0].isalnum()}), key=len)
    return bool(x) and x <= y and 2 * len(x) >= len(y)


def days(value: str) -> tuple[int, int]:
    """The first and last day of a day, a month, a year or "start/end", as ordinals."""

    def edge(text: str, last: bool) -> int:
        part = [int(x) for x in text.split("-")]
        if len(part) == 3:
            return datetime.date(*part).toordinal()
        year, month = part[0], part[1] if len(part) > 1 else (12 if last else 1)
        if not last:
            return datetime.date(year, month, 1).toordinal()
        return datetime.date(year + month // 12, month % 12 + 1, 1).toordinal() - 1

    start, _, end = value.partition("/")
    return edge(start, False), edge(end or start, True)


def same_days(gold: str, other: str) -> bool:
    """Half of all the days of both in common, or within a gold week or less: what the scorer lets pass."""
    g, p = days(gold), days(other)
    both = min(g[1], p[1]) - max(g[0], p[0]) + 1
    union = max(g[1], p[1]) - min(g[0], p[0]) + 1
    return both / union >= 0.5 or (both == p[1] - p[0] + 1 and g[1] - g[0] < 8)


def clip(report: Report, span: Span) -> Span:
    """The part of a span within the one sentence that has most of it, no longer than LONGEST_SPAN."""
    best, most = span, -1
    for s in range(report.sentence[span[0]], report.sentence[span[1] - 1] + 1):
        first, last, _ = report.sentences[s]
        part = (max(span[0], first), min(span[1], last))
        if (size := report.telling[part[1]] - report.telling[part[0]]) > most:
            best, most = part, size
    return best[0], min(best[1], best[0] + LONGEST_SPAN)


def read_aliases(knowledge: Path) -> dict[str, list[list[str]]]:
    """Side -> names that stand for it, each as lower-cased words; from the tables of states and bodies."""
    out: dict[str, list[list[str]]] = {}
    for row in read_table(knowledge / "states.tsv"):
        names = [row[0], *(name for cell in row[2:] for name in cell.split(";"))]
        out.setdefault(row[0], []).extend(split(name) for name in names if name)
    for row in read_table(knowledge / "bodies.tsv"):
        if row[1] == "press":
            continue
        side = row[2] if len(row) > 2 and row[2] else row[0]
        names = [row[0], *(row[3].split(";") if len(row) > 3 else [])]
        out.setdefault(side, []).extend(split(name) for name in names if name)
    return out


def read_table(file: Path) -> list[list[str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def split(name: str) -> list[str]:
    return re.findall(r"[^\W_]+|[^\w\s]", name.lower())


def find_sides(report: Report, record: dict, aliases: dict[str, list[list[str]]]) -> dict[str, list[int]]:
    """The words of every side's mentions: its own names, its adjective and capital, its people."""
    named = {s for e in record["entries"] for s in e["holders"] + e["counterparts"]}
    named |= {s["side"] for s in record["statements"] if s["side"]} | {
        a["side"] for a in record["actors"] if a["side"]
    }
    names: dict[str, list[list[str]]] = {side: list(forms) for side, forms in aliases.items()}
    for side in named:
        names.setdefault(side, []).append(split(side))
    for actor in record["actors"]:
        if actor["side"]:
            names[actor["side"]].append(split(actor["name"]))
            if actor["kind"] == "person" and len(split(actor["name"])) > 1:
                names[actor["side"]].append(split(actor["name"])[-1:])
    for s in record["statements"]:
        if s["side"]:
            names[s["side"]].append(split(s["speaker"]))
    lower = [w.lower() for w in report.words]
    at: dict[str, list[int]] = {}
    for i, w in enumerate(lower):
        at.setdefault(w, []).append(i)
    out: dict[str, set[int]] = {}
    for side, forms in names.items():
        for form in forms:
            for i in at.get(form[0], []) if form else []:
                if lower[i : i + len(form)] == form and (report.words[i][0].isupper() or side in named):
                    out.setdefault(side, set()).update(range(i, i + len(form)))
    return {side: sorted(found) for side, found in out.items()}


def all_spans(report: Report) -> np.ndarray:
    """Every candidate `what`: [n, 2] first and last word (inclusive) within one sentence."""
    parts = []
    for first, last, _ in report.sentences:
        n = last - first
        i, j = np.triu_indices(n)
        keep = j - i < LONGEST_SPAN
        parts.append(np.stack([i[keep] + first, j[keep] + first], 1))
    return np.concatenate(parts) if parts else np.zeros((0, 2), int)


def overlap(report: Report, spans: np.ndarray, gold: Span) -> np.ndarray:
    """F1 of each candidate's telling words with the gold span's."""
    c = report.telling
    a, b = gold
    common = np.maximum(0, c[np.minimum(spans[:, 1] + 1, b)] - c[np.maximum(spans[:, 0], a)])
    common = np.where(np.minimum(spans[:, 1] + 1, b) > np.maximum(spans[:, 0], a), common, 0)
    return 2 * common / np.maximum(1, c[b] - c[a] + c[spans[:, 1] + 1] - c[spans[:, 0]])
