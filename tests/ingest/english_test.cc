// SPDX-License-Identifier: Apache-2.0
#include "ingest/english.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

using parley::foreign_language;

namespace {

struct Sample {
  std::string language;
  std::string text;
};

const Sample kForeign[] = {
    {"German",
     "Die Außenministerin von Veltia hat am Dienstag erklärt, dass die Gespräche mit Maroa in der kommenden "
     "Woche fortgesetzt "
     "werden. Beide Seiten hätten sich auf eine Waffenruhe geeinigt, sagte sie vor Journalisten. Über den "
     "Abzug der Truppen "
     "werde noch verhandelt."},
    {"French",
     "La ministre des affaires étrangères de Veltia a déclaré mardi que les pourparlers avec Maroa "
     "reprendront la semaine "
     "prochaine. Les deux parties se sont mises d'accord sur une trêve, a-t-elle dit devant la presse. Le "
     "retrait des troupes "
     "reste à négocier."},
    {"Spanish",
     "La ministra de Asuntos Exteriores de Veltia declaró el martes que las conversaciones con Maroa se "
     "reanudarán la próxima "
     "semana. Las dos partes acordaron una tregua, dijo ante la prensa en la capital. La retirada de las "
     "tropas se "
     "negociará más adelante."},
    {"Portuguese",
     "A ministra dos Negócios Estrangeiros de Veltia declarou na terça-feira que as conversações com Maroa "
     "vão continuar na "
     "próxima semana. As duas partes chegaram a acordo sobre uma trégua, disse aos jornalistas. A retirada "
     "das tropas ainda "
     "não foi decidida."},
    {"Italian",
     "La ministra degli Esteri di Veltia ha dichiarato martedì che i colloqui con Maroa riprenderanno la "
     "prossima settimana. "
     "Le due parti hanno concordato una tregua, ha detto ai giornalisti. Il ritiro delle truppe è ancora "
     "oggetto di "
     "trattativa, hanno detto alcuni diplomatici dei due paesi."},
    {"Dutch",
     "De minister van Buitenlandse Zaken van Veltia heeft dinsdag gezegd dat de gesprekken met Maroa "
     "volgende week worden "
     "hervat. Beide partijen zijn het eens over een bestand, zei zij tegen journalisten. Over de "
     "terugtrekking van de troepen "
     "wordt nog onderhandeld."},
    {"Polish",
     "Minister spraw zagranicznych Veltii oświadczyła we wtorek, że rozmowy z Maroą zostaną wznowione w "
     "przyszłym tygodniu. "
     "Obie strony zgodziły się na zawieszenie broni, powiedziała dziennikarzom. Wycofanie wojsk jest nadal "
     "przedmiotem "
     "negocjacji."},
    {"Turkish",
     "Veltia Dışişleri Bakanı salı günü yaptığı açıklamada Maroa ile görüşmelerin gelecek hafta devam "
     "edeceğini söyledi. İki "
     "taraf bir ateşkes konusunda anlaştı ve askerlerin çekilmesi için yeni bir toplantı yapılacak. Bakan "
     "daha sonra "
     "gazetecilere bilgi verdi."},
    {"Swedish",
     "Veltias utrikesminister sade på tisdagen att samtalen med Maroa ska återupptas nästa vecka. Båda sidor "
     "har kommit överens "
     "om ett eldupphör, sade hon till journalister. Om truppernas tillbakadragande förhandlas det "
     "fortfarande, och det är inte "
     "klart när."},
    {"Hungarian",
     "Veltia külügyminisztere kedden kijelentette, hogy a tárgyalások Maroával a jövő héten folytatódnak. A "
     "két fél "
     "megállapodott a tűzszünetről, mondta az újságíróknak. A csapatok kivonása már nem vita tárgya, és ez "
     "az első ilyen "
     "eset a háború kezdete óta."},
    {"Russian or another language in Cyrillic letters",
     "Министр иностранных дел Велтии заявила во вторник, что переговоры с Мароа возобновятся на следующей "
     "неделе. Стороны "
     "договорились о перемирии, сказала она журналистам. Вопрос о выводе войск ещё обсуждается, и о сроках "
     "пока говорить рано, "
     "добавила она."},
    {"Arabic or another language in Arabic letters",
     "قالت وزيرة خارجية فيلتيا يوم الثلاثاء إن المحادثات مع ماروا ستستأنف الأسبوع المقبل. وأضافت أمام "
     "الصحفيين أن الجانبين "
     "اتفقا على هدنة. ولا يزال انسحاب القوات موضع تفاوض بين الطرفين، ولم يحدد بعد موعد للجولة القادمة من "
     "المحادثات في العاصمة "
     "المحايدة حسب مصادر دبلوماسية مطلعة على سير المفاوضات."},
    {"Chinese",
     "维尔蒂亚外交部长星期二表示，与马罗亚的会谈将于下周恢复。她对记者说，双方已就停火达成一致。撤军问题仍在"
     "谈判之中，"
     "下一轮会谈的日期尚未确定。她还说，维尔蒂亚不会接受任何先决条件，但愿意在中立城市继续对话。马罗亚方面的"
     "代表团团长则强调，"
     "桥梁必须首先重新开放，否则协议就没有意义。观察人士认为，双方都需要时间来说服国内的反对派。据了解，两国"
     "的代表团将在本月底"
     "之前再次会面，讨论交换被拘押人员、恢复贸易以及建立联合监督委员会等问题。发言人最后表示，如果谈判破裂，"
     "政府将向议会提出新的方案，并请求邻国出面调停，以避免边境地区的局势进一步恶化。"},
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("other languages are named") {
  for (const auto& sample : kForeign) {
    CAPTURE(sample.language);
    const auto language = foreign_language(sample.text);
    REQUIRE(language);
    CHECK(*language == sample.language);
  }
}

TEST_CASE("English stays, with foreign names and quotations in it") {
  CHECK(
      !foreign_language("Ministra Agnieszka Wiśniewska and Außenminister Jürgen von der Heide met Señor José "
                        "de la Cruz y Ortega at the Palais "
                        "des Nations on Tuesday. \"Nous avons trouvé un accord,\" said Mme de la Fontaine of "
                        "the Ministère des Affaires "
                        "étrangères. The delegations of Veltia and Maroa agreed to meet again."));
  CHECK(
      !foreign_language("Moscow's Ведомости wrote that \"переговоры продолжатся на следующей неделе\", and "
                        "the spokeswoman of the ministry told "
                        "reporters that it was not for her to say when the talks would be held or who had "
                        "asked for them to be put off."));
}

TEST_CASE("a short text tells too little") {
  const std::string german = "Die Gespräche sind gescheitert, sagte die Ministerin.";
  CHECK(!foreign_language(german));
  CHECK(foreign_language(german + german + german + german + german + german));
}

TEST_CASE("no gold report is taken for foreign") {
  const std::filesystem::path gold = PARLEY_ROOT "/../shared/gold";
  if (!std::filesystem::exists(gold)) {
    MESSAGE("skipped: the gold reports are not here (../shared/gold)");
    return;
  }
  for (const auto* part : {"dev", "train"}) {
    for (const auto& file : std::filesystem::directory_iterator(gold / part / "text")) {
      CAPTURE(file.path().string());
      CHECK(!foreign_language(read_file(file.path())));
    }
  }
}
