#include "bot/signal_tables.hpp"

// Wordings of anger, annoyance and of answers that do not help. Pattern language: bot/phrases.hpp.

namespace yingda::bot {
namespace {

// Insults and threats: enough on their own.
constexpr RuleSource kAnger[] = {
    {"骗子|强盗|抢钱|狗屁|狗日|他妈|tmd|妈逼|操你|草泥马|傻逼|傻b|煞笔|傻x|王八|混蛋|流氓|无赖|黑心|黑店|"
     "奸商|畜生|脑残|智障",
     "遇到|碰到|防|识别|疑似|怀疑|是不是|会不会|怕|自称|冒充|电话|短信|链接|真假 ~6 骗子|骗钱|骗局 ; "
     "骗子 ~6 转|要|打|电话|骗了|短信|账户 ; 被骗子|给骗子 ; 其他妈|其他 妈 ; 人工智障"},
    {"妈的", "我|你|他|她|妈|爸|孩子|宝|家|姑|舅|姨|奶|老 妈的"},
    {"死全家|全家死|敲诈|无耻|不要脸|丧良心|昧良心|没良心|丧尽天良|人渣|败类|去死|骗局|装死|耍猴|放屁|废物|"
     "缺德|土匪|吃人不吐骨头",
     "是不是骗局"},
    {"垃圾|破|烂|狗|黑 ~1 公司|医院|银行|客服|平台|服务|商家|店|机器|系统|玩意|软件|app|售后",
     "破损|破了|破裂|破碎|打破|垃圾桶|垃圾袋|垃圾短信|摔破 ; 烂了|烂掉 ; 黑屏|黑白|黑色|黑名单|黑胶 ; "
     "狗粮|狗狗"},
    {"^ 滚|滚蛋|去死 $", ""},
    {"给老子|你们有病|是不是有病|有毛病吧|脑子有|眼瞎|什么东西啊你|不是人|吃屎|狗东西",
     "不是人为 ; 不是人工"},
    {"一帮|一群|一伙|都是 ~3 骗子|骗钱的|强盗|饭桶|废物|土匪|流氓|垃圾|吸血鬼", ""},
    {"受够|忍无可忍|欺人太甚|太欺负人|当猴耍|还有没有王法|跟你们没完|没完没了的骗", ""},
    {"信不信 ~1 我|我要|我会|我就|非得|今天 ~4 "
     "曝光|砸|闹|拉横幅|天天去|发网上|发微博|发抖音|找媒体|找记者|上电视",
     "热闹|闹钟|砸了手机|砸到"},
    {"上门|去你们|到你们|带人 ~6 闹|砸|堵|拉横幅|算账|要说法", "热闹"},
    {"拉横幅|砸牌子|砸店|砸了你们|曝光你们|告到底|把钱还我|还我钱|还我血汗钱|血汗钱|退我血汗", ""},
    {"不给|必须给|给我 ~3 说法", "不给说法 ~1 吗 ; 得给我个说法"},
    {"投诉 ~1 你|你们|到底|死|定了",
     "上次|上回|之前|以前|怎么|如何|哪里 ~8 投诉 ; 投诉 ~8 挺快|及时|满意 ; 不投诉 ; 投诉你们 ~1 吗"},
    {"我要|我一定|必须|马上|现在就|非要|只好|只能|我去 ~2 投诉|举报|差评", "怎么|如何|哪里|流程"},
    {"scammer|scammers|thieves|thief|liars|crooks|fraudsters|fuck|fucking|fucked|bullshit|shit|idiot|idiots|"
     "moron|bastard|"
     "bastards|disgusting|pathetic|asshole|rip_off|ripoff|criminals",
     "report|from|is_it|is_this|by ~12 scammer|scammers|thief|thieves|fraudsters"},
    {"you|you_are|you're|youre|your|this_is|this|what_a ~16 "
     "scam|joke|fraud|worst|terrible|incompetent|ridiculous|"
     "unacceptable|outrageous|garbage|disgrace|stupid",
     "is_this ; scam_call|scam_email|scam_text|scam_message ; garbage_can|garbage_bag"},
    {"fed_up|sick_of_this|had_enough|worst_service|worst_company|absolutely_ridiculous|file_a_complaint|make_"
     "a_complaint",
     "how"},
    {"i_am|i'm|im|so ~6 furious|livid|pissed|outraged|angry", ""},
    {"report_you|give_me_my_money|give_my_money_back|waste_of_time|never_again|shame_on_you|go_to_hell|screw_"
     "you",
     ""},
};

// Sharp, but said by calm customers too: anger only together with shouting or with each other.
constexpr RuleSource kSharp[] = {
    {"骗人|骗钱|坑人|坑钱|坑爹|忽悠|糊弄|太过分|耍我|耍人|玩我|恶心|太不负责|不把人当|赔得起吗|管不管|"
     "霸王条款|欺负人|卧槽|气死",
     "气死我了哈哈"},
    {"凭什么|凭啥|岂有此理|不像话|推来推去|扯皮|踢皮球|店大欺客|什么玩意|搞什么鬼|怎么搞的|太差|差劲|离谱",
     ""},
    {"stupid|damn|terrible|awful|useless|unbelievable|joke|unacceptable|outrageous|hell", ""},
};

constexpr RuleSource kComplaint[] = {
    {"没用|不管用|没效果|没解决|解决不了|没有用|不顶用|不起作用|白搭",
     "没用完|没用过|没用到|没用掉|没用了|还没用|没用的|没用满|没用上"},
    {"还是|依然|依旧|仍然|照样 ~4 不行|没|不|这样|那样|老样子|一样|报|错误|离线|失败|异常|断|慢|原样",
     "还是不 ~4 是 ; 还是没 ~2 想好 ; 还是不是"},
    {"试过|弄过|按你说的|照你说的|照做|都做了|换过|重启过|设过|看过|说过|发过|照着弄|按步骤",
     "没试过|没说过|没看过|试过期"},
    {"我问的是|我的意思是|你没明白|没听懂|听不懂|看不懂|听不明白|没看懂|答非所问|驴唇不对马嘴|你理解错|"
     "不对题|没回答我|牛头不对马嘴",
     ""},
    {"不是 ~3 问这个|我要的|我问的|我想问|我要问", "是不是"},
    {"我说了|我都说|跟你说了|我说过|都说了|又来|又是这|又发|刚发过|刚才发过|已经发过|你刚才说",
     "他们又来|她又来 ; 老板|医生 ~3 说了"},
    {"别|不要|不想|不看 ~3 发|看|念|背 ~4 步骤|菜单|套话|模板|链接|这些|课文|废话|官话", ""},
    {"doesn't_work|does_not_work|didn't_work|did_not_work|didn't_help|did_not_help|not_helpful|not_helping|"
     "no_help|doesn't_help",
     "what_if|if_it"},
    {"still ~8 not|doesn't|can't|isn't|cannot|nothing|broken|the_same|won't|no|failing|error|waiting",
     "if ~6 still"},
    {"already_tried|tried_that|not_what_i|same_answer|you_already|wrong_answer|useless|makes_no_sense|don't_"
     "understand_me",
     ""},
    {"that's|that_is|this_is ~4 not ~10 answer|question|asked|helpful|it|meant", ""},
};

// Says outright that the bot goes round in circles.
constexpr RuleSource kLastComplaint[] = {
    {"第三遍|第三次|第四遍|好几遍了|多少遍|几遍了|八百遍|无数遍|n遍",
     "测|插|试|催|输|刷|扣|查|点|重启|打 ~3 第三遍|几遍|好几遍|第三次|多少遍"},
    {"说了|问了|讲了|说|问|讲 ~3 三遍|三次|好几遍|几遍|好多遍|半天|无数遍|很多遍", "他们|师傅|医生 ~3 说了"},
    {"同样的|一样的|同一个|重复的|重复|老是|总是 ~2 话|步骤|回复|答案|内容|一句|这句|一套",
     "怎么 ~6 重复 ; 是不是同一个"},
    {"翻来覆去|来来回回|车轱辘|复读机|就那一句|就这一句|就这一段|就会说|只会说|还是这一句|还是那一句|"
     "又发这个|又给我发|还让我去|你还让|你还叫",
     ""},
    {"还是|又是 ~1 同|这 ~2 一个问题|个问题|段话|句话|一套", ""},
    {"third_time|keep_repeating|keeps_repeating|same_thing_again|over_and_over|how_many_times|going_in_"
     "circles|same_answer_again",
     ""},
    {"asked_three_times|stop_repeating|again_and_again|same_steps|already_told_you|told_you_twice|as_i_said_"
     "before",
     ""},
};

constexpr RuleSource kAnnoyed[] = {
    {"烦|气死|无语|着急|生气|郁闷|失望|坑|凭什么|凭啥|霸王|过分|搞什么|太慢|真慢|等了|唉|服了|受不了|什么破|"
     "折腾|啰嗦|恼火|崩溃",
     "麻烦|不烦|烦请|不生气"},
    {"annoying|annoyed|frustrated|frustrating|upset|angry|disappointed|unhappy|too_slow|why_on_earth", ""},
};
constexpr RuleSource kUrgent[] = {
    {"急|赶紧|马上|立刻|快点|火速|尽快|来不及|等不了|担心|害怕|慌|怎么办啊|怎么办呀|咋办|焦虑|不放心|"
     "提心吊胆|睡不着",
     "急诊|急救 ; 不急|不着急"},
    {"urgent|urgently|asap|immediately|right_now|worried|worrying|hurry|emergency|scared|anxious|nervous|"
     "concerned|"
     "afraid|panicking|stressed|freaking_out|desperate",
     ""},
};

}  // namespace

std::span<const RuleSource> anger_rules() { return kAnger; }
std::span<const RuleSource> sharp_rules() { return kSharp; }
std::span<const RuleSource> complaint_rules() { return kComplaint; }
std::span<const RuleSource> last_complaint_rules() { return kLastComplaint; }
std::span<const RuleSource> annoyed_rules() { return kAnnoyed; }
std::span<const RuleSource> urgent_rules() { return kUrgent; }

}  // namespace yingda::bot
