// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "entries/setting.h"
#include "parley/record.h"

namespace parley {

// What the entries of a section make of each other.

// What is told twice becomes one entry, the surest takes the others in: meetings of the same sides on one
// day, unless at two places, and what the same sides promise, demand, refuse ... in much the same words. In
// the order of their confidence.
//
//   Maroa is committed to secure a deal. ... Maroa spoke of securing a fair deal.
//   commitment; what: to secure a deal; also: securing a fair deal
void join_told_again(const Setting& setting, std::vector<Entry>& entries);

// What one agreement lists in so many words is no term of another that only points to it.
//
//   agreed on two steps: to clear the road and to mark the graves. The deal holds.
//   the second, what: The deal, loses the terms that the model took for its own too
void share_out_terms(const Setting& setting, std::vector<Entry>& entries);

// "Both sides agreed": the two that met or agreed last, where only one of them was found. Needs text order.
//
//   Maroa and Veltia met. Both sides agreed to open the ports.   holders of the second: Maroa, Veltia
void name_both(const Setting& setting, std::vector<Entry>& entries);

}  // namespace parley
