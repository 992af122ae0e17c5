// SPDX-License-Identifier: Apache-2.0
#include "ingest/english.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/utf8.h"

namespace parley {
namespace {

constexpr std::size_t kTooFewLetters = 200;
// A text is foreign only when English function words are this rare in it. News in English has 0.25 and more,
// lists and tables about 0.1; other languages stay below 0.06, by the words that they share with English.
constexpr double kEnglishShare = 0.12;
// With so few, it is foreign whether or not its language is one of those below.
constexpr double kNoEnglish = 0.03;

struct Language {
  std::string_view name;
  std::string_view words;  // frequent function words, most of them no words of English
};

constexpr std::array kLanguages = {
    Language{"English",
             "the of and to in that is was for on with as it by he at from his be are this have an not or "
             "but they "
             "which has had were their will would said who been its more about after also"},
    Language{"German",
             "der die das und ist nicht von mit den dem des ein eine einen für auf zu im sich auch wird hat "
             "dass wurde "
             "nach bei aus sie haben sind als werden"},
    Language{"French",
             "le la les des et est une un dans que qui pour pas sur du au avec par ce plus sont il elle ont "
             "été aux "
             "cette de en ne"},
    Language{
        "Spanish",
        "el la los las de que y en un una por con para se del no es su al como más ha sobre entre este lo"},
    Language{"Portuguese",
             "o os as de que e do da em um uma para com não por dos das na no se mais foi são ao pelo pela"},
    Language{"Italian",
             "il la di che e è un una per con non del della i gli le si da sono nel alla ha dei più anche "
             "nella lo"},
    Language{"Dutch",
             "de het een van en dat op te zijn met voor niet aan er om ook als heeft door wordt naar bij "
             "werd hebben"},
    Language{"Swedish", "och att det är som en på för av med till inte den har ett om från var men ska"},
    Language{"Danish or Norwegian",
             "og at det er som en på for av af med til ikke den har et om fra var men skal"},
    Language{"Polish", "w i na z się do nie że jest to o jak po za od przez dla oraz który są tym ale"},
    Language{"Czech", "a v na se je že s z do o k ve pro jsou by za podle jako ale není"},
    Language{"Romanian", "și în de la a cu pe nu este că din pentru o un să care mai au fost"},
    Language{"Hungarian", "a az és hogy nem is egy meg ez volt van csak már ki el de mint"},
    Language{"Finnish", "ja on ei että se oli hän mutta myös kun ovat joka sekä tai ole"},
    Language{"Turkish", "ve bir bu için ile da de olarak olan çok daha gibi ne sonra kadar olduğunu dedi en"},
    Language{"Indonesian or Malay",
             "yang dan di ini itu dengan untuk dari pada tidak akan dalam ke telah oleh juga"},
    Language{"Vietnamese", "và của là các không một có được cho người trong những với đã này"},
};

// Languages told by their letters. Those that share a script are told apart no further.
struct Script {
  std::string_view language;
  std::int32_t first;
  std::int32_t last;
};

constexpr std::array kScripts = {
    Script{"Greek", 0x370, 0x3FF},
    Script{"Russian or another language in Cyrillic letters", 0x400, 0x52F},
    Script{"Armenian", 0x530, 0x58F},
    Script{"Hebrew", 0x590, 0x5FF},
    Script{"Arabic or another language in Arabic letters", 0x600, 0x77F},
    Script{"Hindi or another language of India", 0x900, 0xDFF},
    Script{"Thai", 0xE00, 0xE7F},
    Script{"Georgian", 0x10A0, 0x10FF},
    Script{"Korean", 0x1100, 0x11FF},
    Script{"Amharic", 0x1200, 0x139F},
    Script{"Japanese", 0x3040, 0x30FF},
    Script{"Chinese", 0x3400, 0x9FFF},
    Script{"Korean", 0xAC00, 0xD7AF},
};

using Counts = std::array<std::size_t, kLanguages.size()>;

// For each function word, a bit for each language that has it.
const std::unordered_map<std::string, std::uint32_t>& function_words() {
  static const auto table = [] {
    std::unordered_map<std::string, std::uint32_t> out;
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
      std::string_view rest = kLanguages[i].words;
      while (!rest.empty()) {
        const auto size = std::min(rest.find(' '), rest.size());
        out[std::string(rest.substr(0, size))] |= 1u << i;
        rest.remove_prefix(std::min(size + 1, rest.size()));
      }
    }
    return out;
  }();
  return table;
}

void append_lower(std::string& word, std::int32_t code) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(utf8proc_tolower(code), bytes.data());
  word.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

struct Census {
  std::size_t letters = 0;
  std::size_t words = 0;
  std::array<std::size_t, kScripts.size()> in_script{};
  Counts in_language{};
};

Census count(std::string_view text) {
  Census census;
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    ++census.words;
    if (const auto known = function_words().find(word); known != function_words().end())
      for (std::size_t i = 0; i < kLanguages.size(); ++i) census.in_language[i] += (known->second >> i) & 1u;
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = code_point_at(text, at);
    at += size;
    if (!is_letter(code)) {
      end_word();
      continue;
    }
    ++census.letters;
    append_lower(word, code);
    for (std::size_t i = 0; i < kScripts.size() && code >= kScripts[0].first; ++i)
      census.in_script[i] += code >= kScripts[i].first && code <= kScripts[i].last;
  }
  end_word();
  return census;
}

}  // namespace

std::optional<std::string_view> foreign_language(std::string_view text) {
  const Census census = count(text);
  if (census.letters <= kTooFewLetters) return std::nullopt;
  const auto script = std::max_element(census.in_script.begin(), census.in_script.end());
  if (*script * 2 > census.letters)
    return kScripts[static_cast<std::size_t>(script - census.in_script.begin())].language;

  const auto english = census.in_language[0];
  const auto best = std::max_element(census.in_language.begin(), census.in_language.end());
  const double share = static_cast<double>(english) / static_cast<double>(census.words);
  if (share < kEnglishShare && *best > english)
    return kLanguages[static_cast<std::size_t>(best - census.in_language.begin())].name;
  if (share < kNoEnglish) return "no language known here";
  return std::nullopt;
}

}  // namespace parley
