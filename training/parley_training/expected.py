# SPDX-License-Identifier: Apache-2.0
"""What PyTorch's float model says of the paragraphs in tests/data/model: kept in the repository, so that the program's
model is checked against it wherever the tests run (tests/model_test.cc)."""

import argparse
import json
import subprocess
from pathlib import Path

import numpy as np
import torch

from . import data
from .restore import load_model
from .train import Windows, encode


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--prepare", type=Path, required=True)
    parser.add_argument("--tests", type=Path, default=Path(__file__).parents[2] / "tests" / "data" / "model")
    args = parser.parse_args()
    encoder, heads = load_model(args.checkpoint)
    paragraphs = (args.tests / "paragraphs.txt").read_text(encoding="utf-8").strip().split("\n\n")
    lines = "\n".join(json.dumps({"id": str(i), "text": text}) for i, text in enumerate(paragraphs))
    vocabulary = args.base / "vocab.txt"
    done = subprocess.run([args.prepare, vocabulary], input=lines.encode(), capture_output=True, check=True)
    out = []
    empty = {"statements": [], "entries": [], "actors": []}
    with torch.no_grad():
        for text, line in zip(paragraphs, done.stdout.decode().splitlines(), strict=True):
            report = data.read(json.loads(line), text, empty, {})
            words = encode(encoder, [Windows(report, encoder.config, "cpu")], False)[0]
            tags = heads.tags(words).softmax(1).numpy()
            spans = data.all_spans(report)
            scores = heads.spans(words, torch.from_numpy(spans)).sigmoid().numpy()
            best = [
                (float(scores[i, k]), int(i), int(k)) for i, k in zip(*np.nonzero(scores > 0.05), strict=True)
            ]
            out.append({
                "text": text,
                "tags": [[round(float(p), 3) for p in row] for row in tags],
                "spans": [[int(spans[i][0]), int(spans[i][1]) + 1, k, round(p, 3)] for p, i, k in sorted(best)[-40:]],
            })  # fmt: skip
    with (args.tests / "expected.json").open("w", encoding="utf-8") as file:
        json.dump(out, file, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
