// SPDX-License-Identifier: Apache-2.0
#include "neural/isa.h"

#include <cstdlib>
#include <string>

namespace parley::neural {
namespace {

Isa fastest() {
  Isa best = Isa::portable;
  for (const Isa isa : kIsas) {
    if (is_available(isa)) best = isa;
  }
  return best;
}

std::string available_names() {
  std::string names;
  for (const Isa isa : kIsas) {
    if (is_available(isa)) names.append(names.empty() ? "" : ", ").append(name_of(isa));
  }
  return names;
}

Result<Isa> choose() {
  const char* wanted = std::getenv("PARLEY_ISA");
  if (wanted == nullptr || *wanted == '\0') return fastest();
  for (const Isa isa : kIsas) {
    if (name_of(isa) == wanted && is_available(isa)) return isa;
  }
  return tl::unexpected(Error{ErrorKind::environment,
                              "this processor has no instruction set \"" + std::string(wanted) +
                                  "\"; set it to one of " + available_names() + ", or not at all",
                              "PARLEY_ISA"});
}

}  // namespace

std::string_view name_of(Isa isa) {
  switch (isa) {
    case Isa::avx2:
      return "avx2";
    case Isa::avxvnni:
      return "avxvnni";
    case Isa::avx512vnni:
      return "avx512vnni";
    case Isa::portable:
      break;
  }
  return "portable";
}

const Kernels* kernels_for(Isa isa) {
#if defined(__x86_64__)
  switch (isa) {
    case Isa::avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &avx2_kernels() : nullptr;
    case Isa::avxvnni:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                     __builtin_cpu_supports("avxvnni")
                 ? &avxvnni_kernels()
                 : nullptr;
    case Isa::avx512vnni:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                     __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                     __builtin_cpu_supports("avx512vnni")
                 ? &avx512vnni_kernels()
                 : nullptr;
    case Isa::portable:
      break;
  }
  return &portable_kernels();
#else
  return isa == Isa::portable ? &portable_kernels() : nullptr;
#endif
}

bool is_available(Isa isa) { return kernels_for(isa) != nullptr; }

const Result<Isa>& chosen_isa() {
  static const Result<Isa> choice = choose();
  return choice;
}

const Kernels& chosen_kernels() {
  static const Kernels& kernels = *kernels_for(chosen_isa().value_or(fastest()));
  return kernels;
}

}  // namespace parley::neural
