// SPDX-License-Identifier: Apache-2.0
#include "answer/material.h"

namespace parley {
namespace {

constexpr Room kShort = {150, 85, 66, 80, 4, 2, 6};
constexpr Room kAll = {kUncut, kUncut, kUncut, kUncut, kUncut, kUncut, kUncut};

}  // namespace

Material::Material(const Record& given, Length wanted)
    : record(given), page(given), length(wanted), room(wanted == Length::brief ? kShort : kAll) {}

}  // namespace parley
