# SPDX-License-Identifier: Apache-2.0
"""Writes a folder of weights that the C++ engine reads. The format is described in src/neural/weights.h."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import xxhash
from numpy.typing import NDArray

from parley_training.quantise import Quantised

MAGIC = b"PARLEYWEIGHTS/1\0"
ALIGNMENT = 64
PIECE_BYTES = 47_000_000  # below what code hosts take without special storage


def export(
    folder: Path,
    name: str,
    version: str,
    config: dict[str, Any],
    tensors: dict[str, Quantised | NDArray[np.float32]],
    heads: dict[str, Any],
    vocab: list[str] | Path,
) -> None:
    """A new folder, or one whose earlier weights are replaced. vocab: its lines, or the file that has them."""
    flat: dict[str, NDArray[Any]] = {}
    for key, tensor in tensors.items():
        if isinstance(tensor, Quantised):
            flat[key] = tensor.rows
            flat[key + ".scale"] = tensor.scale
        else:
            flat[key] = np.asarray(tensor, np.float32)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("weights.*"):
        old.unlink()
    places, pieces = write_pieces(folder, flat)
    vocab_file = folder / "vocab.txt"
    if isinstance(vocab, Path):
        shutil.copyfile(vocab, vocab_file)
    else:
        vocab_file.write_text("".join(f"{piece}\n" for piece in vocab), encoding="utf-8")
    manifest = {
        "format": "parley-model/1",
        "name": name,
        "version": version,
        "config": {"position_offset": 0, "relative_max_distance": 128, **config},
        "vocab": describe("vocab.txt", vocab_file.read_bytes()),
        "pieces": pieces,
        "tensors": places,
        "heads": heads,
    }
    (folder / "model.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_pieces(
    folder: Path, tensors: dict[str, NDArray[Any]]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The tensors' places and the pieces' descriptions; a piece is closed when the next tensor would not fit."""
    places: dict[str, Any] = {}
    pieces: list[dict[str, Any]] = []
    content = bytearray(MAGIC)

    def close() -> None:
        file = f"weights.{len(pieces):02}"
        (folder / file).write_bytes(content)
        pieces.append(describe(file, bytes(content)) | {"sha256": hashlib.sha256(content).hexdigest()})

    for key, tensor in tensors.items():
        kind = {np.dtype(np.float32): "f32", np.dtype(np.int8): "i8"}[tensor.dtype]
        raw = np.ascontiguousarray(tensor).tobytes()
        content += bytes(-len(content) % ALIGNMENT)
        if len(content) + len(raw) > PIECE_BYTES and len(content) > ALIGNMENT:
            close()
            content = bytearray(MAGIC.ljust(ALIGNMENT, b"\0"))
        if len(content) + len(raw) > PIECE_BYTES:
            raise ValueError(f"tensor {key} of {len(raw)} bytes does not fit into a piece")
        places[key] = {
            "dtype": kind,
            "shape": list(tensor.shape),
            "piece": len(pieces),
            "offset": len(content),
        }
        content += raw
    close()
    return places, pieces


def describe(file: str, content: bytes) -> dict[str, Any]:
    return {"file": file, "bytes": len(content), "xxh3_128": xxhash.xxh3_128_hexdigest(content)}
