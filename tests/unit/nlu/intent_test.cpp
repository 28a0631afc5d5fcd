#include "nlu/evaluate/intent.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "models_folder.hpp"
#include "nlu/evaluate/table.hpp"
#include "nlu/intent/classifier.hpp"

namespace yingda::nlu {
namespace {

// Four intents with ten wordings each, of which the last two are asked.
struct Wording {
  const char* label;
  const char* text;
};
constexpr Wording kWordings[] = {
    {"refund", "I want my money back"},
    {"refund", "how do I get a refund"},
    {"refund", "please refund this order"},
    {"refund", "refund for a broken lamp"},
    {"refund", "when is the money returned"},
    {"refund", "return the payment for my order please"},
    {"refund", "can I have my money back"},
    {"shipping", "where is my parcel"},
    {"shipping", "when will the parcel arrive"},
    {"shipping", "track my delivery"},
    {"shipping", "my parcel has not arrived yet"},
    {"shipping", "delivery is late"},
    {"shipping", "how long does delivery take"},
    {"shipping", "has my parcel been sent"},
    {"password", "I forgot my password"},
    {"password", "reset the password of my account"},
    {"password", "cannot sign in any more"},
    {"password", "how to change my password"},
    {"password", "my password does not work"},
    {"password", "new password for my account"},
    {"password", "sign in fails with my password"},
    {"invoice", "send me an invoice"},
    {"invoice", "I need the invoice for taxes"},
    {"invoice", "the invoice has a wrong address"},
    {"invoice", "where do I find my invoices"},
    {"invoice", "invoice with the company name"},
    {"invoice", "print the invoice again"},
    {"invoice", "an invoice for last month"},
};

std::vector<LabelledText> examples() {
  std::vector<LabelledText> out;
  for (const auto& [label, text] : kWordings) out.push_back({text, label});
  return out;
}

std::unique_ptr<IntentClassifier> trained(const std::vector<LabelledText>& texts,
                                          const Encoder* encoder = nullptr) {
  return std::move(IntentClassifier::train(texts, encoder).value());
}

std::string said(const IntentClassifier& classifier, std::string_view text) {
  return classifier.labels()[classifier.recognise(text).intent];
}

TEST(Intent, RecognisesWordingsThatItHasNotSeen) {
  const auto classifier = trained(examples());
  EXPECT_EQ(said(*classifier, "I would like a refund please"), "refund");
  EXPECT_EQ(said(*classifier, "is my parcel lost"), "shipping");
  EXPECT_EQ(said(*classifier, "password forgotten"), "password");
  EXPECT_EQ(said(*classifier, "an invoice please"), "invoice");
}

TEST(Intent, KnowsItsOwnExamplesForSure) {
  const auto classifier = trained(examples());
  const auto known = classifier->recognise("  WHERE is my parcel ");
  EXPECT_EQ(known.tier, IntentTier::exact);
  EXPECT_EQ(classifier->labels()[known.intent], "shipping");
  EXPECT_TRUE(known.accepted);
}

TEST(Intent, ContradictingLabelsAreNotSure) {
  auto texts = examples();
  texts.push_back({"where is my parcel", "refund"});
  EXPECT_NE(trained(texts)->recognise("where is my parcel").tier, IntentTier::exact);
}

TEST(Intent, TheSameTextsGiveTheSameModelOnAnyNumberOfThreads) {
  const auto texts = examples();
  const auto one = std::move(IntentClassifier::train(texts, nullptr, {.threads = 1}).value());
  const auto three = std::move(IntentClassifier::train(texts, nullptr, {.threads = 3}).value());
  for (const char* text : {"is my parcel lost", "money", "xyz", ""}) {
    const auto a = one->recognise(text);
    const auto b = three->recognise(text);
    EXPECT_EQ(a.intent, b.intent);
    EXPECT_EQ(a.probability, b.probability);
    EXPECT_EQ(a.scope, b.scope);
  }
}

TEST(Intent, AnyTextIsTaken) {
  const auto classifier = trained(examples());
  const std::string strange[] = {
      "", " ", "a", "😀😀😀", "\xFF\xFE\x80", std::string(10'000, 'x'), std::string("\0\0", 2)};
  for (const std::string& text : strange) {
    const auto answer = classifier->recognise(text);
    EXPECT_LT(answer.intent, classifier->labels().size());
    EXPECT_GE(answer.probability, 0.F);
    EXPECT_LE(answer.probability, 1.F);
  }
}

TEST(Intent, LearnsFromVeryLittle) {
  EXPECT_EQ(said(*trained({{"hello", "greeting"}}), "anything"), "greeting");
  const auto two = trained({{"hello there", "greeting"}, {"good bye", "farewell"}});
  EXPECT_EQ(said(*two, "hello"), "greeting");
  EXPECT_EQ(said(*two, "bye"), "farewell");
  EXPECT_EQ(trained({{"", "nothing"}, {"", "other"}})->labels().size(), 2U);
}

TEST(Intent, OfVeryManyExamplesAnEvenShareIsLearntAndEqualTextsAreKnownOfAll) {
  auto texts = examples();
  for (int i = 0; i < 500; ++i) texts.push_back({"refund number " + std::to_string(i), "refund"});
  const auto classifier = std::move(IntentClassifier::train(texts, nullptr, {.most_examples = 60}).value());
  EXPECT_LE(classifier->examples_learnt(), 60U);
  for (const LabelledText& text : texts) {
    const auto known = classifier->recognise(text.text);
    EXPECT_EQ(known.tier, IntentTier::exact);
    EXPECT_EQ(classifier->labels()[known.intent], text.label);
  }
  EXPECT_EQ(said(*classifier, "is my parcel lost"), "shipping") << "small intents lose nothing";
}

TEST(Intent, NothingToLearnIsAnError) {
  for (const auto& texts : {std::vector<LabelledText>{}, std::vector<LabelledText>{{"weather", "oos"}}}) {
    const auto none = IntentClassifier::train(texts, nullptr);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, "no_examples");
  }
}

TEST(Intent, OutOfScopeIsNoIntent) {
  auto texts = examples();
  texts.push_back({"what is the weather", "oos"});
  const auto classifier = trained(texts);
  EXPECT_EQ(classifier->labels(), (std::vector<std::string>{"invoice", "password", "refund", "shipping"}));
  EXPECT_GT(classifier->recognise("refund my order").scope,
            classifier->recognise("tell me a joke about cats").scope);
}

TEST(Intent, MeaningFindsWhatSharesNoWord) {
  const auto encoder = Encoder::load(models_folder());
  if (!encoder) GTEST_SKIP() << "no model in " << models_folder();
  const auto classifier = trained(examples(), encoder->get());
  EXPECT_EQ(said(*classifier, "包裹到哪儿了"), "shipping");
  EXPECT_EQ(said(*classifier, "quiero que me devuelvan el dinero"), "refund");
  EXPECT_EQ(classifier->recognise("包裹到哪儿了").tier, IntentTier::meaning);
  EXPECT_EQ(classifier->recognise("包裹到哪儿了", false).tier, IntentTier::grams);
}

class EvalTable : public testing::Test {
 protected:
  std::string file(const std::string& name, const std::string& content) {
    const auto path = std::filesystem::path(testing::TempDir()) / ("yingda-" + name);
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  static constexpr std::array<std::string_view, 2> kColumns = {"text", "label"};
};

TEST_F(EvalTable, ColumnsMayStandInAnyOrderBesideOthers) {
  const auto rows = read_table(
      file("order.tsv", "\xEF\xBB\xBFid\tlabel\ttext\r\n1\ta\tone\r\n\r\n2\tb\ttwo\r\n"), kColumns);
  ASSERT_TRUE(rows);
  EXPECT_EQ(*rows, (std::vector<std::vector<std::string>>{{"one", "a"}, {"two", "b"}}));
}

TEST_F(EvalTable, WhatIsWrongIsNamedWithItsLine) {
  const std::pair<const char*, const char*> cases[] = {{"", ":1:"},
                                                       {"id\ttext\n1\tx\n", ":1:"},
                                                       {"text\tlabel\na\tb\nc\n", ":3:"},
                                                       {"text\tlabel\na\t\xFF\n", ":2:"}};
  for (const auto& [content, line] : cases) {
    const auto rows = read_table(file("bad.tsv", content), kColumns);
    ASSERT_FALSE(rows) << content;
    EXPECT_EQ(rows.error().code, "eval_input");
    EXPECT_NE(rows.error().detail.find(line), std::string::npos) << rows.error().detail;
  }
  EXPECT_EQ(read_table("/nowhere/at/all.tsv", kColumns).error().kind, ErrorKind::not_found);
}

TEST_F(EvalTable, AnEvaluationCountsWhatIsRight) {
  std::string learnt = "text\tlabel\tlang\n";
  for (const auto& [label, text] : kWordings) learnt.append(text).append("\t").append(label).append("\ten\n");
  const auto train = file("train.tsv", learnt + "bonjour\tgreeting\tfr\n");
  const auto test = file("test.tsv",
                         "text\tlabel\tlang\nis my parcel lost\tshipping\ten\nan invoice please\trefund\ten\n"
                         "tell me a joke\toos\ten\nau revoir\tgreeting\tfr\n");
  const auto figures = evaluate_intent({train, test, std::nullopt, "en", 1}, nullptr);
  ASSERT_TRUE(figures);
  EXPECT_EQ((*figures)["accuracy"], 0.5);
  EXPECT_EQ((*figures)["questions"], 3);
  EXPECT_EQ((*figures)["intents"], 4);
  EXPECT_EQ((*figures)["per_tier"]["grams"]["share"], 1.0);
}

}  // namespace
}  // namespace yingda::nlu
