#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"
#include "nlu/chinese/cantonese.hpp"
#include "nlu/chinese/forms.hpp"
#include "nlu/normalize.hpp"

namespace yingda::nlu {
namespace {

TEST(Chinese, ConvertsBetweenItsForms) {
  EXPECT_EQ(in_form("請問什麼時候退款", ChineseForm::simplified), "请问什么时候退款");
  EXPECT_EQ(in_form("没有收到短信", ChineseForm::traditional), "沒有收到短信");
  EXPECT_EQ(in_form("没有收到短信，软件打不开", ChineseForm::taiwan), "沒有收到簡訊，軟體打不開");
  EXPECT_EQ(in_form("软件里面", ChineseForm::hong_kong), "軟件裏面");
  EXPECT_EQ(in_form("头发和发票", ChineseForm::traditional), "頭髮和發票");
  EXPECT_EQ(in_form("怎么退货", ChineseForm::as_written), "怎么退货");
  EXPECT_EQ(in_form("refund", ChineseForm::taiwan), "refund");
}

TEST(Chinese, IsComparedInOneForm) {
  EXPECT_EQ(normalize("請問怎麼退貨？"), normalize("请问怎么退货？"));
  EXPECT_EQ(normalize("沒收到簡訊"), normalize("没收到短信"));
  EXPECT_EQ(normalize("點樣退貨"), normalize("点样退货"));
  EXPECT_EQ(normalize("乾隆"), "乾隆");
}

TEST(Chinese, ReadsCantonese) {
  EXPECT_EQ(normalize("我嘅訂單幾時到？"), normalize("我的订单什么时候到?"));
  EXPECT_EQ(normalize("系統有冇問題"), "系统有没有问题");
  EXPECT_TRUE(has_cantonese("唔該"));
  EXPECT_FALSE(has_cantonese("请问怎么退货"));
}

TEST(Chinese, LeavesOtherLanguagesAlone) {
  for (const char* text : {"配達時間を変更したい", "買い物の後で", "환불 規定", "refund", ""}) {
    EXPECT_EQ(comparable_chinese(text), text);
  }
}

TEST(Chinese, ChoosesTheFormByRegion) {
  EXPECT_EQ(traditional_form("zh-TW", false), ChineseForm::taiwan);
  EXPECT_EQ(traditional_form("zh-tw", true), ChineseForm::taiwan);
  EXPECT_EQ(traditional_form("zh-Hant-HK", false), ChineseForm::hong_kong);
  EXPECT_EQ(traditional_form("zh-MO", false), ChineseForm::hong_kong);
  EXPECT_EQ(traditional_form("", true), ChineseForm::hong_kong);
  EXPECT_EQ(traditional_form("zh-CN", false), ChineseForm::traditional);
  EXPECT_EQ(traditional_form("en-TW", false), ChineseForm::traditional);
}

RC_GTEST_PROP(ChineseProperty, TakesAnyText, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
      std::vector<std::string>{"請", "问", "係", "系", "嘅", "乾", "の", "a", "，", "1", "軟體", "\xFF"}));
  std::string text;
  for (const auto& piece : pieces) text += piece;
  const std::string once = normalize(text);
  RC_ASSERT(is_utf8(once));
  for (const ChineseForm form : {ChineseForm::simplified, ChineseForm::taiwan, ChineseForm::hong_kong})
    RC_ASSERT(!is_utf8(text) || is_utf8(in_form(text, form)));
}

}  // namespace
}  // namespace yingda::nlu
