// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

namespace parley {

[[nodiscard]] inline bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

// Colours and bold type: on a terminal only, and never with NO_COLOR (no-color.org).
[[nodiscard]] inline bool wants_style(std::FILE* stream) {
  const char* refused = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return is_terminal(stream) && (refused == nullptr || *refused == '\0') && terminal != nullptr &&
         std::string(terminal) != "dumb";
}

// "1204 reports, 52.0 a second", and where the size of all inputs is known ", 34% of 120.4 MB".
[[nodiscard]] inline std::string progress_line(std::size_t reports, double seconds, std::uint64_t read,
                                               std::optional<std::uint64_t> total) {
  std::array<char, 128> line{};
  std::snprintf(line.data(), line.size(), "%zu reports, %.1f a second", reports,
                static_cast<double>(reports) / seconds);
  std::string out(line.data());
  if (!total || *total == 0) return out;
  std::snprintf(line.data(), line.size(), ", %.0f%% of %.1f MB",
                100 * std::min(1.0, static_cast<double>(read) / static_cast<double>(*total)),
                static_cast<double>(*total) / 1e6);
  return out + line.data();
}

// A line on the terminal's error stream that counts what is done.
class Progress {
 public:
  // `total`: bytes of all inputs, where that is known.
  Progress(bool shown, std::optional<std::uint64_t> total) : shown_(shown), total_(total) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // How many bytes of the inputs are read; from any thread.
  void read(std::uint64_t bytes) { read_ = bytes; }

  void count() {
    ++done_;
    const auto now = Clock::now();
    if (!shown_ || now - drawn_ < std::chrono::milliseconds(100)) return;
    drawn_ = now;
    const auto seconds = std::chrono::duration<double>(now - started_).count();
    std::fprintf(stderr, "\r%s\033[K", progress_line(done_, seconds, read_, total_).c_str());
    std::fflush(stderr);
    visible_ = true;
  }

  // Makes room for a message.
  void clear() {
    if (visible_) std::fputs("\r\033[K", stderr);
    visible_ = false;
  }

 private:
  using Clock = std::chrono::steady_clock;
  const bool shown_;
  const std::optional<std::uint64_t> total_;
  std::atomic<std::uint64_t> read_ = 0;
  bool visible_ = false;
  std::size_t done_ = 0;
  Clock::time_point started_ = Clock::now();
  Clock::time_point drawn_ = started_;
};

}  // namespace parley
