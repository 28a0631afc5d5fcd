#include <gtest/gtest.h>

#include "http/openapi_document.hpp"
#include "http/schema.hpp"
#include "http/views/contacts.hpp"
#include "http/views/conversations.hpp"
#include "http/views/messages.hpp"

namespace yingda::http {
namespace {

views::Names names() {
  return {[](MemberId id) { return id == MemberId{7} ? std::string("韩梅梅") : std::string(); },
          [](ChannelId id) -> std::shared_ptr<const Channel> {
            if (id != ChannelId{3}) return nullptr;
            Channel channel;
            channel.id = id;
            channel.name = "官网";
            return std::make_shared<const Channel>(channel);
          }};
}

// What breaks the contract's schema; "" where nothing does.
std::string breach(const char* schema, const Json& value) {
  static const Json document = Json::parse(openapi_text());
  static SchemaSet schemas(document);
  const auto* node = schemas.compile({{"$ref", std::string("#/components/schemas/") + schema}});
  const Status checked = check(*node, value);
  return checked ? "" : checked.error().field + " " + checked.error().code;
}

Message bot_answer() {
  Message message;
  message.id = MessageId{11};
  message.conversation = ConversationId{5};
  message.seq = 2;
  message.author = Author::bot;
  message.parts = {TextPart{"七天内可以退货。"}};
  message.meta = {{"kind", "answer"}, {"entry_id", "0000000000009"},
                  {"score", 0.93},    {"sources", {{{"title", "《退换货政策》"}}}},
                  {"feedback", "up"}, {"candidates", Json::array()},
                  {"tier", "lexical"}};
  message.created_at = 1'700'000'000'000;
  return message;
}

TEST(MessageViews, TheCustomerSeesTheAnswerAndItsSourceButNotTheScore) {
  const Json view = views::public_message(bot_answer(), names());
  EXPECT_EQ(breach("PublicMessage", view), "");
  EXPECT_EQ(view["kind"], "answer");
  EXPECT_EQ(view["sources"][0]["title"], "《退换货政策》");
  EXPECT_EQ(view["feedback"], "up");
  for (const char* hidden : {"meta", "score", "entry_id", "candidates", "member_id"}) {
    EXPECT_FALSE(view.contains(hidden)) << hidden;
  }
}

TEST(MessageViews, TheMemberSeesAllOfIt) {
  const Json view = views::message(bot_answer(), names());
  EXPECT_EQ(breach("Message", view), "");
  EXPECT_EQ(view["meta"]["score"], 0.93);
}

TEST(MessageViews, AnAgentHasANameAndKeepsHisOwnIds) {
  Message message = bot_answer();
  message.author = Author::agent;
  message.member = MemberId{7};
  message.meta = Json::object();
  message.client_message_id = "console-1";
  const Json view = views::public_message(message, names());
  EXPECT_EQ(view["agent_name"], "韩梅梅");
  EXPECT_FALSE(view.contains("client_message_id"));
  EXPECT_EQ(views::message(message, names())["client_message_id"], "console-1");
}

TEST(MessageViews, NotesNeverReachTheCustomer) {
  Message note = bot_answer();
  note.author = Author::note;
  note.parts = {TextPart{"难缠的客户"}};
  const Json list = views::public_messages({bot_answer(), note}, names());
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list.dump().find("难缠"), std::string::npos);
}

Conversation waiting() {
  Conversation conversation;
  conversation.id = ConversationId{5};
  conversation.channel = ChannelId{3};
  conversation.contact = ContactId{4};
  conversation.handler = yingda::Handler::queue;
  conversation.team = TeamId{2};
  conversation.last_seq = 3;
  conversation.version = 4;
  conversation.last_message_at = conversation.created_at = conversation.queued_at = 1'700'000'000'000;
  return conversation;
}

TEST(ConversationViews, AWaitingOneHasItsPlaceAndItsContact) {
  Contact contact;
  contact.id = ContactId{4};
  contact.name = "李雷";
  contact.created_at = 1'700'000'000'000;
  const Json view = views::conversation(waiting(), contact, 2, names());
  EXPECT_EQ(breach("Conversation", view), "");
  EXPECT_EQ(view["queue_place"], 2);
  EXPECT_EQ(view["channel_name"], "官网");
  EXPECT_EQ(view["contact"]["name"], "李雷");
  for (const char* absent :
       {"assignee_id", "assignee_name", "rating", "summary", "resolved_at", "language"}) {
    EXPECT_FALSE(view.contains(absent)) << absent;
  }
}

TEST(ConversationViews, ARatedOneShowsTheRating) {
  Conversation conversation = waiting();
  conversation.handler = yingda::Handler::human;
  conversation.status = ConversationStatus::resolved;
  conversation.assignee = MemberId{7};
  conversation.rating = {4, "不错"};
  Contact contact;
  contact.id = conversation.contact;
  contact.created_at = 1'700'000'000'000;
  const Json view = views::conversation(conversation, contact, std::nullopt, names());
  EXPECT_EQ(breach("Conversation", view), "");
  EXPECT_EQ(view["rating"], (Json{{"score", 4}, {"comment", "不错"}}));
  EXPECT_EQ(view["assignee_name"], "韩梅梅");
}

TEST(ConversationViews, PublicStateBeforeTheFirstMessage) {
  const Json view = views::public_state({});
  EXPECT_EQ(breach("PublicState", view), "");
  EXPECT_EQ(view["status"], "none");
  EXPECT_FALSE(view.contains("conversation_id"));
}

TEST(ConversationViews, PublicStateInTheQueue) {
  PublicState state;
  state.conversation = ConversationId{5};
  state.status = ConversationStatus::open;
  state.handled_by = yingda::Handler::queue;
  state.queue_place = 3;
  state.expected_wait_s = 0;
  const Json view = views::public_state(state);
  EXPECT_EQ(breach("PublicState", view), "");
  EXPECT_EQ(view["queue_place"], 3);
  EXPECT_EQ(view["expected_wait_s"], 0);
}

TEST(ContactViews, IdentitiesNameTheirChannel) {
  Contact contact;
  contact.id = ContactId{4};
  contact.created_at = 1'700'000'000'000;
  Identity identity;
  identity.channel = ChannelId{3};
  identity.external_id = "visitor-1";
  const Json view = views::contact(contact, {identity}, names());
  EXPECT_EQ(breach("Contact", view), "");
  EXPECT_EQ(view["identities"][0]["channel_name"], "官网");
  EXPECT_FALSE(views::contact(contact).contains("identities"));
}

}  // namespace
}  // namespace yingda::http
