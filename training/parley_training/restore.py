# SPDX-License-Identifier: Apache-2.0
"""Weights that ship, back into encoder and heads: training can go on from them where no checkpoint is left, and they can
mark reports.

The encoder's matrices come back as their int8 steps say, within half a step of what was trained; what the weights do not
have (a head that is newer than they) stays as it was.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from .encoder import Encoder, load_base
from .model import Heads
from .quantise import LINEARS


class Weights:
    """The tensors of a folder of weights, by name, as floats."""

    def __init__(self, folder: Path) -> None:
        self.manifest: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.pieces = [np.fromfile(folder / p["file"], np.uint8) for p in self.manifest["pieces"]]

    def raw(self, name: str) -> np.ndarray:
        place = self.manifest["tensors"][name]
        kind = np.dtype({"f32": np.float32, "i8": np.int8}[place["dtype"]])
        size = int(np.prod(place["shape"])) * kind.itemsize
        piece = self.pieces[place["piece"]][place["offset"] : place["offset"] + size]
        return piece.view(kind).reshape(place["shape"])

    def get(self, name: str) -> Tensor:
        values = self.raw(name).astype(np.float32)
        if name + ".scale" in self.manifest["tensors"]:
            values = values * self.raw(name + ".scale")[:, None]
        if name + ".smooth" in self.manifest["tensors"]:
            values = values * self.raw(name + ".smooth")
        return torch.from_numpy(values)


@torch.no_grad()
def restore(folder: Path, encoder: Encoder, heads: Heads) -> None:
    weights = Weights(folder)
    for parameter, name in (
        (encoder.word.weight, "embeddings.word"), (encoder.position.weight, "embeddings.position"),
        (encoder.case.weight, "embeddings.case"), (encoder.norm.weight, "embeddings.norm.gamma"),
        (encoder.norm.bias, "embeddings.norm.beta"),
    ):  # fmt: skip
        parameter.copy_(weights.get(name))
    if encoder.relative is not None:
        encoder.relative.weight.copy_(weights.get("relative_bias").T)
    for i, layer in enumerate(encoder.layers):
        for part in LINEARS:
            linear = getattr(layer, part)
            linear.weight.copy_(weights.get(f"layer.{i}.{part}"))
            linear.bias.copy_(weights.get(f"layer.{i}.{part}.bias"))
        for part in ("attention_norm", "output_norm"):
            norm = getattr(layer, part)
            norm.weight.copy_(weights.get(f"layer.{i}.{part}.gamma"))
            norm.bias.copy_(weights.get(f"layer.{i}.{part}.beta"))
    for name, parameter in heads.named_parameters():
        if f"head.{name}" not in weights.manifest["tensors"]:
            continue
        stored = weights.get(f"head.{name}")
        if stored.shape == parameter.shape:
            parameter.copy_(stored)
        else:  # roles that were added since stand behind the others
            parameter[: len(stored)].copy_(stored)


def load_model(place: Path) -> tuple[Encoder, Heads]:
    """Encoder and heads of one of our checkpoints, or of a folder of our weights; of a base encoder's folder, with heads
    that know nothing yet."""
    if place.is_file():
        state = torch.load(place, weights_only=False, map_location="cpu")
        encoder = Encoder(state["config"])
        encoder.load_state_dict(state["encoder"])
        heads = Heads(encoder.config["width"])
        heads.load_state_dict(state.get("heads", heads.state_dict()))
        return encoder.eval(), heads.eval()
    if not (place / "model.json").exists():
        encoder = load_base(place)
        return encoder.eval(), Heads(encoder.config["width"]).eval()
    config = json.loads((place / "model.json").read_text(encoding="utf-8"))["config"]
    encoder, heads = Encoder(config), Heads(config["width"])
    restore(place, encoder, heads)
    return encoder.eval(), heads.eval()
