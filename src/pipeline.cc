// SPDX-License-Identifier: Apache-2.0
// The map: the way of a report through Parley, nothing but the stages in order.
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "actors/cast.h"
#include "base/sha256.h"
#include "entries/calibrate.h"
#include "entries/entries.h"
#include "language/cuts.h"
#include "language/layout.h"
#include "language/pieces.h"
#include "language/reading.h"
#include "neural/encoder.h"
#include "neural/weights.h"
#include "parley/reader.h"
#include "statements/quotes.h"
#include "statements/statements.h"
#include "times/times.h"

namespace parley {

struct Reader::Parts {
  neural::Weights weights;
  neural::Encoder encoder;
  Heads heads;
  Vocabulary vocabulary;
  Cuts cuts;
  ModelInfo info;
};

Record Reader::read(Report given) const {
  Record record;
  record.report = std::move(given);
  const Report& report = record.report;

  const Layout layout = lay_out(report);
  const Cast cast = cast_of(report, layout);
  const SpeakerResolver resolver(report, layout, cast);
  const std::vector<Side> sides = sides_in(cast, layout);
  const std::vector<TimeRef> times = find_times(report, layout);
  const Quotes quotes = quotes_in(report, layout);
  const Overlap overlap(report, layout);
  const Pieces pieces = pieces_of(report, layout, parts_->vocabulary);
  const std::vector<WindowOfWords> windows = windows_of(layout, pieces);
  const Setting setting{report, layout, cast, resolver, sides, times, overlap};

  for (const auto& section : sections_of(windows)) {
    const Reading reading(parts_->heads, parts_->encoder, layout, pieces, section);
    const auto drafts = find_statements(report, layout, reading, sides, quotes, parts_->cuts);
    auto statements = name_speakers(layout, resolver, sides, drafts, parts_->cuts);
    for (Statement& s : statements) {
      s.said_on = said_on_of(report, layout, times, s.cue, s.speaker_span, s.content);
    }
    const Spoken spoken{drafts, statements, static_cast<std::uint32_t>(record.statements.size())};
    auto entries = find_entries(setting, reading, spoken, parts_->cuts);
    std::move(statements.begin(), statements.end(), std::back_inserter(record.statements));
    std::move(entries.begin(), entries.end(), std::back_inserter(record.entries));
  }
  link_entries(report, layout, record.entries);
  calibrate(parts_->cuts.curves, record.statements, record.entries);

  record.actors = cast.actors;
  for (const Paragraph& paragraph : layout.paragraphs) record.paragraphs.push_back(paragraph.span);
  return record;
}

namespace {

// Hash over the pieces' own hashes, in order: names the weights without reading them again.
std::string hash_of(const nlohmann::json& manifest) {
  std::string hashes;
  for (const auto& piece : manifest.at("pieces")) hashes += piece.at("sha256").get<std::string>();
  return sha256(hashes);
}

// The model card that lies beside the weights; empty without one.
std::string card_of(const std::filesystem::path& folder) {
  std::ifstream file(folder / "README.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

ModelInfo info_of(const neural::Weights& weights) {
  const nlohmann::json& manifest = weights.manifest();
  return {manifest.value("name", ""), manifest.value("version", ""), hash_of(manifest),
          sha256(std::string(PARLEY_RULES) + manifest.value("heads", nlohmann::json::object()).dump()),
          card_of(weights.folder())};
}

}  // namespace

Result<Reader> Reader::open(const std::filesystem::path& model) {
  auto weights = neural::Weights::open(model);
  if (!weights) return tl::unexpected(weights.error());
  auto encoder = neural::Encoder::load(*weights);
  if (!encoder) return tl::unexpected(encoder.error());
  auto heads = Heads::load(*weights);
  if (!heads) return tl::unexpected(heads.error());
  auto vocabulary = Vocabulary::read(weights->vocab(), model / "vocab.txt");
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  auto cuts = Cuts::parse(weights->manifest().value("heads", nlohmann::json::object()));
  if (!cuts) return tl::unexpected(cuts.error());
  ModelInfo info = info_of(*weights);
  return Reader(std::make_unique<Parts>(Parts{std::move(*weights), std::move(*encoder), std::move(*heads),
                                              std::move(*vocabulary), std::move(*cuts), std::move(info)}));
}

Reader::Reader(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

const ModelInfo& Reader::model() const { return parts_->info; }

}  // namespace parley
