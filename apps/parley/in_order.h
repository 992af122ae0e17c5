// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace parley {

// Runs jobs on several threads and hands over their results in the order of the jobs.
//
//   produce(take)   on a thread of its own: calls take(job) for each job, until that is false
//   work(job)       on `threads` threads at once
//   consume(result) on the calling thread, in order; false ends everything
//
// At most `window` jobs are between produce and consume, so that one slow job does not make the results of
// the others pile up. Returns when all is consumed.
template <class Job, class Outcome>
class InOrder {
 public:
  using Take = std::function<bool(Job)>;
  using Produce = std::function<void(const Take&)>;
  using Work = std::function<Outcome(Job)>;
  using Consume = std::function<bool(Outcome)>;

  InOrder(std::size_t threads, std::size_t window) : threads_(threads), window_(window) {}

  void run(const Produce& produce, const Work& work, const Consume& consume) {
    std::vector<std::thread> crew;
    crew.emplace_back([&] {
      produce([&](Job job) { return add(std::move(job)); });
      const std::lock_guard lock(mutex_);
      all_added_ = true;
      changed_.notify_all();
    });
    for (std::size_t i = 0; i < threads_; ++i) {
      crew.emplace_back([&] {
        while (auto job = next_job()) finish(job->first, work(std::move(job->second)));
      });
    }
    while (auto outcome = next_outcome()) {
      if (!consume(std::move(*outcome))) stop();
    }
    for (auto& member : crew) member.join();
  }

 private:
  bool add(Job job) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || added_ - consumed_ < window_; });
    if (stopped_) return false;
    jobs_.emplace_back(added_++, std::move(job));
    changed_.notify_all();
    return true;
  }

  std::optional<std::pair<std::size_t, Job>> next_job() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || all_added_ || !jobs_.empty(); });
    if (stopped_ || jobs_.empty()) return std::nullopt;
    auto job = std::move(jobs_.front());
    jobs_.pop_front();
    return job;
  }

  void finish(std::size_t number, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    outcomes_.emplace(number, std::move(outcome));
    changed_.notify_all();
  }

  std::optional<Outcome> next_outcome() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return stopped_ || outcomes_.contains(consumed_) || (all_added_ && added_ == consumed_);
    });
    if (stopped_ || !outcomes_.contains(consumed_)) return std::nullopt;
    auto outcome = std::move(outcomes_.extract(consumed_).mapped());
    ++consumed_;
    changed_.notify_all();
    return outcome;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  const std::size_t threads_;
  const std::size_t window_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<std::size_t, Job>> jobs_;
  std::map<std::size_t, Outcome> outcomes_;
  std::size_t added_ = 0;
  std::size_t consumed_ = 0;
  bool all_added_ = false;
  bool stopped_ = false;
};

}  // namespace parley
