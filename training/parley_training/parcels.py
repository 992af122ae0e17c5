# SPDX-License-Identifier: Apache-2.0
"""Weights as a few small files, for a machine that is lent for minutes and takes tens of megabytes at a time.

    parcels base  --base FOLDER --out DIR         the base encoder, 8 bits a weight with a scale for every 64
    parcels open  --parcels DIR... --out FILE     back to a checkpoint; of `changes`, with the --base they are of
    parcels changes --base FILE --checkpoint FILE --out DIR    what training changed, about 4 bits a weight

The base must be the opened one on both sides: `changes` are differences from it.
"""

import argparse
import lzma
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from .encoder import load_base

GROUP = 64
CHUNK = 8 << 20  # bytes before compression: what one thread compresses
STEPS = 4  # of a change's root mean square
FILE_BYTES = 15_000_000

State = dict[str, Tensor]


def quantised(weight: Tensor) -> tuple[Tensor, Tensor]:
    groups = weight.reshape(-1, GROUP)
    scale = groups.abs().amax(1).half().float() / 127
    return (groups / scale.clamp(min=1e-12)[:, None]).round().clamp(-127, 127).to(torch.int8), scale.half()


def base_parcel(state: State) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in state.items():
        out[name] = (
            (value.shape, *quantised(value)) if value.dim() == 2 and value.numel() % GROUP == 0 else value
        )
    return out


def base_state(parcel: dict[str, Any]) -> State:
    return {
        name: (v[1].float() * v[2].float()[:, None]).reshape(v[0]) if isinstance(v, tuple) else v
        for name, v in parcel.items()
    }


def changes_parcel(state: State, base: State) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in state.items():
        change = value.cpu().float() - base[name]
        if change.dim() < 2:
            out[name] = change
            continue
        # The root mean square of what changed at all: most words' vectors never do.
        step = change[change != 0].square().mean().sqrt() / STEPS if change.any() else torch.tensor(1.0)
        out[name] = ((change / step).round().clamp(-127, 127).to(torch.int8), step)
    return out


def changed_state(parcel: dict[str, Any], base: State) -> State:
    return {
        name: base[name] + (v[0].float() * v[1] if isinstance(v, tuple) else v) for name, v in parcel.items()
    }


def write(content: dict[str, Any], folder: Path) -> None:
    """part.00, part.01, ... of at most FILE_BYTES."""
    raw = pickle.dumps(to_numpy(content))
    with ThreadPoolExecutor() as pool:
        chunks = pool.map(lambda at: lzma.compress(raw[at : at + CHUNK], preset=1), range(0, len(raw), CHUNK))
        whole = pickle.dumps(list(chunks))
    folder.mkdir(parents=True, exist_ok=True)
    for number, at in enumerate(range(0, len(whole), FILE_BYTES)):
        (folder / f"part.{number:02}").write_bytes(whole[at : at + FILE_BYTES])


def read(folders: list[Path]) -> dict[str, Any]:
    """All parts, wherever each lies."""
    files = sorted((f for folder in folders for f in folder.glob("part.*")), key=lambda f: f.name)
    chunks = pickle.loads(b"".join(f.read_bytes() for f in files))
    with ThreadPoolExecutor() as pool:
        return to_torch(pickle.loads(b"".join(pool.map(lzma.decompress, chunks))))


def to_numpy(value: Any) -> Any:
    if isinstance(value, Tensor):
        return value.cpu().numpy()
    if isinstance(value, dict):
        return {k: to_numpy(v) for k, v in value.items()}
    return (
        ("tuple", *map(to_numpy, value))
        if isinstance(value, tuple) and not isinstance(value, torch.Size)
        else value
    )


def to_torch(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: to_torch(v) for k, v in value.items()}
    if isinstance(value, tuple) and value and isinstance(value[0], str) and value[0] == "tuple":
        return tuple(map(to_torch, value[1:]))
    return torch.as_tensor(value) if hasattr(value, "dtype") else value


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["base", "open", "changes"])
    parser.add_argument("--base", type=Path)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--parcels", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    if args.what == "base":
        encoder = load_base(args.base)
        write({"config": encoder.config, "encoder": base_parcel(encoder.state_dict())}, args.out)
    elif args.what == "changes":
        base = torch.load(args.base, weights_only=False)["encoder"]
        new = torch.load(args.checkpoint, weights_only=False, map_location="cpu")
        heads = {k: v.half() for k, v in new["heads"].items()}
        write(
            {"config": new["config"], "changes": changes_parcel(new["encoder"], base), "heads": heads},
            args.out,
        )
    else:
        parcel = read(args.parcels)
        if "encoder" in parcel:
            torch.save({"config": parcel["config"], "encoder": base_state(parcel["encoder"])}, args.out)
        else:
            base = torch.load(args.base, weights_only=False)["encoder"]
            heads = {k: v.float() for k, v in parcel["heads"].items()}
            state = changed_state(parcel["changes"], base)
            torch.save({"config": parcel["config"], "encoder": state, "heads": heads}, args.out)


if __name__ == "__main__":
    main()
