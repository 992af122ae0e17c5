#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes marked reports in ways that must not change their record beyond the words changed.

usage: perturb.py PERTURBATION SHARED_DIR OUT_DIR

Writes OUT_DIR/text and OUT_DIR/records: the reports of dev (--all: of train, to train on), changed, their
gold spans and names carried along. A report on which the change finds nothing to do is left out. The same
input gives the same output. PERTURBATIONS below lists the changes.
"""

import argparse
import copy
import datetime
import itertools
import json
import pathlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Edit(NamedTuple):
    begin: int
    end: int
    words: str


class Report(NamedTuple):
    text: str
    gold: dict

    def body(self) -> int:
        """Where the text begins after front matter."""
        matter = re.match(r"---\n.*?\n---\n", self.text, re.DOTALL)
        return matter.end() if matter else 0


Rename = Callable[[str], str]
Change = Callable[[Report], tuple[list[Edit], Rename]]

SPAN_KEYS = {"speaker_span", "cue_span", "what", "place", "condition"}
SPANS_KEYS = {"content", "also", "items", "mentions", "furniture"}
NAME_KEYS = {"speaker", "side", "voice", "name", "role"}
NAMES_KEYS = {"holders", "counterparts"}


def words(text: str) -> list[str]:
    return text.split()


def unchanged(name: str) -> str:
    return name


def edited(text: str, edits: list[Edit]) -> tuple[str, Callable[[int, bool], int]]:
    """The text with the edits made, and where a place of it (the end of a span or not) has moved to.

    Words put in at the edge of a span stay outside of it."""
    pieces, at, moves = [], 0, []
    length = 0
    for edit in sorted(edits):
        pieces += [text[at : edit.begin], edit.words]
        length += edit.begin - at
        moves.append((edit, length))
        length += len(edit.words)
        at = edit.end
    pieces.append(text[at:])

    def moved(place: int, is_end: bool) -> int:
        shift = 0
        for edit, begin in moves:
            after = begin + len(edit.words)
            if place < edit.begin or (place == edit.begin and (is_end or edit.end > edit.begin)):
                break
            if place < edit.end:
                return after if is_end else begin
            shift = after - edit.end
        return place + shift

    return "".join(pieces), moved


def carried(value: object, moved: Callable[[int, bool], int], rename: Rename) -> object:
    """A gold record with its spans moved and its names renamed."""

    def span(s: list[int] | None) -> list[int] | None:
        return s and [moved(s[0], False), moved(s[1], True)]

    if isinstance(value, list):
        return [carried(v, moved, rename) for v in value]
    if not isinstance(value, dict):
        return value
    out = {}
    for key, v in value.items():
        if key in SPAN_KEYS:
            out[key] = span(v)
        elif key in SPANS_KEYS:
            out[key] = [span(s) for s in v]
        elif key in NAME_KEYS:
            out[key] = v and rename(v)
        elif key in NAMES_KEYS:
            out[key] = [rename(n) for n in v]
        else:
            out[key] = carried(v, moved, rename)
    return out


def hulls(gold: dict) -> list[tuple[int, int]]:
    """What each statement and each span of an entry covers, first to last word."""
    out = []
    for s in gold["statements"]:
        spans = [*s["content"], *(x for x in (s.get("speaker_span"), s.get("cue_span")) if x)]
        out.append((min(a for a, _ in spans), max(b for _, b in spans)))
    for e in gold["entries"]:
        out += [
            tuple(x)
            for x in (e["what"], *e.get("also", []), *e.get("items", []), e.get("place"), e.get("condition"))
            if x
        ]
    return out + [tuple(x) for x in gold.get("furniture", [])]


def inside(place: int, regions: Iterable[tuple[int, int]]) -> bool:
    return any(a < place < b for a, b in regions)


def replaced(text: str, pattern: re.Pattern[str], word: Callable[[re.Match[str]], str]) -> list[Edit]:
    found = ((m, word(m)) for m in pattern.finditer(text))
    return [Edit(m.start(), m.end(), new) for m, new in found if new != m.group()]


def renamer(pattern: re.Pattern[str], word: Callable[[re.Match[str]], str]) -> Rename:
    return lambda name: edited(name, replaced(name, pattern, word))[0]


def table(name: str) -> Iterator[list[str]]:
    for line in (ROOT / "knowledge" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


# --- other names ---

START = r"(?<![^\W_])(?<!\.)"  # of a word; YAML writes a no-break space as "\_"

SURNAMES = words("""Halloran Brevik Castellon Dumitras Ekholm Farouki Gorelik Hashani Ivanescu Jankov Kalmari Lindeman
Marchetti Novotny Oyelaran Petrosky Quintana Rasmusson Sorvino Tavares Ulrichs Vasarely Wendell Yilmazer Zoric
Abernethy Bortnik Calloway Delacourt Eriksen Fontaine Gallagher Hartwig Ibarra Jessop Kowalik Lombardi Mercer
Nakata Ottesen Pereira Rahmani Sandoval Thackeray Verhoeven Whitlock Yamani Zelenka Arslani Benedek Corvino
Drummond Engstrom Fairfax Grigoryan Holloway Ilves Jardine Kessler Lachance Moravec Nordahl""")
STATES = words("""Veltia Maroa Kestria Dravonia Zorava Norvia Tamoria Polvania Lortania Menduria Roskavia Sarvonia Tolmeria
Vandoria Wendria Yarmonia Gallenia Jorvania Castovia Brintia Harvonia Delmara Fendoria Mirovia Perlania Soltavia
Corvania Belmaria Halvia Tirgania""")


def like(old: str, new: str) -> str:
    return new.upper() if old.isupper() and len(old) > 3 else new


def persons(report: Report) -> tuple[list[Edit], Rename]:
    """Other given names (of the same gender) and surnames; the same person has the same name throughout."""
    gold = report.gold
    genders = {row[0]: row[1] for row in table("given-names.tsv")}
    known = {
        w.lower()
        for file in ("states.tsv", "places.tsv", "offices.tsv")
        for row in table(file)
        for field in row
        for w in re.findall(r"\w+", field)
    }
    others = {
        w
        for a in gold["actors"]
        if a["kind"] != "person" and "administration" not in a["name"]
        for w in re.findall(r"[\w'’-]+", a["name"])
    }
    small = set(re.findall(r"\b[a-z]+\b", report.text[report.body() :]))
    names: dict[str, str] = {}
    surnames = iter(s for s in SURNAMES if s not in report.text)
    mixed = sorted((n for n in genders if n not in report.text), key=lambda n: zlib.crc32(n.encode()))
    givens = {g: iter([n for n in mixed if genders[n] == g]) for g in "mfx"}
    people = [a["name"] for a in gold["actors"] if a["kind"] == "person"]
    people += [row[0] for row in table("leaders.tsv") if row[0] in report.text]
    for person in people:
        if re.search(r"(?<!\w)(?!al-|van |der |von )[a-z]{3}", person):
            continue  # "spokesman for the ministry" has no name to change
        parts = [re.sub(r"['’]s?$", "", w) for w in re.findall(r"\w[\w'’-]*", person)]
        parts = [w for w in parts if w[0].isupper() and len(w) > 2 and w.lower() not in known | small]
        for i, part in enumerate(parts):
            if part in others or part in names:
                continue
            gender = genders.get(part) if i + 1 < len(parts) else None
            new = next(givens[gender] if gender else surnames, None)
            if new:
                names[part] = new
    if not names:
        return [], unchanged
    forms = sorted({f for n in names for f in (n, n.upper())}, key=lambda n: (-len(n), n))
    pattern = re.compile(START + "(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")
    folded = {n.upper(): new for n, new in names.items()}

    def word(m: re.Match[str]) -> str:
        return names.get(m.group()) or like(m.group(), folded[m.group().upper()])

    return replaced(report.text, pattern, word), renamer(pattern, word)


# Words after a state's name that show it to be a noun there, not "U.S." in "U.S. officials".
AFTER_NOUN = words("""and or but to in is was are were has have had will would could should may might can must of on for with
from by at as that which who after before when while until because if than over into against under through during
since about does did do says said wants want plans plan not also both alike itself once again this last next""")
STARTERS = words(
    "The A An In On At But And He She It They We I This That These If When While As For After Both There"
)


def state_forms() -> dict[str, tuple[str, str]]:
    """Every known name of a state -> (state, what kind of name)."""
    forms: dict[str, tuple[str, str]] = {}
    for row in table("states.tsv"):
        name, _, aliases, adjectives, people, capitals, seats = (row + [""] * 7)[:7]
        for kind, field in (
            ("name", f"{name};{aliases}"),
            ("adjective", adjectives),
            ("people", people),
            ("capital", capitals),
            ("seat", seats),
        ):
            for form in filter(None, field.split(";")):
                forms.setdefault(form, (name, kind))
    for row in table("bodies.tsv"):
        name, kind, side, aliases = (row + [""] * 4)[:4]
        organ = kind == "organ" and side in forms and forms[side][0] == side
        for form in filter(None, f"{name};{aliases}".split(";")):
            forms.setdefault(form, (side, "organ") if organ else ("", "other"))
    for row in table("places.tsv"):
        forms.setdefault(row[0], ("", "other"))  # "South America", the Washington Post: no states
    return forms


def states(report: Report) -> tuple[list[Edit], Rename]:
    """Invented states for those of the world: "Veltia", "Veltian", "Veltia City", "the Veltian Palace"."""
    forms = state_forms()
    spelled = {**{f.upper(): v for f, v in forms.items() if len(f) > 4}, **forms}
    alternatives = "|".join(re.escape(f) for f in sorted(spelled, key=lambda f: (-len(f), f)))
    pattern = re.compile(START + r"((?:[Aa]n|[Tt]he|THE)\s)?(" + alternatives + r")(?!\w)(?!\.\w)")
    given: dict[str, str] = {}
    free = iter(s for s in STATES if s not in report.text)

    def word(m: re.Match[str]) -> str:
        article, form = m.group(1) or "", m.group(2)
        state, kind = spelled[form]
        if kind == "other":
            return m.group()
        if state not in given:
            given[state] = next(free, "")
        new, after, before = given[state], m.string[m.end() :], m.string[: m.start()]
        if not new:
            return m.group()
        if article[:2] in ("An", "an"):
            article = article[:1] + article[2:]
        stop = form.endswith(".") and re.match(r"[\"”’')]*(\s*$|\n| (" + "|".join(STARTERS) + r")\b)", after)
        shown = new
        if kind == "name":
            following = re.match(r" ([A-Za-z]+)", after)
            nxt = following.group(1) if following else ""
            noun = not nxt or stop or nxt.lower() in AFTER_NOUN or (nxt.islower() and nxt.endswith("ed"))
            if form in ("US", "U.S.", "UK", "U.K.", "USA", "U.S.S.R.", "USSR") and not noun:
                shown = new + "n"
            elif not after.startswith("-"):
                article = "" if article.lower() == "the " else article[3:] if article[:1] in "Tt" else article
        elif kind == "adjective":
            shown = new + "n"
        elif kind == "people":
            shown = new + "ns"
        elif kind == "capital":
            shown = f"{new} City"
        elif kind == "seat":
            shown = f"{new}n Palace"
        elif kind == "organ":
            named = re.search(r"(?:" + alternatives + r")['’]?s? $", before[-40:])
            shown = form if named else f"{new}n {form}"
            for known in sorted(forms, key=len, reverse=True):  # "US Congress": the state's own name goes
                if forms[known] in ((state, "name"), (state, "adjective")) and form.startswith(known + " "):
                    shown = f"{new}n {form[len(known) + 1 :]}"
                    break
        if form.isupper() and len(form) > 4:
            shown = shown.upper()
        return article + shown + ("." if stop else "")

    edits = replaced(report.text, pattern, word)
    return edits, renamer(pattern, word)


# --- spelling ---

ISE = words("""organ recogn final normal stabil destabil mobil author modern liberal privat prioriti apolog harmon legal minim
maxim real summar util character national neutral general penal jeopard capital special symbol sympath scrutin
militar demilitar global materi crystall formal ideal local central decentral industrial reorgan visual optim
standard terror victim fertil steril subsid polar critic institutional operational internal rational""")
SPELLINGS = """defence defense;centre center;centres centers;labour labor;neighbour neighbor;neighbours neighbors;
neighbouring neighboring;neighbourhood neighborhood;colour color;honour honor;honoured honored;honouring honoring;
favour favor;favours favors;favoured favored;favourable favorable;favourite favorite;behaviour behavior;
programme program;programmes programs;travelled traveled;travelling traveling;cancelled canceled;
cancelling canceling;labelled labeled;levelled leveled;modelled modeled;signalled signaled;signalling signaling;
fuelled fueled;fuelling fueling;sceptical skeptical;scepticism skepticism;sceptics skeptics;grey gray;
offence offense;pretence pretense;fulfil fulfill;manoeuvre maneuver;manoeuvres maneuvers;judgement judgment;
towards toward;metre meter;metres meters;kilometre kilometer;kilometres kilometers;theatre theater;
endeavour endeavor;endeavours endeavors;harbour harbor;humour humor;rumour rumor;rumours rumors;
armour armor;armoured armored;vapour vapor;analyse analyze;analysed analyzed;paralysed paralyzed;
catalyse catalyze;ageing aging;afterwards afterward;cheque check;sulphur sulfur;aluminium aluminum;
whilst while;amongst among""".replace("\n", "").split(";")


def spelling(american: bool) -> Change:
    pairs = [tuple(reversed(p.split())) if not american else tuple(p.split()) for p in SPELLINGS]
    endings = ["e", "ed", "es", "ing", "ation", "ations", "er", "ers"]
    old, new = ("is", "iz") if american else ("iz", "is")
    pairs += [(f"{stem}{old}{end}", f"{stem}{new}{end}") for stem in ISE for end in endings]
    to = {a: b for a, b in pairs if a not in ("check", "while", "among", "critice")}
    pattern = re.compile(r"\b(?:" + "|".join(sorted(to, key=lambda w: (-len(w), w))) + r")\b", re.IGNORECASE)

    def word(m: re.Match[str]) -> str:
        here = m.group()
        if here[0].isupper() and here.lower().startswith("labo"):
            return here  # a party's name
        new = to[here.lower()]
        return new.upper() if here.isupper() else new.capitalize() if here[0].isupper() else new

    return lambda report: (replaced(report.text, pattern, word), renamer(pattern, word))


# --- quotation marks ---


def quotes_straight(report: Report) -> tuple[list[Edit], Rename]:
    marks = {"“": '"', "”": '"', "‘": "'", "’": "'"}
    pattern = re.compile("[“”‘’]")
    edits = replaced(report.text, pattern, lambda m: marks[m.group()])
    return [e for e in edits if e.begin >= report.body()], unchanged


def quotes_curly(report: Report) -> tuple[list[Edit], Rename]:
    def mark(m: re.Match[str]) -> str:
        before = m.string[m.start() - 1 : m.start()]
        opens = not before or before.isspace() or before in "([{—–-/\"'“‘"
        return ("“" if opens else "”") if m.group() == '"' else ("‘" if opens else "’")

    edits = replaced(report.text, re.compile("[\"']"), mark)
    return [e for e in edits if e.begin >= report.body()], unchanged


# --- paragraphs ---


def is_wrapped(report: Report) -> bool:
    lines = [line for line in report.text[report.body() :].split("\n") if line.strip()]
    widths = sorted(map(len, lines))
    return len(lines) > 5 and widths[len(widths) * 9 // 10] <= 100


def paragraphs(report: Report) -> list[tuple[int, int]]:
    """Spans of the body's paragraphs; of a hard-wrapped text, those between blank lines and indents."""
    pattern = re.compile(r"\S(?:.|\n(?!\s*\n|\s{3}))*" if is_wrapped(report) else r"\S.*")
    spans = (m.span() for m in pattern.finditer(report.text, report.body()))
    return [(a, a + len(report.text[a:b].rstrip())) for a, b in spans]


def is_prose(text: str) -> bool:
    return len(text.split()) > 11 and bool(re.search(r"[.?!][\"”’)]*$", text))


def joined(report: Report) -> tuple[list[Edit], Rename]:
    """Every second paragraph joined to the one before; not one that quotes anew with no cue of its own."""
    text, gold = report
    bare = [s["content"][0][0] for s in gold["statements"] if not s.get("cue_span")]
    edits, taken = [], False
    spans = paragraphs(report)
    space = "\n" if is_wrapped(report) else " "
    for (a, b), (c, d) in itertools.pairwise(spans):
        starts_bare = any(c <= place < c + 4 for place in bare)
        if (
            taken
            or starts_bare
            or not (is_prose(text[a:b]) and is_prose(text[c:d]))
            or inside(b, gold["furniture"])
            or inside(c, gold["furniture"])
        ):
            taken = False
            continue
        edits.append(Edit(b, c, space))
        taken = True
    return edits, unchanged


def split(report: Report) -> tuple[list[Edit], Rename]:
    """A paragraph for every sentence, but never one in the midst of a statement."""
    text, gold = report
    regions, edits = hulls(gold), []
    end = re.compile(r"(?<![A-Z.])(?<!\b[A-Z][a-z])(?<!\bGen)[.?!][\"”’)]*( )(?=[\"“‘]?[A-Z])")
    for a, b in paragraphs(report):
        if "\n" in text[a:b]:
            continue
        marks = 0
        at = a
        for m in end.finditer(text, a, b):
            marks += len(re.findall('["“”]', text[at : m.start(1)]))
            at = m.start(1)
            if marks % 2 == 0 and not inside(at, regions):
                edits.append(Edit(at, at + 1, "\n\n"))
    return edits, unchanged


# --- headline, captions, datelines ---


def headline(report: Report) -> tuple[list[Edit], Rename]:
    """The title, in front matter or as a first line, in capitals."""
    title = re.search(r'^title: "?([^\\\n]*?)"?$', report.text[: report.body()], re.MULTILINE)
    begin, end = title.span(1) if title else paragraphs(report)[0]
    line = report.text[begin:end]
    if not title and (len(line.split()) > 20 or line.endswith(".") or "://" in line):
        return [], unchanged
    edits = replaced(line, re.compile(r"\w+"), lambda m: m.group().upper())
    return [Edit(begin + e.begin, begin + e.end, e.words) for e in edits], unchanged


CAPTIONS = (
    "Fishing boats lie at anchor in the harbour. Photo: Lena Ortwin/Agency",
    "A worker sweeps the steps of a public library in this file picture. (Agency/T. Okoro)",
    "Snow covers the market square. (File photo)",
)


def captions(report: Report) -> tuple[list[Edit], Rename]:
    """After the second paragraph of prose and every fourth from there, a caption in which nobody says or does anything."""
    regions, edits = hulls(report.gold), []
    prose = [(a, b) for a, b in paragraphs(report) if is_prose(report.text[a:b])]
    for a, b in prose[1::4]:
        if not inside(b, regions):
            edits.append(Edit(b, b, "\n\n" + CAPTIONS[len(edits) % len(CAPTIONS)]))
    return edits, unchanged


DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’/ .-]{2,}|[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= \())(?:, [A-Z][\w .]+?)?(?:, [A-Z][a-z]+\.? \d+\.?)?"
    r"(?: \([^)\n]*\)|\.? /[A-Z]+/\.?)?(?: *(?:--|[-–—:]) *-?|(?<=[/)]\.) | (?<=\) ))"
    r"|[A-Z][A-Z'’/-]{2,}(?: [A-Z'’/-]{3,})*(?:, [A-Z][a-z]+)? (?=[A-Z][a-z]|A |U\.)"
)


def first_prose(report: Report) -> tuple[int, int] | None:
    return next(((a, b) for a, b in paragraphs(report) if is_prose(report.text[a:b]) and b - a > 100), None)


def dateline_added(report: Report) -> tuple[list[Edit], Rename]:
    lead = first_prose(report)
    published = report.gold["document"].get("published")
    if not lead or not published or DATELINE.match(report.text, lead[0]):
        return [], unchanged
    day = datetime.date.fromisoformat(published[:10])
    return [Edit(lead[0], lead[0], f"GENEVA, {day:%B} {day.day} (Agency) - ")], unchanged


def dateline_removed(report: Report) -> tuple[list[Edit], Rename]:
    lead = first_prose(report)
    found = lead and DATELINE.match(report.text, lead[0])
    if not found or any(found.start() <= a and b <= found.end() for a, b in hulls(report.gold)):
        return [], unchanged
    return [Edit(found.start(), found.end(), "")], unchanged


PERTURBATIONS: dict[str, tuple[Change, ...]] = {
    "persons": (persons,),
    "states": (states,),
    "invented": (persons, states),
    "american spelling": (spelling(american=True),),
    "british spelling": (spelling(american=False),),
    "straight quotes": (quotes_straight,),
    "curly quotes": (quotes_curly,),
    "paragraphs joined": (joined,),
    "paragraphs split": (split,),
    "headline in capitals": (headline,),
    "captions": (captions,),
    "dateline added": (dateline_added,),
    "dateline removed": (dateline_removed,),
}


def perturbed(report: Report, changes: tuple[Change, ...]) -> Report:
    for change in changes:
        edits, rename = change(report)
        text, moved = edited(report.text, edits)
        report = Report(text, carried(copy.deepcopy(report.gold), moved, rename))
    return report


def documents(shared: pathlib.Path, part: str = "dev") -> list[str]:
    return sorted(path.stem for path in (shared / "gold" / part / "records").glob("*.json"))


def load(shared: pathlib.Path, doc: str, part: str = "dev") -> Report:
    folder = shared / "gold" / part
    text = (folder / "text" / f"{doc}.txt").read_bytes().decode("utf-8")
    gold = json.loads((folder / "records" / f"{doc}.json").read_text(encoding="utf-8"))
    return Report(text, {"furniture": [], "actors": [], **gold})


def save(report: Report, out: pathlib.Path, doc: str) -> None:
    for name, content in (
        (f"text/{doc}.txt", report.text),
        (f"records/{doc}.json", json.dumps(report.gold, ensure_ascii=False)),
    ):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content.encode("utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("perturbation", choices=PERTURBATIONS)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--all", action="store_true", help="all reports of train, to train on")
    args = parser.parse_args()
    part = "train" if args.all else "dev"
    for doc in documents(args.shared, part):
        before = load(args.shared, doc, part)
        after = perturbed(before, PERTURBATIONS[args.perturbation])
        if after.text != before.text:
            save(after, args.out, doc)


if __name__ == "__main__":
    main()
