// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "parley/span.h"

namespace parley {

// What a section has told already. Two things are the same if they are of one kind and holder (`key`) and
// one's span lies in the other's, all words of the new one have been told, or two thirds of all their words
// are common to both. Compares with the last kWindow things of the same key, so that a section takes time
// linear in its length.
class Told {
 public:
  // False if it has been told; else remembers it. `gist`: its words, sorted.
  bool add(const std::string& key, Span span, std::vector<std::string> gist);

 private:
  static constexpr std::size_t kWindow = 64;
  struct Thing {
    Span span;
    std::vector<std::string> gist;
  };
  static bool same(const Thing& old, const Thing& fresh);

  std::unordered_map<std::string, std::vector<Thing>> things_;
};

}  // namespace parley
