#include "app/bench/questions.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <string_view>
#include <utility>

namespace yingda::app::bench {
namespace {

constexpr std::array<std::string_view, 7> kOpenings = {
    "", "你好，", "请问", "麻烦问下，", "", "您好，想咨询一下，", "在吗，"};
// An order number is what customers do add, and what makes a text the only one of its kind.
constexpr std::array<std::string_view, 5> kClosings = {"（订单 {}）", " 单号{}", "，订单号是{}，谢谢",
                                                       " 我的编号 {}", "。{}"};

// Spreads consecutive numbers over all questions, so that neighbours do not ask the same.
std::uint64_t mixed(std::uint64_t number) {
  number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  number = (number ^ (number >> 27U)) * 0x94d049bb133111ebULL;
  return number ^ (number >> 31U);
}

}  // namespace

Result<Questions> Questions::read(const std::string& file) {
  std::ifstream lines(file);
  if (!lines) return fail(ErrorKind::invalid, "file_unreadable", file + " cannot be read.", "questions");
  Questions questions;
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    line = line.substr(line.rfind('\t') + 1);
    if (!line.empty()) questions.all_.push_back(std::move(line));
  }
  if (questions.all_.empty()) {
    return fail(ErrorKind::invalid, "no_questions", file + " holds no question.", "questions");
  }
  return questions;
}

std::string Questions::text(std::uint64_t number) const {
  const auto random = mixed(number + 1);
  std::string text(kOpenings[random % kOpenings.size()]);
  text += all_[(random >> 8U) % all_.size()];
  return text + fmt::format(fmt::runtime(kClosings[(random >> 40U) % kClosings.size()]), 10'000'000 + number);
}

}  // namespace yingda::app::bench
