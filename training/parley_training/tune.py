# SPDX-License-Identifier: Apache-2.0
"""Fits what decides after the model: how sure a statement or entry must be, and how sure it is (calibration).

Reads held-out gold reports with the program, its cuts wide open; weighs the signs of entries (src/entries/judge.h) by
logistic regression against what the scorer finds right; chooses the cuts of greatest F1. Prints figures by
cross-validation over the reports, and writes the numbers for model.json's "heads".
"""

import argparse
import importlib.util
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

KINDS = ["meeting", "agreement", "commitment", "demand", "rejection", "acceptance", "threat"]
OPEN = {"statement": 0.1, "entry": 0.04, "rival": 0.5}
FOLDS = 8


def odds(p: float) -> float:
    p = min(max(p, 0.001), 0.999)
    return float(np.log(p / (1 - p)))


def signs(entry: dict, record: dict) -> list[float]:
    said = next((s for s in record["statements"] if s["id"] == entry["statement"]), None)
    text = record["document"]["text"]
    a, b = entry["what"]
    return [
        1.0, odds(entry["confidence"]), odds(entry["holders_confidence"]), odds(entry["status_confidence"]), odds(entry["distinct_confidence"]),
        float(np.log1p(len(entry["also"]))), float(said is not None), odds(said["confidence"]) if said else 0.0,
        float(np.log(len(text[a:b].encode()))), float(entry["paragraph"] == 1),
        *[float(entry["kind"] == k) for k in KINDS],
    ]  # fmt: skip


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 2.0) -> np.ndarray:
    """Logistic regression by Newton's method; the signs of the kinds and the constant share their weight by the ridge."""
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge * w
        curvature = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        w -= np.linalg.solve(curvature, gradient)
    return w


def best_cut(p: np.ndarray, y: np.ndarray, gold: int) -> tuple[float, float]:
    """F1 and the least probability that reaches it."""
    order = np.argsort(-p)
    found = np.cumsum(y[order])
    f1 = 2 * found / (np.arange(1, len(p) + 1) + gold)
    at = int(f1.argmax())
    return float(f1[at]), float(p[order][at])


def curve(p: np.ndarray, y: np.ndarray, bins: int = 8) -> list[list[float]]:
    """A rising curve from said to true probability: means of equal groups, made monotone."""
    order = np.argsort(p)
    points = [[float(p[g].mean()), float(y[g].mean()), len(g)] for g in np.array_split(order, bins) if len(g)]
    merged: list[list[float]] = []
    for x, t, n in points:
        merged.append([x, t, n])
        while len(merged) > 1 and merged[-2][1] > merged[-1][1]:
            (x0, t0, n0), (x1, t1, n1) = merged[-2:]
            merged[-2:] = [[(x0 * n0 + x1 * n1) / (n0 + n1), (t0 * n0 + t1 * n1) / (n0 + n1), n0 + n1]]
    return [[round(x, 4), round(t, 4)] for x, t, _ in merged]


def calibration_error(p: np.ndarray, y: np.ndarray, bins: int = 10) -> float:
    groups = np.minimum((p * bins).astype(int), bins - 1)
    return float(
        sum(abs(p[groups == g].mean() - y[groups == g].mean()) * (groups == g).mean() for g in set(groups))
    )


def load_scorer(file: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def right(
    scorer: Any, text: str, gold: dict, record: dict
) -> tuple[list[bool], list[bool], list[bool], list[bool]]:
    """For each predicted statement and entry: counted at all (not furniture), and found."""
    reported = scorer.outside_furniture(text, gold.get("furniture", []), text)
    statements, entries = record["statements"], record["entries"]
    s_counts = [reported(s["content"]) for s in statements]
    e_counts = [reported([e["what"]]) for e in entries]
    pairs = [
        (v, i, j) for i, g in enumerate(gold["statements"]) for j, s in enumerate(statements)
        if s_counts[j] and (v := scorer.overlap(scorer.cut(text, g["content"]), scorer.cut(text, s["content"]), False))
    ]  # fmt: skip
    s_found = {j for _, j in scorer.assign(pairs)}
    pairs = []
    for i, g in enumerate(gold["entries"]):
        anchors = [scorer.cut(text, [s]) for s in [g["what"], *g["also"]] if s]
        for j, e in enumerate(entries):
            if e_counts[j] and g["kind"] == e["kind"] and scorer.agree(g["holders"], e["holders"]) >= 0.5:
                value = max(scorer.overlap(a, scorer.cut(text, [e["what"]]), False) for a in anchors)
                if value:  # of two that would do the surer one is the one found
                    pairs.append((value + 10 * e["confidence"], i, j))
    e_found = {j for _, j in scorer.assign(pairs)}
    return (s_counts, [j in s_found for j in range(len(statements))],
            e_counts, [j in e_found for j in range(len(entries))])  # fmt: skip


def attributes(scorer: Any, text: str, gold: dict, record: dict) -> list[tuple[str, float, bool]]:
    """Name, how sure the program says it is, and whether it is right: of each attribute of what was found."""
    out: list[tuple[str, float, bool]] = []
    said, told = record["statements"], record["entries"]
    pairs = [(v, i, j) for i, g in enumerate(gold["statements"]) for j, s in enumerate(said)
             if (v := scorer.overlap(scorer.cut(text, g["content"]), scorer.cut(text, s["content"]), False))]  # fmt: skip
    for i, j in scorer.assign(pairs):
        g, s = gold["statements"][i], said[j]
        out.append(("speaker", s["speaker_confidence"], scorer.same_person(g["speaker"], s["speaker"])))
        out.append(("side", s["side_confidence"], scorer.same_side(g["side"], s["side"])))
        out.append(("form", s["form_confidence"], g["form"] == s["form"]))
    pairs = []
    for i, g in enumerate(gold["entries"]):
        anchors = [scorer.cut(text, [s]) for s in [g["what"], *g["also"]] if s]
        for j, e in enumerate(told):
            if g["kind"] == e["kind"]:  # whoever holds it: that is what the holders' sureness is about
                value = max(scorer.overlap(a, scorer.cut(text, [e["what"]]), False) for a in anchors)
                if value:
                    pairs.append((value + scorer.agree(g["holders"], e["holders"]), i, j))
    for i, j in scorer.assign(pairs):
        g, e = gold["entries"][i], told[j]

        def same_words(key: str, g: dict = g, e: dict = e) -> bool:
            if not g[key] or not e[key]:
                return g[key] == e[key]
            return scorer.overlap(scorer.cut(text, [g[key]]), scorer.cut(text, [e[key]]), False) > 0

        right = {
            "holders": scorer.agree(g["holders"], e["holders"]) == 1.0,
            "counterparts": scorer.agree(g["counterparts"], e["counterparts"]) == 1.0,
            "status": g["status"] == e["status"],
            "when": scorer.when_matches(g["when"], e["when"]),
            "place": same_words("place"),
            "condition": same_words("condition"),
        }
        for key, ok in right.items():
            asked = {"place": ["meeting"], "counterparts": KINDS[2:]}.get(key, KINDS)
            if g["kind"] in asked:
                out.append((key, e[f"{key}_confidence"], bool(ok)))
    return out


def fit_curves(found: list[list[tuple[str, float, bool]]]) -> dict[str, list[list[float]]]:
    """A curve for each attribute from what was found in each report; prints the calibration error across reports."""
    out: dict[str, list[list[float]]] = {}
    for key in dict.fromkeys(name for report in found for name, _, _ in report):
        p = np.array([p for report in found for name, p, _ in report if name == key])
        y = np.array([ok for report in found for name, _, ok in report if name == key], float)
        doc = np.array([d for d, report in enumerate(found) for name, _, _ in report if name == key])
        mapped = np.zeros(len(p))
        for fold in range(FOLDS):
            test = doc % FOLDS == fold
            if test.any():
                points = np.array(curve(p[~test], y[~test], 5))
                mapped[test] = np.interp(p[test], points[:, 0], points[:, 1])
        print(
            f"{key}: right {y.mean():.3f} of {len(y)}; calibration error {calibration_error(mapped, y):.3f} across reports, "
            f"{calibration_error(p, y):.3f} as given"
        )
        out[key] = curve(p, y, 5)
    return out


def read(parley: Path, model: Path, lines: list[dict], heads: dict) -> dict[str, dict]:
    """The program's records by id, with these numbers in place of the model's own."""
    with tempfile.TemporaryDirectory() as folder:
        for file in model.iterdir():
            if file.name != "model.json":
                (Path(folder) / file.name).symlink_to(file.resolve())
        manifest = json.loads((model / "model.json").read_text())
        manifest["heads"] = heads
        (Path(folder) / "model.json").write_text(json.dumps(manifest))
        done = subprocess.run([parley, "read", "-", "--model", folder, "--quiet"], check=True, capture_output=True,
                              input="\n".join(map(json.dumps, lines)).encode())  # fmt: skip
    return {r["document"]["id"]: r for r in map(json.loads, done.stdout.decode().splitlines())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--gold", type=Path, required=True, help="folder with text/ and records/ of reports held out"
    )
    parser.add_argument("--scorer", type=Path, required=True, help="score.py")
    parser.add_argument("--parley", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--more", type=json.loads, default={}, help="further cuts, as JSON")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    scorer = load_scorer(args.scorer)
    names = sorted(f.stem for f in (args.gold / "records").glob("*.json"))
    gold = {n: json.loads((args.gold / "records" / f"{n}.json").read_text(encoding="utf-8")) for n in names}
    texts = {n: (args.gold / "text" / f"{n}.txt").read_bytes().decode() for n in names}
    lines = [{"id": n, "text": texts[n], "published": gold[n]["document"].get("published")} for n in names]
    records = read(args.parley, args.model, lines, {**OPEN, **args.more})
    judged_statements = [right(scorer, texts[n], gold[n], records[n])[:2] for n in names]
    p = np.array([s["confidence"] for n in names for s in records[n]["statements"]])
    counts = np.array([c for counts, _ in judged_statements for c in counts])
    y = np.array([f for _, found in judged_statements for f in found], float)[counts]
    p = p[counts]
    total = sum(len(g["statements"]) for g in gold.values())
    f1, cut = best_cut(p, y, total)
    print(f"statements: F1 {f1:.4f} at {cut:.3f} ({len(p)} proposed, {int(y.sum())} right, {total} gold)")
    cuts: dict[str, Any] = {**OPEN, **args.more, "statement": round(cut, 3)}
    curves = {"statement": curve(p, y)}

    # Entries are judged among the statements that will stand, so the program reads again with the cut just chosen.
    records = read(args.parley, args.model, lines, {**OPEN, **args.more, "statement": cuts["statement"]})
    e_x, e_y, e_doc = [], [], []
    for number, n in enumerate(names):
        _, _, counts_n, found_n = right(scorer, texts[n], gold[n], records[n])
        for e, c, found in zip(records[n]["entries"], counts_n, found_n, strict=True):
            if c:
                e_x.append(signs(e, records[n]))
                e_y.append(found)
                e_doc.append(number)
    x, y, doc = np.array(e_x), np.array(e_y, float), np.array(e_doc)
    total = sum(len(g["entries"]) for g in gold.values())
    f1, cut = best_cut(1 / (1 + np.exp(-x[:, 1])), y, total)
    print(
        f"entries: F1 {f1:.4f} at {cut:.3f} unjudged ({len(y)} proposed, {int(y.sum())} right, {total} gold)"
    )
    judged = np.zeros(len(y))
    for fold in range(FOLDS):
        test = doc % FOLDS == fold
        judged[test] = 1 / (1 + np.exp(-x[test] @ fit(x[~test], y[~test])))
    f1, cut = best_cut(judged, y, total)
    print(
        f"entries: F1 {f1:.4f} at {cut:.3f} judged across folds; calibration error {calibration_error(judged, y):.3f}"
    )
    cuts["judge"] = [round(float(w), 4) for w in fit(x, y)]
    # Of calibrated probabilities, those of at least half the greatest F1 give the greatest expected F1; the sample's own
    # best cut is as much noise.
    cuts["sure_entry"] = round(f1 / 2, 3)

    # How sure the attributes are, of what stands.
    records = read(args.parley, args.model, lines, cuts)
    found = [attributes(scorer, texts[n], gold[n], records[n]) for n in names]
    cuts["curves"] = curves | fit_curves(found)
    args.out.write_text(json.dumps(cuts, indent=1) + "\n")
    print(json.dumps(cuts))


if __name__ == "__main__":
    main()
