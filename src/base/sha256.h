// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace parley {

// SHA-256 as 64 lower-case hexadecimal digits: sha256("abc") -> "ba7816bf...f20015ad".
[[nodiscard]] std::string sha256(std::string_view bytes);

// The same over several pieces, one after the other. Each instance belongs to one thread.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  // The hash of all that was added. Call once, last.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace parley
