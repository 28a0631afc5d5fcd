#include "base/json_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace yingda {
namespace {

std::string by_library(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

TEST(JsonText, WritesWhatTheLibraryWrites) {
  const Json all = {
      {"text", "快递\"\\\b\f\n\r\t\x01\x1f 😀 é"},
      {"whole", {0, -1, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::uint64_t>::max()}},
      {"parts", {0.5, 1.0, -0.25, 0.997}},
      {"none", nullptr},
      {"yes", true},
      {"no", false},
      {"empty", {{"array", Json::array()}, {"object", Json::object()}, {"text", ""}}}};

  EXPECT_EQ(json_text(all), by_library(all));
}

TEST(JsonText, ReplacesWhatIsNotUtf8) {
  for (const auto* broken : {"\xff", "a\xc3", "\xed\xa0\x80", "\xc0\xaf", "好\xe5\xa5"}) {
    EXPECT_EQ(json_text(Json(broken)), by_library(Json(broken)));
  }
}

TEST(JsonText, WritesNullForWhatIsNoNumber) {
  EXPECT_EQ(json_text(Json(std::nan(""))), "null");
  EXPECT_EQ(json_text(Json(std::numeric_limits<double>::infinity())), "null");
}

RC_GTEST_PROP(JsonText, NumbersComeBackAsTheyWere, (double number)) {
  RC_PRE(std::isfinite(number));
  const Json read = Json::parse(json_text(Json(number)));
  RC_ASSERT(read.is_number_float());
  RC_ASSERT(read.get<double>() == number);
}

RC_GTEST_PROP(JsonText, AnyBytesAreWrittenAsTheLibraryDoes, (const std::string& bytes)) {
  RC_ASSERT(json_text(Json(bytes)) == by_library(Json(bytes)));
}

}  // namespace
}  // namespace yingda
