// SPDX-License-Identifier: Apache-2.0
#include "entries/calibrate.h"

namespace parley {

void calibrate(const Curves& curves, std::vector<Statement>& statements, std::vector<Entry>& entries) {
  for (Statement& statement : statements) {
    statement.confidence = curves.statement.at(statement.confidence);
    statement.speaker_confidence = curves.speaker.at(statement.speaker_confidence);
    statement.side_confidence = curves.side.at(statement.side_confidence);
    statement.form_confidence = curves.form.at(statement.form_confidence);
  }
  for (Entry& entry : entries) {
    entry.holders_confidence = curves.holders.at(entry.holders_confidence);
    entry.counterparts_confidence = curves.counterparts.at(entry.counterparts_confidence);
    entry.status_confidence = curves.status.at(entry.status_confidence);
    entry.when_confidence = curves.when.at(entry.when_confidence);
    entry.place_confidence = curves.place.at(entry.place_confidence);
    entry.condition_confidence = curves.condition.at(entry.condition_confidence);
  }
}

}  // namespace parley
