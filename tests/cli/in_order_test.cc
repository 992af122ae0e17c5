// SPDX-License-Identifier: Apache-2.0
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "in_order.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

using parley::InOrder;

TEST_CASE("results come in the order of the jobs, whatever the threads") {
  for (const std::size_t threads : {1U, 2U, 7U}) {
    std::vector<int> seen;
    InOrder<int, int>(threads, 4 * threads)
        .run(
            [](const auto& take) {
              for (int i = 0; i < 200; ++i) CHECK(take(i));
            },
            [](int job) {
              std::this_thread::sleep_for(std::chrono::microseconds(job * 7919 % 500));
              return job * 2;
            },
            [&](int result) {
              seen.push_back(result);
              return true;
            });
    REQUIRE(seen.size() == 200);
    for (int i = 0; i < 200; ++i) CHECK(seen[static_cast<std::size_t>(i)] == 2 * i);
  }
}

TEST_CASE("no more jobs are under way than the window holds") {
  std::atomic<int> under_way = 0;
  std::atomic<int> most = 0;
  InOrder<int, int>(3, 5).run(
      [&](const auto& take) {
        for (int i = 0; i < 100; ++i) {
          ++under_way;  // one more than are accepted, while take waits
          take(i);
          if (under_way > most) most = under_way.load();
        }
      },
      [](int job) {
        if (job == 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return job;
      },
      [&](int) {
        --under_way;
        return true;
      });
  CHECK(most > 1);
  CHECK(most <= 6);
}

TEST_CASE("it ends when the consumer wants no more, and without jobs") {
  int taken = 0;
  int refused = 0;
  InOrder<int, int>(2, 4).run(
      [&](const auto& take) {
        for (int i = 0; i < 1000; ++i) {
          if (!take(i)) {
            ++refused;
            return;
          }
        }
      },
      [](int job) { return job; }, [&](int) { return ++taken < 3; });
  CHECK(taken == 3);
  CHECK(refused == 1);

  InOrder<int, int>(2, 4).run([](const auto&) {}, [](int job) { return job; },
                              [](int) {
                                FAIL("there was no job");
                                return true;
                              });
}
