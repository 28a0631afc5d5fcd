#include "http/routes/cursor.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/id.hpp"

namespace yingda::http {
namespace {

TEST(Cursor, GivesBackWhatItHides) {
  rc::check([](std::int64_t a, std::int64_t b) {
    RC_PRE(a >= 0 && b >= 0);
    const auto numbers = decode_cursor(encode_cursor({a, b}), 2);
    RC_ASSERT(numbers.has_value());
    RC_ASSERT(*numbers == (std::vector<std::int64_t>{a, b}));
  });
}

TEST(Cursor, IsSafeInAnAddress) {
  const std::string cursor = encode_cursor({9'223'372'036'854'775'807, 0});
  EXPECT_EQ(cursor.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
}

TEST(Cursor, RefusesWhatNoListGave) {
  for (const std::string& text :
       {std::string("!"), std::string("AAAA"), std::string("MS4"), std::string("LTE"), encode_cursor({1}),
        encode_cursor({1, 2, 3}), std::string("OTk5OTk5OTk5OTk5OTk5OTk5OTk5OS4x")}) {
    const auto numbers = decode_cursor(text, 2);
    ASSERT_FALSE(numbers.has_value()) << text;
    EXPECT_EQ(numbers.error().code, "invalid_cursor");
  }
}

TEST(Cursor, AnEmptyOneIsTheFirstPage) {
  EXPECT_EQ(cursor_id<MessageId>("").value(), MessageId{});
  EXPECT_EQ(cursor_id<MessageId>(encode_cursor({77})).value(), MessageId{77});
}

TEST(Cursor, NoTextHarmsIt) {
  rc::check([](const std::string& text) { (void)decode_cursor(text, 2); });
}

}  // namespace
}  // namespace yingda::http
