// SPDX-License-Identifier: Apache-2.0
// What bench/peak, bench/encoder and bench/compare drive.
//   usage: parley-speed peak
//          parley-speed encoder MODEL
//          parley-speed windows MODEL FILE...   the windows of the texts, then a run for each line
// All times are processor time, so that a busy machine disturbs less; every ratio is one of two runs that
// followed each other, and the median of several such.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <thread>

#include "language/layout.h"
#include "language/pieces.h"
#include "neural/encoder.h"
#include "peak.h"

namespace {

using namespace parley;
using neural::Encoder;
using neural::Isa;
using neural::Weights;
using neural::Window;

constexpr int kRounds = 7;
constexpr std::size_t kPeakRounds = 2'000'000;

double seconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Work>
double time_of(const Work& work) {
  const double start = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
  work();
  return seconds_of(CLOCK_PROCESS_CPUTIME_ID) - start;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
  return values[values.size() / 2];
}

// Multiply-adds a second, on registers.
double peak_of(Isa isa) {
  std::size_t done = 0;
  const double seconds = time_of([&] { done = bench::multiply_registers(isa, kPeakRounds); });
  return static_cast<double>(done) / seconds;
}

int peak() {
  for (const Isa isa : neural::kIsas) {
    if (isa == Isa::portable || !neural::is_available(isa)) continue;
    std::vector<double> rates;
    for (int i = 0; i < kRounds; ++i) rates.push_back(peak_of(isa));
    std::printf("%-11s %6.1f billion int8 multiply-adds a second\n",
                std::string(neural::name_of(isa)).c_str(), median(rates) * 1e-9);
  }
  return 0;
}

// The int8 multiply-adds of one token: what attention and the rest do in floats is not counted.
double products_of(const neural::ModelConfig& c) {
  return static_cast<double>(c.layers * (4 * c.width * c.width + 2 * c.width * c.inner));
}

// A window of any pieces.
Window window_of(std::size_t tokens, std::size_t vocabulary) {
  Window window;
  for (std::size_t i = 0; i + 2 < tokens; ++i) {
    window.pieces.push_back(static_cast<std::int32_t>((i * 7919 + 1009) % vocabulary));
  }
  return window;
}

int encoder(const Weights& weights) {
  const auto encoder = Encoder::load(weights);
  if (!encoder) return 2;
  const Isa isa = *neural::chosen_isa();
  std::printf("%s\ntokens together   tokens a second   share of the peak\n",
              std::string(neural::name_of(isa)).c_str());
  for (const std::size_t tokens : {8u, 32u, 128u, 512u}) {
    const Window window = window_of(tokens, weights.config().vocab_size);
    const std::size_t repeats = std::max<std::size_t>(1, 128 / tokens);
    std::vector<double> rates, shares;
    for (int i = 0; i < kRounds; ++i) {
      const double most = peak_of(isa);
      const double seconds = time_of([&] {
        for (std::size_t n = 0; n < repeats; ++n) (void)encoder->encode({&window, 1});
      });
      rates.push_back(static_cast<double>(tokens * repeats) / seconds);
      shares.push_back(most > 0 ? rates.back() * products_of(weights.config()) / most : 0);
    }
    std::printf("%15zu   %15.0f   %16.1f%%\n", tokens, median(rates), 100 * median(shares));
  }
  return 0;
}

std::vector<Window> windows_of_text(const Vocabulary& vocabulary, std::string text) {
  Report report;
  report.text = std::move(text);
  const Layout layout = lay_out(report);
  const Pieces pieces = pieces_of(report, layout, vocabulary);
  std::vector<Window> out;
  for (const WindowOfWords& words : windows_of(layout, pieces)) {
    Window& window = out.emplace_back();
    for (std::uint32_t i = pieces.first[words.context_first]; i < pieces.first[words.context_last]; ++i) {
      window.pieces.push_back(pieces.numbers[i]);
      window.cases.push_back(static_cast<std::uint8_t>(pieces.cases[i]));
    }
  }
  return out;
}

// Every thread takes each `threads`th window.
void encode(const Encoder& encoder, std::span<const Window> windows, std::size_t threads) {
  std::vector<std::jthread> others;
  for (std::size_t t = 0; t < threads; ++t) {
    others.emplace_back([&encoder, windows, threads, t] {
      for (std::size_t i = t; i < windows.size(); i += threads) (void)encoder.encode({&windows[i], 1});
    });
  }
}

// Prints the windows as a line of JSON; then reads numbers of threads, and for each encodes all windows and
// prints the seconds by the clock and of the processor.
int serve(const Weights& weights, std::span<char*> files) {
  const auto encoder = Encoder::load(weights);
  const auto vocabulary = Vocabulary::read(weights.vocab(), "vocab.txt");
  if (!encoder || !vocabulary) return 2;
  std::vector<Window> windows;
  for (const char* name : files) {
    std::ifstream file(name, std::ios::binary);
    const auto more = windows_of_text(*vocabulary, {std::istreambuf_iterator<char>(file), {}});
    windows.insert(windows.end(), more.begin(), more.end());
  }
  nlohmann::json out = nlohmann::json::array();
  for (const Window& window : windows) out.push_back({{"pieces", window.pieces}, {"cases", window.cases}});
  std::cout << out << std::endl;
  for (std::size_t threads = 0; std::cin >> threads;) {
    const double start = seconds_of(CLOCK_MONOTONIC);
    const double processor = time_of([&] { encode(*encoder, windows, threads); });
    std::cout << seconds_of(CLOCK_MONOTONIC) - start << ' ' << processor << std::endl;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view command = argc > 1 ? argv[1] : "";
  if (command == "peak") return peak();
  if (argc > 2) {
    const auto weights = Weights::open(argv[2]);
    if (!weights) {
      std::cerr << to_string(weights.error()) << '\n';
      return 2;
    }
    if (command == "encoder") return encoder(*weights);
    if (command == "windows") return serve(*weights, std::span(argv, argc).subspan(3));
  }
  std::cerr << "usage: parley-speed peak | encoder MODEL | windows MODEL FILE...\n";
  return 2;
}
