#include "nlu/entities/entities.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"

namespace yingda::nlu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// 2026-11-22, a Sunday, 10:30 in Shanghai.
constexpr TimeMs kSunday = 1795314600000;

std::vector<std::string> found(std::string_view text, std::string_view zone = "Asia/Shanghai") {
  std::vector<std::string> out;
  for (const Entity& entity : find_entities(text, {kSunday, zone}))
    out.push_back(std::string(to_text(entity.type)) + " " + entity.value);
  return out;
}

struct Case {
  const char* text;
  const char* entity;
};

TEST(Entities, FindPhones) {
  for (const auto& [text, entity] : {Case{"我的手机13800138000", "phone +8613800138000"},
                                     {"138-0013-8000 是我的", "phone +8613800138000"},
                                     {"+86 138 0013 8000", "phone +8613800138000"},
                                     {"１３８００１３８０００", "phone +8613800138000"},
                                     {"打010-12345678", "phone +861012345678"},
                                     {"(0755) 8765 4321", "phone +8675587654321"},
                                     {"400-123-4567", "phone 4001234567"},
                                     {"call +1 (415) 555-2671 please", "phone +14155552671"},
                                     {"+44 20 7946 0958", "phone +442079460958"}}) {
    EXPECT_THAT(found(text), ElementsAre(entity)) << text;
  }
}

TEST(Entities, FindLinks) {
  EXPECT_THAT(found("发到 Li.Lei+a@Example.com 吧"), ElementsAre("email li.lei+a@example.com"));
  EXPECT_THAT(found("见https://shop.example.com/a?b=1。谢谢"),
              ElementsAre("url https://shop.example.com/a?b=1"));
  EXPECT_THAT(found("www.example.cn打不开"), ElementsAre("url https://www.example.cn"));
  EXPECT_THAT(found("a@b"), IsEmpty());
}

TEST(Entities, FindTimes) {
  for (const auto& [text, entity] : {Case{"明天下午三点来", "time 2026-11-23T15:00:00+08:00"},
                                     {"今晚8点半", "time 2026-11-22T20:30:00+08:00"},
                                     {"后天", "time 2026-11-24"},
                                     {"大后天上午10:15", "time 2026-11-25T10:15:00+08:00"},
                                     {"三天前买的", "time 2026-11-19"},
                                     {"两个星期后", "time 2026-12-06"},
                                     {"2小时前", "time 2026-11-22T08:30:00+08:00"},
                                     {"半年前", ""},
                                     {"上个月5号", "time 2026-10-05"},
                                     {"下周一", "time 2026-11-23"},
                                     {"周三", "time 2026-11-18"},
                                     {"上周日", "time 2026-11-15"},
                                     {"2026年12月3日", "time 2026-12-03"},
                                     {"11月22号", "time 2026-11-22"},
                                     {"2026-12-03 15:20", "time 2026-12-03T15:20:00+08:00"},
                                     {"2026/2/30", ""},
                                     {"晚上十二点", "time 2026-11-23T00:00:00+08:00"},
                                     {"明天十二點", "time 2026-11-23T12:00:00+08:00"},
                                     {"3 days ago", "time 2026-11-19"},
                                     {"tomorrow at 3:30 pm", "time 2026-11-23T15:30:00+08:00"},
                                     {"next Monday", "time 2026-11-23"},
                                     {"on Friday", "time 2026-11-27"},
                                     {"Nov 30th, 2026", "time 2026-11-30"},
                                     {"5 March", "time 2026-03-05"},
                                     {"in two weeks", "time 2026-12-06"},
                                     {"便宜一点", ""},
                                     {"3号楼", ""},
                                     {"7天无理由", ""},
                                     {"第3点", ""}}) {
    if (*entity == '\0') {
      EXPECT_THAT(found(text), IsEmpty()) << text;
    } else {
      EXPECT_THAT(found(text), ElementsAre(entity)) << text;
    }
  }
}

TEST(Entities, ReckonInTheTimeZone) {
  EXPECT_THAT(found("tomorrow 9 am", "America/New_York"), ElementsAre("time 2026-11-22T09:00:00-05:00"));
  EXPECT_THAT(found("2026-07-01 09:00", "Europe/Berlin"), ElementsAre("time 2026-07-01T09:00:00+02:00"));
  EXPECT_THAT(found("明天", "Nowhere/City"), ElementsAre("time 2026-11-23"));
}

TEST(Entities, FindAmounts) {
  for (const auto& [text, entity] : {Case{"￥99.5", "amount 99.5 CNY"},
                                     {"1万2块", "amount 12000 CNY"},
                                     {"$1,200 was charged", "amount 1200 USD"},
                                     {"3千5块钱", "amount 3500 CNY"},
                                     {"一万二块", "amount 12000 CNY"},
                                     {"两百块", "amount 200 CNY"},
                                     {"三块五", "amount 3.5 CNY"},
                                     {"5块8毛", "amount 5.8 CNY"},
                                     {"20 dollars", "amount 20 USD"},
                                     {"HK$ 50", "amount 50 HKD"},
                                     {"1.5万元", "amount 15000 CNY"},
                                     {"99.99元", "amount 99.99 CNY"},
                                     {"一百二十块", "amount 120 CNY"}}) {
    EXPECT_THAT(found(text), ElementsAre(entity)) << text;
  }
}

TEST(Entities, FindNumbersOfOrdersAndParcels) {
  for (const auto& [text, entity] : {Case{"HJ2406180352", "order_number HJ2406180352"},
                                     {"不对，是另一单，尾号566的，BX20480566", "order_number BX20480566"},
                                     {"订单号是 20240618000352", "order_number 20240618000352"},
                                     {"order no. 1234567", "order_number 1234567"},
                                     {"户号3301286457", "order_number 3301286457"},
                                     {"SF1234567890123", "tracking_number SF1234567890123"},
                                     {"快递单号 773012345678901", "tracking_number 773012345678901"},
                                     {"RR123456785CN", "tracking_number RR123456785CN"},
                                     {"11010519491231002X", "id_number 11010519491231002X"},
                                     {"屏幕显示E01", "model E01"},
                                     {"XR-350又跳了", "model XR-350"},
                                     {"V850报警", "model V850"},
                                     {"是ALM-1012", "model ALM-1012"},
                                     {"一共 8801234", "number 8801234"}}) {
    EXPECT_THAT(found(text), ElementsAre(entity)) << text;
  }
  EXPECT_THAT(found("WiFi 有 3 格, 我要 5G"), IsEmpty());
}

TEST(Entities, FindAddresses) {
  for (const auto& [text, entity] :
       {Case{"寄到广东省深圳市南山区科技路18号3栋502室，谢谢",
             "address 广东省深圳市南山区科技路18号3栋502室"},
        {"我在岚州市星河湾小区", "address 岚州市星河湾小区"},
        {"地址改成杭州市西湖区文三路100号", "address 杭州市西湖区文三路100号"}}) {
    EXPECT_THAT(found(text), ElementsAre(entity)) << text;
  }
  for (const char* text : {"我妈在外省", "超市里有卖的吗", "我不知道怎么退", "附近的门店"})
    EXPECT_THAT(found(text), IsEmpty()) << text;
}

TEST(Entities, ComeInOrderWithTheirPlaces) {
  const std::string text = "明天下午3点打13800138000，退￥99.5到a@b.cn";
  const auto all = find_entities(text, {kSunday, "Asia/Shanghai"});
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(text.substr(all[0].begin, all[0].end - all[0].begin), "明天下午3点");
  EXPECT_EQ(text.substr(all[1].begin, all[1].end - all[1].begin), "13800138000");
  EXPECT_EQ(text.substr(all[2].begin, all[2].end - all[2].begin), "￥99.5");
  EXPECT_EQ(text.substr(all[3].begin, all[3].end - all[3].begin), "a@b.cn");
}

TEST(Entities, OfManyAreBounded) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "13800138000 ";
  EXPECT_EQ(find_entities(text, {kSunday, "Asia/Shanghai"}).size(), 32U);
}

RC_GTEST_PROP(EntitiesProperty, StayInsideTheText, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(
      rc::gen::oneOf(rc::gen::arbitrary<std::string>(),
                     rc::gen::elementOf(std::vector<std::string>{
                         "1",  "３", "万", "块",   "点",  "半",       "明天",  "下",      "周",   "一",
                         "号", "年", "月", "2026", "-",   "/",        ":",     "+86",     "138",  "00",
                         "省", "市", "路", "广东", "@",   ".",        "com",   "http://", "$",    "￥",
                         ",",  " ",  "(",  ")",    "in ", "days ago", "next ", "monday",  "nov ", "pm",
                         "XR", "SF", "x",  "十",   "百",  "前",       "后",    "个",      "\xE4", "\xFF"})));
  std::string text;
  for (const auto& piece : pieces) text += piece;
  const TimeMs now = *rc::gen::inRange<TimeMs>(0, 4'000'000'000'000);
  std::uint32_t last = 0;
  for (const Entity& entity : find_entities(text, {now, "Asia/Shanghai"})) {
    RC_ASSERT(entity.begin >= last && entity.begin < entity.end && entity.end <= text.size());
    RC_ASSERT(!entity.value.empty() && is_utf8(entity.value));
    last = entity.end;
  }
}

RC_GTEST_PROP(EntitiesProperty, FindEveryMobileNumber, ()) {
  const auto digits = *rc::gen::container<std::string>(9, rc::gen::inRange('0', static_cast<char>('9' + 1)));
  const std::string number = "1" + std::to_string(*rc::gen::inRange(3, 10)) + digits;
  RC_ASSERT(found("电话" + number + "。") == std::vector<std::string>{"phone +86" + number});
}

}  // namespace
}  // namespace yingda::nlu
