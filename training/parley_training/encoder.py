# SPDX-License-Identifier: Apache-2.0
"""The encoder: a post-norm transformer in two sizes, MPNet (relative positions) and BERT, from base weights.

The C++ engine (src/neural) computes the same function in int8; tests compare the two.
"""

import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

CASES = 4  # shape of a piece's letters: lower or none, Capital first, ALL CAPS, miXed


class Layer(nn.Module):
    def __init__(self, width: int, inner: int, heads: int, eps: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.attention_output = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.output_norm = nn.LayerNorm(width, eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: [batch, tokens, width]; bias: [batch or 1, heads, tokens, tokens], added to the scores."""
        b, n, width = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        context = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        context = context.transpose(1, 2).reshape(b, n, width)
        x = self.attention_norm(x + self.dropout(self.attention_output(context)))
        return self.output_norm(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces in, one vector a piece out. Windows begin and end with the special pieces `begin` and `end`."""

    def __init__(self, config: dict, dropout: float = 0.1) -> None:
        super().__init__()
        self.config = config
        width, eps = config["width"], config["norm_eps"]
        self.word = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Embedding(config["positions"], width)
        self.case = nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(width, eps)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(width, config["inner"], config["heads"], eps, dropout) for _ in range(config["layers"])
        )
        self.relative = (
            nn.Embedding(config["relative_buckets"], config["heads"]) if config["relative_buckets"] else None
        )

    def attention_bias(self, lengths: Tensor, n: int) -> Tensor:
        """[batch, heads or 1, n, n]: relative positions' bias, minus infinity beyond each window's length."""
        at = torch.arange(n, device=lengths.device)
        beyond = torch.zeros(len(lengths), 1, 1, n, device=lengths.device).masked_fill(
            at >= lengths.view(-1, 1, 1, 1), float("-inf")
        )
        if self.relative is None:
            return beyond.expand(-1, 1, n, n)
        buckets = relative_bucket(at[None, :] - at[:, None], self.config["relative_buckets"])
        return self.relative(buckets).permute(2, 0, 1)[None] + beyond

    def embed(self, pieces: Tensor, cases: Tensor) -> Tensor:
        x = self.word(pieces) + self.position.weight[: pieces.shape[1]] + self.case(cases)
        return self.dropout(self.norm(x))

    def forward(self, pieces: Tensor, cases: Tensor, lengths: Tensor) -> Tensor:
        x = self.embed(pieces, cases)
        bias = self.attention_bias(lengths, pieces.shape[1])
        for layer in self.layers:
            x = layer(x, bias)
        return x


def relative_bucket(distance: Tensor, buckets: int, max_distance: int = 128) -> Tensor:
    """Key minus query position to a bucket: half for each direction, exact when near, logarithmic beyond."""
    n = -distance
    half = buckets // 2
    out = (n < 0).long() * half
    n = n.abs()
    exact = half // 2
    far = (
        exact
        + (torch.log(n.float().clamp(min=1) / exact) / math.log(max_distance / exact) * (half - exact)).long()
    )
    return out + torch.where(n < exact, n, far.clamp(max=half - 1))


def load_base(folder: Path, dropout: float = 0.1) -> Encoder:
    """An encoder with a Hugging Face checkpoint's weights: MPNet or BERT, safetensors or torch's own format."""
    theirs = json.loads((folder / "config.json").read_text())
    mpnet = theirs["model_type"] == "mpnet"
    state = read_state(folder)
    shift = 2 if mpnet else 0  # MPNet counts positions from its padding id plus one
    ids = (
        {"begin": 0, "pad": 1, "end": 2, "unknown": 3}
        if mpnet
        else {"begin": 101, "pad": 0, "end": 102, "unknown": 100}
    )
    if mpnet:
        vocab = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        ids["unknown"] = vocab.index("[UNK]")
    positions = state["embeddings.position_embeddings.weight"][shift:]
    config = {
        "layers": theirs["num_hidden_layers"], "width": theirs["hidden_size"], "heads": theirs["num_attention_heads"],
        "inner": theirs["intermediate_size"], "vocab_size": state["embeddings.word_embeddings.weight"].shape[0],
        "positions": positions.shape[0], "norm_eps": theirs["layer_norm_eps"],
        "relative_buckets": theirs.get("relative_attention_num_buckets", 32) if mpnet else 0, **ids,
    }  # fmt: skip
    encoder = Encoder(config, dropout)
    state_of: dict[str, Tensor] = {"word.weight": state["embeddings.word_embeddings.weight"]}
    types = state.get("embeddings.token_type_embeddings.weight")
    state_of["position.weight"] = positions if types is None else positions + types[0]
    state_of["case.weight"] = encoder.case.weight.data
    if mpnet:
        state_of["relative.weight"] = state["encoder.relative_attention_bias.weight"]
    names = {"norm": "embeddings.LayerNorm"}
    for i in range(config["layers"]):
        base = f"encoder.layer.{i}."
        names[f"layers.{i}.attention_output"] = base + (
            "attention.attn.o" if mpnet else "attention.output.dense"
        )
        names[f"layers.{i}.attention_norm"] = base + (
            "attention.LayerNorm" if mpnet else "attention.output.LayerNorm"
        )
        names[f"layers.{i}.up"] = base + "intermediate.dense"
        names[f"layers.{i}.down"] = base + "output.dense"
        names[f"layers.{i}.output_norm"] = base + "output.LayerNorm"
        inner = [base + (f"attention.attn.{c}" if mpnet else f"attention.self.{n}")
                 for c, n in (("q", "query"), ("k", "key"), ("v", "value"))]  # fmt: skip
        for part in ("weight", "bias"):
            state_of[f"layers.{i}.qkv.{part}"] = torch.cat([state[f"{name}.{part}"] for name in inner])
    for mine, name in names.items():
        for part in ("weight", "bias"):
            state_of[f"{mine}.{part}"] = state[f"{name}.{part}"]
    encoder.load_state_dict({k: v.float() for k, v in state_of.items()})
    return encoder


def read_state(folder: Path) -> dict[str, Tensor]:
    """The checkpoint's tensors by name, without the model's prefix."""
    file = folder / "model.safetensors"
    if file.exists():
        raw = file.read_bytes()
        size = int.from_bytes(raw[:8], "little")
        header = json.loads(raw[8 : 8 + size])
        kinds = {"F32": torch.float32, "F16": torch.float16, "I64": torch.int64}
        state = {
            name: torch.frombuffer(bytearray(raw[8 + size + e["data_offsets"][0] : 8 + size + e["data_offsets"][1]]),
                                   dtype=kinds[e["dtype"]]).view(e["shape"])
            for name, e in header.items() if name != "__metadata__"
        }  # fmt: skip
    else:
        state = torch.load(folder / "pytorch_model.bin", map_location="cpu", weights_only=True)
    return {name.removeprefix("mpnet.").removeprefix("bert."): value for name, value in state.items()}
