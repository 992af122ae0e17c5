// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
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

// A line on the terminal's error stream that counts what is done: "1204 reports, 52 a second". JSON Lines
// come as a stream, so there is no total to draw a bar against.
class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void count() {
    ++done_;
    const auto now = Clock::now();
    if (!shown_ || now - drawn_ < std::chrono::milliseconds(100)) return;
    drawn_ = now;
    const auto seconds = std::chrono::duration<double>(now - started_).count();
    std::fprintf(stderr, "\r%zu reports, %.1f a second\033[K", done_, static_cast<double>(done_) / seconds);
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
  bool visible_ = false;
  std::size_t done_ = 0;
  Clock::time_point started_ = Clock::now();
  Clock::time_point drawn_ = started_;
};

}  // namespace parley
