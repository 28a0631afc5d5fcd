#include "bot/replies.hpp"

#include <array>

namespace yingda::bot {
namespace {

const auto kTexts = std::to_array<Localized>({
    // greeting
    {"您好，我是{company}的智能助手{name}。请直接说您的问题，我来帮您查。",
     "Hello, I'm {name}, the AI assistant of {company}. Just tell me what you need."},
    // thanks
    {"不客气，还有问题随时问我。", "You're welcome. Ask me any time."},
    // bye
    {"感谢您的咨询，再见！", "Thanks for getting in touch. Goodbye!"},
    // acknowledged
    {"好的，还有别的问题请直接告诉我。", "All right. If there is anything else, just tell me."},
    // who
    {"我是{company}的智能助手{name}，是 AI，不是真人。我可以回答常见问题；需要人工时，说“转人工”就行。",
     "I'm {name}, the AI assistant of {company}, not a person. I answer common questions; say “talk to a "
     "person” "
     "whenever you want one."},
    // robot
    {"我是 AI 智能助手{name}，不是真人。想找真人客服的话，说“转人工”就行。",
     "I'm {name}, an AI assistant, not a person. If you'd rather have one, say “talk to a person”."},
    // unknown
    {"抱歉，这个问题我还没有可靠的答案。您可以换个说法，或者转人工客服。",
     "Sorry, I have no reliable answer to that. You can put it another way, or talk to a person."},
    // unknown_again
    {"抱歉，还是没找到对得上的答案。请说说具体的产品或业务名称，或者转人工客服。",
     "Sorry, I still can't find an answer that fits. Please name the product or service, or talk to a "
     "person."},
    // number_noted
    {"号码收到了。我查不了具体的订单和账户；需要的话可以转人工客服，号码会一并转过去。",
     "I got the number, but I can't look up single orders and accounts. A person can; they will see the "
     "number."},
    // attachment
    {"文件收到了。我看不了图片和文件的内容，请用文字说说您的问题，或者转人工客服。",
     "I got your file, but I can't read pictures and files. Please describe your question, or talk to a "
     "person."},
    // clarify_one
    {"您是想问这个问题吗？", "Is this what you would like to know?"},
    // clarify
    {"您想问的是下面哪一个？点选或回复序号都可以。",
     "Which of these do you mean? Tap one or reply with its number."},
    // none_of_these
    {"都不是", "None of these"},
    // talk_to_person
    {"转人工", "Talk to a person"},
    // handoff_asked
    {"好的，正在为您转接人工客服，请稍候。前面的对话会一并转过去，不用重复说明。",
     "Sure, I'm handing you over to a person. They will see our conversation, so you needn't repeat "
     "anything."},
    // handoff_not_understood
    {"抱歉没能帮上您，我请人工客服来处理，请稍候。",
     "Sorry that I couldn't help. I'm asking a colleague to take over, one moment please."},
    // handoff_anger
    {"非常抱歉给您带来不好的体验，我马上请人工客服来为您处理。",
     "I'm very sorry about this. I'm bringing in a colleague right away to sort it out."},
    // handoff_emergency
    {"您说的情况很紧急，我马上请人工客服优先处理。如有人身危险，请先拨打 120、119 或 110。",
     "This sounds urgent. I'm bringing in a person with priority. If anyone is in danger, call your local "
     "emergency "
     "number first."},
    // handoff_topic
    {"这件事需要专人处理，正在为您转接人工客服，请稍候。",
     "This needs a person. I'm handing you over to a colleague, one moment please."},
    // handoff_repeated
    {"抱歉前面的回答没能解决问题，我请人工客服来跟进，请稍候。",
     "Sorry that my answers didn't solve it. I'm asking a colleague to follow up, one moment please."},
});

void fill(std::string& text, std::string_view mark, const std::string& value) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size())) {
    text.replace(at, mark.size(), value);
  }
}

}  // namespace

const Localized& text_of(Say what) { return kTexts[static_cast<std::size_t>(what)]; }

std::string say(Say what, const Workspace& workspace, std::string_view language) {
  std::string text = text_of(what).pick(language);
  fill(text, "{name}", Localized{workspace.bot.name_zh, workspace.bot.name_en}.pick(language));
  fill(text, "{company}", workspace.name);
  return text;
}

Localized reason_text(HandoffReason reason) {
  switch (reason) {
    case HandoffReason::none:
      return {"", ""};
    case HandoffReason::asked:
      return {"客户要求人工", "The customer asked for a person"};
    case HandoffReason::not_understood:
      return {"机器人连续没听懂", "The bot did not understand several times in a row"};
    case HandoffReason::anger:
      return {"客户情绪激动", "The customer is angry"};
    case HandoffReason::topic:
      return {"必须由人处理的话题", "The topic needs a person"};
    case HandoffReason::repeated:
      return {"回答没有解决问题", "The answers did not solve the problem"};
    case HandoffReason::bot_disabled:
      return {"该渠道未启用机器人", "The bot is off on this channel"};
    case HandoffReason::agent:
      return {"坐席接手", "An agent took over"};
  }
  return {"", ""};
}

std::string_view reply_language(std::string_view language, const Workspace& workspace) {
  if (language.starts_with("zh")) return "zh";
  if (language.starts_with("en")) return "en";
  return workspace.locale.starts_with("zh") ? "zh" : "en";
}

}  // namespace yingda::bot
