#include "bot/glossary_answer.hpp"

#include <algorithm>
#include <array>

#include "bot/knowledge.hpp"
#include "bot/phrases.hpp"
#include "nlu/utf8.hpp"

namespace yingda::bot {
namespace {

// What stands around the term: before and behind, "" where nothing may. Without the fillers below.
struct Frame {
  std::string_view before;
  std::string_view behind;
};
constexpr auto kFrames = std::to_array<Frame>({
    {"什么是", ""},
    {"什么叫", ""},
    {"什么叫做", ""},
    {"啥是", ""},
    {"啥叫", ""},
    {"啥叫做", ""},
    {"何为", ""},
    {"何谓", ""},
    {"解释", ""},
    {"解释一下", ""},
    {"解释下", ""},
    {"", "是什么"},
    {"", "是啥"},
    {"", "是个什么"},
    {"", "是个啥"},
    {"", "是什么东西"},
    {"", "是啥东西"},
    {"", "是什么概念"},
    {"", "什么意思"},
    {"", "啥意思"},
    {"", "是什么意思"},
    {"", "是啥意思"},
    {"", "是什么意思来的"},
    {"", "的意思"},
    {"", "的意思是什么"},
    {"", "的含义"},
    {"", "的含义是什么"},
    {"", "的定义"},
    {"", "的定义是什么"},
    {"", "指什么"},
    {"", "是指什么"},
    {"", "指的是什么"},
    {"", "指的是啥"},
    {"", "代表什么"},
    {"", "怎么理解"},
    {"", "怎么解释"},
    {"what is", ""},
    {"what's", ""},
    {"whats", ""},
    {"what are", ""},
    {"what does", "mean"},
    {"what does", "stand for"},
    {"what do you mean by", ""},
    {"what is meant by", ""},
    {"define", ""},
    {"definition of", ""},
    {"explain", ""},
    {"meaning of", ""},
    {"what is the meaning of", ""},
    {"what's the meaning of", ""},
    {"what is the definition of", ""},
    {"", "meaning"},
    {"", "definition"},
});

constexpr auto kOpeners = std::to_array<std::string_view>(
    {"请问一下", "请问",     "问一下", "问下",    "想问一下",  "想问",    "我想知道",
     "想知道",   "我想了解", "我",     "那个",    "那",        "这个",    "你们的",
     "你们说的", "你们",     "您说的", "你说的",  "麻烦",      "请",      "帮我",
     "please",   "so",       "and",    "can you", "could you", "tell me", "i want to know",
     "excuse me"});
constexpr auto kArticles = std::to_array<std::string_view>({"the", "a", "an", "your", "this"});
constexpr auto kClosers = std::to_array<std::string_view>({"啊", "呀", "呢", "吗", "嘛", "来着", "please"});

bool is_filling(char c) {
  return c == ' ' ||
         (static_cast<unsigned char>(c) < 0x80 && !nlu::is_ascii_letter(static_cast<unsigned char>(c)) &&
          !nlu::is_ascii_digit(static_cast<unsigned char>(c)));
}

// Marks are ASCII in the normal form, but for quotes and the like, which are few.
std::string_view without_marks(std::string_view text) {
  constexpr auto kWide =
      std::to_array<std::string_view>({"“", "”", "「", "」", "《", "》", "。", "、", "‘", "’"});
  for (;;) {
    const std::size_t before = text.size();
    while (!text.empty() && is_filling(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_filling(text.back())) text.remove_suffix(1);
    for (const auto mark : kWide) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size());
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    if (text.size() == before) return text;
  }
}

std::string_view without_last(std::string_view text, std::span<const std::string_view> words) {
  for (;;) {
    text = without_marks(text);
    const auto word = std::ranges::find_if(words, [&](std::string_view each) {
      if (!text.ends_with(each)) return false;
      const std::string_view rest = text.substr(0, text.size() - each.size());
      return !nlu::is_ascii_letter(static_cast<unsigned char>(each.front())) || rest.empty() ||
             rest.back() == ' ';
    });
    if (word == words.end()) return text;
    text.remove_suffix(word->size());
  }
}

bool is_definition(std::string_view before, std::string_view behind) {
  before = without_last(without_leading(without_marks(before), kOpeners), kArticles);
  behind = without_last(behind, kClosers);
  return std::ranges::any_of(
      kFrames, [&](const Frame& frame) { return frame.before == before && frame.behind == behind; });
}

}  // namespace

const GlossaryTerm* asked_term(const Snapshot& snapshot, std::string_view question) {
  const nlu::Glossary* glossary = snapshot.knowledge().matcher.vocabulary().glossary();
  if (glossary == nullptr) return nullptr;
  std::vector<nlu::GlossaryHit> hits;
  glossary->find(question, hits);
  for (const nlu::GlossaryHit& hit : hits) {
    const GlossaryTerm& term = snapshot.glossary()[hit.term];
    if (!term.explanation.empty() && is_definition(question.substr(0, hit.begin), question.substr(hit.end)))
      return &term;
  }
  return nullptr;
}

Outcome explain_term(const Reply& reply, const GlossaryTerm& term) {
  static const Localized kSource{"术语表", "Glossary"};
  Outcome outcome = plain_outcome(reply, Kind::answer);
  const bool chinese = reply.voice.phrases == "zh";
  outcome.parts = {TextPart{term.term + (chinese ? "：" : ": ") + term.explanation}};
  outcome.meta["tier"] = "glossary";
  outcome.meta["term_id"] = to_text(term.id);
  outcome.meta["sources"] = Json::array({{{"title", kSource.pick(reply.voice.phrases)}}});
  return outcome;
}

}  // namespace yingda::bot
