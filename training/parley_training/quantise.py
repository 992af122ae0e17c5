# SPDX-License-Identifier: Apache-2.0
"""Float weights to int8, the way the C++ engine (src/neural) multiplies them.

y[o] = sum_j int8(x[j] * smooth[j]) * row[o][j]  *  token scale * scale[o]  + bias[o]
"""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from parley_training.encoder import Encoder

Floats = NDArray[np.float32]


@dataclass
class Quantised:
    """An int8 matrix [out, in] and what one step of each row is worth: weight = rows * scale[:, None]."""

    rows: NDArray[np.int8]
    scale: Floats


def quantise_rows(weight: Floats) -> Quantised:
    """Symmetric, one scale a row: the largest value becomes 127. A row of zeros stays zeros."""
    largest = np.abs(weight).max(axis=1)
    scale = (largest / 127).astype(np.float32)
    steps = weight / np.where(scale > 0, scale, 1)[:, None]
    return Quantised(np.clip(np.rint(steps), -127, 127).astype(np.int8), scale)


def smoothing(weight: Floats, maxima: Floats, alpha: float = 0.5) -> Floats:
    """What to multiply each input channel by before it is quantised, and to divide the weights' columns by.

    Channels with large activations would leave few of the 127 steps to all others of the token (Xiao et al.,
    SmoothQuant, 2023); part of their size, by `alpha`, is moved into the weights. maxima: largest |activation|
    of each channel on real text.
    """
    columns = np.abs(weight).max(axis=0).clip(1e-5)
    smooth = columns ** (1 - alpha) / maxima.clip(1e-5) ** alpha
    return (smooth / np.exp(np.log(smooth).mean())).astype(np.float32)


def quantise_linear(
    weight: Floats, bias: Floats, maxima: Floats | None, alpha: float = 0.5
) -> dict[str, Quantised | Floats]:
    """A layer's matrix and its companions: "" (int8 with scale), ".bias", ".smooth"; without maxima no smoothing."""
    smooth = np.ones(weight.shape[1], np.float32) if maxima is None else smoothing(weight, maxima, alpha)
    return {"": quantise_rows(weight / smooth), ".bias": bias, ".smooth": smooth}


LINEARS = ("qkv", "attention_output", "up", "down")


def encoder_tensors(
    encoder: Encoder, maxima: dict[str, Floats] | None = None, alpha: float = 0.5
) -> dict[str, Quantised | Floats]:
    """All tensors of an encoder under the names that the C++ engine reads. maxima: as measure_maxima() gives them."""

    def values(tensor: torch.Tensor) -> Floats:
        return tensor.detach().cpu().float().numpy()

    tensors: dict[str, Quantised | Floats] = {
        "embeddings.word": quantise_rows(values(encoder.word.weight)),
        "embeddings.position": values(encoder.position.weight),
        "embeddings.case": values(encoder.case.weight),
        "embeddings.norm.gamma": values(encoder.norm.weight),
        "embeddings.norm.beta": values(encoder.norm.bias),
    }
    if encoder.relative is not None:
        tensors["relative_bias"] = values(encoder.relative.weight).T.copy()
    for i, layer in enumerate(encoder.layers):
        for part in LINEARS:
            name = f"layer.{i}.{part}"
            linear = getattr(layer, part)
            seen = None if maxima is None else maxima[name]
            for suffix, tensor in quantise_linear(
                values(linear.weight), values(linear.bias), seen, alpha
            ).items():
                tensors[name + suffix] = tensor
        for part in ("attention_norm", "output_norm"):
            norm = getattr(layer, part)
            tensors[f"layer.{i}.{part}.gamma"] = values(norm.weight)
            tensors[f"layer.{i}.{part}.beta"] = values(norm.bias)
    return tensors


@torch.no_grad()
def measure_maxima(
    encoder: Encoder, batches: list[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]
) -> dict[str, Floats]:
    """Largest |input| of each channel of each linear layer, over batches of (pieces, cases, lengths).

    Windows of one length are best put together: padding is seen like text.
    """
    maxima: dict[str, torch.Tensor] = {}

    def watch(name: str):
        def hook(_module: torch.nn.Module, inputs: tuple[torch.Tensor]) -> None:
            seen = inputs[0].abs().flatten(0, -2).amax(0).float()
            maxima[name] = torch.maximum(maxima[name], seen) if name in maxima else seen

        return hook

    hooks = [
        getattr(layer, part).register_forward_pre_hook(watch(f"layer.{i}.{part}"))
        for i, layer in enumerate(encoder.layers)
        for part in LINEARS
    ]
    training = encoder.training
    encoder.eval()
    for pieces, cases, lengths in batches:
        encoder(pieces, cases, lengths)
    encoder.train(training)
    for hook in hooks:
        hook.remove()
    return {name: seen.cpu().numpy() for name, seen in maxima.items()}
