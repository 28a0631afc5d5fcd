#include "nlu/chinese/cantonese.hpp"

#include <algorithm>
#include <array>

#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

constexpr std::u32string_view kCantoneseLetters = U"嘅喺唔咗哋冇嚟嘢佢啲咩乜噉嗰畀嘥攞揾搵瞓咁嘞喎嚿";

struct Wording {
  std::string_view cantonese;
  std::string_view standard;
};

// Small words and the verbs of service talk. Longer ones first where one begins another: the first that fits
// is taken.
constexpr auto kWordings = std::to_array<Wording>({
    {"系统", "系统"},     {"系列", "系列"},     {"联系", "联系"},
    {"关系", "关系"},     {"仲裁", "仲裁"},  // words that merely hold such a character
    {"点解", "为什么"},   {"点样", "怎么"},     {"点算", "怎么办"},
    {"点做", "怎么做"},   {"点用", "怎么用"},   {"点退", "怎么退"},
    {"点改", "怎么改"},   {"点查", "怎么查"},   {"点会", "怎么会"},
    {"点先", "怎么才"},   {"乜嘢", "什么"},     {"咩嘢", "什么"},
    {"做乜", "为什么"},   {"做咩", "为什么"},   {"有冇", "有没有"},
    {"系咪", "是不是"},   {"系唔系", "是不是"}, {"可唔可以", "可不可以"},
    {"得唔得", "行不行"}, {"使唔使", "用不用"}, {"要唔要", "要不要"},
    {"会唔会", "会不会"}, {"识唔识", "会不会"}, {"唔使", "不用"},
    {"唔该", "请问"},     {"唔好", "不要"},     {"唔得", "不行"},
    {"唔系", "不是"},     {"唔见", "不见"},     {"几时", "什么时候"},
    {"几多", "多少"},     {"几耐", "多久"},     {"边度", "哪里"},
    {"边个", "谁"},       {"边间", "哪家"},     {"呢个", "这个"},
    {"呢度", "这里"},     {"呢啲", "这些"},     {"嗰个", "那个"},
    {"嗰度", "那里"},     {"嗰啲", "那些"},     {"啲嘢", "东西"},
    {"我哋", "我们"},     {"你哋", "你们"},     {"佢哋", "他们"},
    {"而家", "现在"},     {"依家", "现在"},     {"听日", "明天"},
    {"寻日", "昨天"},     {"琴日", "昨天"},     {"今日", "今天"},
    {"后日", "后天"},     {"返嚟", "回来"},     {"攞返", "拿回"},
    {"俾返", "还给"},     {"畀返", "还给"},     {"搵返", "找回"},
    {"揾返", "找回"},     {"嚟到", "来到"},     {"未到", "没到"},
    {"仲未", "还没"},     {"仲有", "还有"},     {"坏咗", "坏了"},
    {"整坏", "弄坏"},     {"睇", "看"},         {"唔", "不"},
    {"冇", "没有"},       {"嘅", "的"},         {"喺", "在"},
    {"咗", "了"},         {"嚟", "来"},         {"嘢", "东西"},
    {"佢", "他"},         {"啲", "些"},         {"咩", "什么"},
    {"乜", "什么"},       {"噉", "这样"},       {"咁", "这么"},
    {"嗰", "那"},         {"畀", "给"},         {"俾", "给"},
    {"攞", "拿"},         {"搵", "找"},         {"揾", "找"},
    {"系", "是"},         {"仲", "还"},
});

std::string_view wording_at(std::string_view text, std::size_t& length) {
  for (const auto& [cantonese, standard] : kWordings) {
    if (!text.starts_with(cantonese)) continue;
    length = cantonese.size();
    return standard;
  }
  return {};
}

}  // namespace

bool has_cantonese(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const auto [c, length] = code_point_at(utf8, at);
    if (c >= 0x4E00 && kCantoneseLetters.contains(c)) return true;
    at += std::max<std::size_t>(length, 1);
  }
  return false;
}

std::string without_cantonese(std::string_view simplified) {
  std::string out;
  out.reserve(simplified.size());
  for (std::size_t at = 0; at < simplified.size();) {
    std::size_t length = std::max<std::size_t>(code_point_at(simplified, at).length, 1);
    const auto standard = wording_at(simplified.substr(at), length);
    out += standard.empty() ? simplified.substr(at, length) : standard;
    at += length;
  }
  return out;
}

}  // namespace yingda::nlu
