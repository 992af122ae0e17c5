// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "neural/isa.h"
#include "neural/weights.h"
#include "parley/error.h"

namespace parley::neural {

// Text that is read together, as pieces of the vocabulary, without the special ones at its ends. `cases`: for
// each piece the shape of its letters, 0..3 as in training; may be empty (all 0).
struct Window {
  std::vector<std::int32_t> pieces;
  std::vector<std::uint8_t> cases;
};

// The transformer: windows in, one vector a piece out. Int8 products, float otherwise (doc/decisions).
//
// Immutable: one Encoder serves any number of threads at once; each call works in one thread, in about 20 MB
// of memory that the thread keeps for its next call. A piece's vector depends on its window and the weights
// alone, not on the other windows, the processor or the compiler.
class Encoder {
 public:
  // Packs the weights for this processor. The embeddings stay in the mapping: keep `weights` as long as the
  // encoder. Errors: environment (tensors missing or of another shape; PARLEY_ISA names a set that this
  // processor lacks).
  [[nodiscard]] static Result<Encoder> load(const Weights& weights);
  [[nodiscard]] static Result<Encoder> load(const Weights& weights, const Kernels& kernels);

  Encoder(Encoder&&) noexcept;
  Encoder& operator=(Encoder&&) noexcept;
  ~Encoder();

  // One row of width() floats for each piece, windows in order: [all pieces][width]. A window of more than
  // max_pieces() is read as several; pieces outside the vocabulary count as unknown, cases above 3 as 0.
  [[nodiscard]] std::vector<float> encode(std::span<const Window> windows) const;

  [[nodiscard]] std::size_t width() const;
  [[nodiscard]] std::size_t max_pieces() const;  // of one window

 private:
  struct Parts;
  explicit Encoder(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace parley::neural
