#include "http/routes/public_channel.hpp"

#include <gtest/gtest.h>

namespace yingda::http {
namespace {

ChannelSettings picky() {
  ChannelSettings settings;
  settings.allowed_origins = {"https://shop.example.com", "http://localhost:3000"};
  return settings;
}

TEST(PublicChannel, WithoutAListEverySiteMayUseIt) {
  EXPECT_TRUE(origin_allowed({}, "https://anywhere.example", "chat.example.com"));
}

TEST(PublicChannel, WithAListOnlyThoseMay) {
  EXPECT_TRUE(origin_allowed(picky(), "https://shop.example.com", "chat.example.com"));
  EXPECT_TRUE(origin_allowed(picky(), "https://SHOP.example.com", "chat.example.com"));
  EXPECT_FALSE(origin_allowed(picky(), "http://shop.example.com", "chat.example.com"));
  EXPECT_FALSE(origin_allowed(picky(), "https://shop.example.com.evil.com", "chat.example.com"));
  EXPECT_FALSE(origin_allowed(picky(), "https://evil.com", "chat.example.com"));
  EXPECT_FALSE(origin_allowed(picky(), "null", "chat.example.com"));
}

TEST(PublicChannel, PagesOfTheServerItselfMayAlways) {
  EXPECT_TRUE(origin_allowed(picky(), "https://chat.example.com", "chat.example.com"));
  EXPECT_TRUE(origin_allowed(picky(), "http://127.0.0.1:8080", "127.0.0.1:8080"));
  EXPECT_FALSE(origin_allowed(picky(), "http://127.0.0.1:8081", "127.0.0.1:8080"));
}

TEST(PublicChannel, WhatIsNoBrowserSendsNoOrigin) {
  EXPECT_TRUE(origin_allowed(picky(), "", "chat.example.com"));
}

TEST(PublicChannel, OwnOriginNeedsAScheme) {
  EXPECT_FALSE(is_own_origin("null", "null"));
  EXPECT_FALSE(is_own_origin("chat.example.com", "chat.example.com"));
  EXPECT_FALSE(is_own_origin("https://", ""));
}

}  // namespace
}  // namespace yingda::http
