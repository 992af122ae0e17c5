// SPDX-License-Identifier: Apache-2.0
#include "language/cuts.h"

#include <array>
#include <string>
#include <utility>

namespace parley {

float Curve::at(float said) const {
  if (points.empty()) return said;
  if (said <= points.front()[0]) return points.front()[1];
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (said > points[i][0]) continue;
    const auto [x0, y0] = points[i - 1];
    const auto [x1, y1] = points[i];
    return x1 > x0 ? y0 + (y1 - y0) * (said - x0) / (x1 - x0) : y1;
  }
  return points.back()[1];
}

namespace {

constexpr std::array<std::pair<const char*, Curve Curves::*>, 10> kCurves{{
    {"statement", &Curves::statement},
    {"speaker", &Curves::speaker},
    {"side", &Curves::side},
    {"form", &Curves::form},
    {"holders", &Curves::holders},
    {"counterparts", &Curves::counterparts},
    {"status", &Curves::status},
    {"when", &Curves::when},
    {"place", &Curves::place},
    {"condition", &Curves::condition},
}};

}  // namespace

Result<Cuts> Cuts::parse(const nlohmann::json& heads) {
  Cuts cuts;
  try {
    const auto read = [&](const char* name, auto& value) {
      if (heads.contains(name)) heads.at(name).get_to(value);
    };
    read("statement", cuts.statement);
    read("entry", cuts.entry);
    read("sure_entry", cuts.sure_entry);
    read("rival", cuts.rival);
    read("holder", cuts.holder);
    read("counterpart", cuts.counterpart);
    read("same", cuts.same);
    read("place", cuts.place);
    read("condition", cuts.condition);
    read("item", cuts.item);
    read("pointed_when", cuts.pointed_when);
    read("told_side", cuts.told_side);
    if (heads.contains("curves")) {
      const auto& all = heads.at("curves").get_ref<const nlohmann::json::object_t&>();
      for (const auto& [name, curve] : kCurves) {
        if (const auto found = all.find(name); found != all.end())
          found->second.get_to((cuts.curves.*curve).points);
      }
    }
    read("judge", cuts.judge.weights);
  } catch (const nlohmann::json::exception& fault) {
    return tl::unexpected(Error{
        ErrorKind::environment,
        std::string("\"heads\" is damaged (") + fault.what() + "); install the model anew", "model.json"});
  }
  return cuts;
}

}  // namespace parley
