#include "bot/split.hpp"

#include <algorithm>
#include <array>

#include "bot/phrases.hpp"
#include "nlu/utf8.hpp"

namespace yingda::bot {
namespace {

constexpr std::size_t kShortest = 2;  // code points of a question

// Begin another question, after a mark or inside a sentence.
constexpr auto kJoiners = std::to_array<std::string_view>(
    {"另外",     "顺便问",   "顺便再",      "顺便想问",         "再问",       "还想问",    "还想知道",
     "也想问",   "and also", "and another", "another question", "by the way", "oh and",    "and when",
     "and how",  "and what", "and where",   "and why",          "and can",    "and could", "and do",
     "and does", "and is",   "and are",     "and will"});
// Begin another question only after a mark: inside a sentence they mean something else ("还有几天").
constexpr auto kSentenceOpeners =
    std::to_array<std::string_view>({"还有", "顺便", "对了", "再有", "再就是", "以及", "同时", "然后", "其次",
                                     "第二", "其二", "also", "plus", "besides", "secondly", "then", "and"});
// Carry nothing once the questions stand alone.
constexpr auto kLeading = std::to_array<std::string_view>(
    {"另外",     "还有",  "顺便", "顺便问", "对了",    "再有",     "再就是",     "以及",   "同时",
     "其次",     "第二",  "其二", "再问",   "一个",    "一下",     "下",         "个问题", "问题",
     "问",       "and",   "also", "plus",   "besides", "secondly", "by the way", "oh",     "another question",
     "另外再问", "另外问"});
constexpr std::string_view kAsking =
    "吗|呢|么|?|怎么|怎样|如何|多少|几|什么|啥|哪|能不能|能否|可以|可不可以|是否|是不是|有没有|多久|为什么|"
    "为啥|咋|谁|"
    "我要|我想|想要|帮我|请|需要|要不要|how|what|when|where|why|who|which|can|could|do|does|is|are|will|want|"
    "need|"
    "i'd_like|please|should|may";

bool asks(std::string_view text) {
  static const Pattern pattern{kAsking};
  return !pattern.find(text).empty();
}

bool ends_sentence(char32_t c) { return c == '?' || c == '!' || c == ';' || c == U'。' || c == '\n'; }
bool is_comma(char32_t c) { return c == ',' || c == U'、' || c == U'…'; }

bool starts_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    if (!text.starts_with(word)) return false;
    const bool latin = nlu::is_ascii_letter(static_cast<unsigned char>(word.back()));
    return !latin || text.size() == word.size() || text[word.size()] == ' ' || text[word.size()] == ',';
  });
}

// Where the message may fall apart.
struct Boundary {
  std::size_t at = 0;   // first byte of what follows
  bool joined = false;  // a joining word stands there
};

std::vector<Boundary> boundaries(std::string_view text) {
  std::vector<Boundary> out;
  bool after_mark = false;
  bool after_sentence = false;
  char32_t last = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = nlu::code_point_at(text, at);
    const auto rest = text.substr(at);
    const bool mark = ends_sentence(c) || is_comma(c);
    if (!mark && c != ' ' && at > 0) {
      const bool word_begins = last == ' ' || !nlu::is_ascii_letter(c) || !nlu::is_ascii_letter(last);
      const bool joined = (word_begins && starts_with_any(rest, kJoiners)) ||
                          (after_mark && starts_with_any(rest, kSentenceOpeners));
      if (joined || after_sentence) out.push_back({at, joined});
    }
    if (mark) {
      after_mark = true;
      after_sentence = after_sentence || ends_sentence(c);
    } else if (c != ' ') {
      after_mark = after_sentence = false;
    }
    last = c;
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::size_t length_of(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count)
    at += std::max<std::size_t>(nlu::code_point_at(text, at).length, 1);
  return count;
}

std::string_view without_ends(std::string_view text) {
  text = without_leading(text, kLeading);
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == '?' ||
                           text.back() == '!' || text.back() == ';'))
    text.remove_suffix(1);
  return text;
}

}  // namespace

std::vector<Question> split_questions(std::string_view normalized) {
  std::vector<Question> parts;
  std::size_t begin = 0;
  bool joined = false;
  auto marks = boundaries(normalized);
  marks.push_back({normalized.size(), true});
  for (const Boundary& mark : marks) {
    const auto part = normalized.substr(begin, mark.at - begin);
    const auto rest = normalized.substr(mark.at);
    // A sentence that tells, rather than asks, belongs to its neighbour.
    if (!mark.joined && (!asks(part) || !asks(rest))) continue;
    if (const auto text = without_ends(part); length_of(text) >= kShortest) parts.push_back({text, joined});
    begin = mark.at;
    joined = mark.joined;
  }
  if (parts.size() < 2) return {{normalized, false}};
  return parts;
}

}  // namespace yingda::bot
