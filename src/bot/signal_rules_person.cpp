#include "bot/signal_tables.hpp"

// Wordings that ask for a person. Pattern language: bot/phrases.hpp. 人工 also means "by hand" and
// "artificial", and a person comes up in questions about hours, calls and staff: the second column takes
// those out again.

namespace yingda::bot {
namespace {

// Declined, asked about, or told about another one.
#define YINGDA_NO_WISH                                                                             \
  "不用|不要|不想|不必|无需|别|甭|没必要|不需要 ~2 转|轉|找|接|换|叫|联系|人工|真人|客服 ; "       \
  "人工|客服|坐席|热线|真人 ~4 几点|上班|下班|时间|什么时候|收费|多少钱|24小时|电话是|电话多少 ; " \
  "自称|冒充|假冒|诈骗|是真的吗|是真是假 ; 人工 ~3 还是 ; 是|用|去 ~8 还是 ~2 人工 ; "             \
  "上次|上回|昨天|之前|刚才|前几天 ~5 人工|客服|专员|经理|师傅|工作人员"
// 人工 as a part of another word.
#define YINGDA_BY_HAND                                                                                       \
  " ; 人工 "                                                                                                 \
  "费|智能|流产|授精|受孕|耳蜗|关节|心脏|瓣膜|晶体|晶状|骨|牙|肛|湖|岛|草|林|审|核|抄|破损|损坏|色素 ; "     \
  "人工 "                                                                                                    \
  "香精|香料|甜味|窗口|造|成本|降雨|增雨|降温|呼吸|皮革|合成|培育|养殖|种植|繁殖|挑|分拣|检|录入|操作|搬 ; " \
  "人工 "                                                                                                    \
  "干预|翻译|改|把|清洗|安装|拆|割|采|除|打扫|喂|泪液|智障|增雪|称|报价|开票|盖章|填|计|工资|排队|通道 ; "   \
  "人工 "                                                                                                    \
  "打磨|焊|装卸|卸|喷|涂|修|补|浇|制|肾|血管|胰|角膜|唾液|奶|孵|放号|取号|挂号|缴费|办理|买票|售票|值机"

constexpr RuleSource kWantsPerson[] = {
    {"转|轉|转接|转到|转给|转成|切换|切到|接入|接通|呼叫|接到 ~3 人工|真人|活人|坐席|座席|人类|坐席",
     YINGDA_NO_WISH},
    {"转|轉|转接|转到|转给|切到|接入|接通|呼叫|接到 ~5 专员|客服|主管|经理|工作人员|领导|负责人|售后",
     YINGDA_NO_WISH " ; 转账|转入|转出|转正|转发|转卖"},
    {"找|要|叫|换|来|接|给|帮|让|想|请|跟|和|联系|有没有|派|安排|需要 ~6 "
     "真人|活人|大活人|人工|坐席|座席|人类",
     YINGDA_NO_WISH YINGDA_BY_HAND
     " ; 你|您 ~2 是 ~3 真人|人工|活人|人类 ; 要 ~1 真人 ~2 认证|出镜|照片 ; 要不要"},
    {"接|对接 ~5 专员|客服|经理|主管|领导|负责人|顾问|管家|售后|坐席|值班",
     YINGDA_NO_WISH " ; 接受|接收|接种|接口|直接|刚接 ; 接 ~2 到|了 ~3 客服|经理|顾问"},
    {"找|叫|换|请|让 ~4 "
     "专员|主管|领导|负责人|管事的|管事儿的|客户经理|值班经理|你们经理|你们老板|店长|工作人员",
     YINGDA_NO_WISH " ; 怎么|如何|哪里|在哪|去哪|哪儿|要不要|是不是|该|用不用 ~4 找|叫|换|请|让"},
    {"找|要找|叫|换 ~2 你们|一个|个|下|一下|人工|在线 ~1 客服",
     YINGDA_NO_WISH " ; 怎么|哪里|在哪|去哪 ~3 找"},
    {"让|叫|请|派|安排|麻烦 ~12 打|回 ~2 电话|电|给我|过来", YINGDA_NO_WISH
     " ; 让我|叫我 ; 要不要|是不是|会不会|会先|不让 ; 打印 ; 让|叫 ~1 他|她|家人|我妈|我爸|孩子|老公|老婆"},
    {"让|叫|请|派|安排|麻烦 ~2 你们|你们的|你们那边|客服|经理|工程师|专员|顾问|师傅|技术|主管|领导 ~6 "
     "联系我|跟我|和我|对接|教我|来处理|来解决|出来|处理一下|给我说|直接说|帮我弄",
     YINGDA_NO_WISH " ; 让我 ; 要不要|是不是|会不会 ; 怎么|如何 ~2 让|叫|请"},
    {"让|叫|请|派|找|安排|要 ~1 个|一个|专门的|懂的|懂行的|会的 ~6 人 ~3 "
     "跟|和|来|给|接|联系|处理|说|讲|聊|管|教",
     YINGDA_NO_WISH " ; 请问 ; 人脸|人民|人家 ; 找个 ~3 老人|病人|家人 ; 要几 ; 多少"},
    {"给我 ~1 打|回|来 个|一个|通|一通|一下 电话",
     YINGDA_NO_WISH " ; 会 ~3 给我 ; 是不是|有没有 ; 有人|谁|骗子|陌生 ~4 给我"},
    {"给我|麻烦|请|快 ~2 回电|回电话|回个电话|打电话|来电话|致电", YINGDA_NO_WISH
     " ; 会 ~3 给我 ; 没人|没有人|有人|谁|骗子|陌生|一直|老|天天|总 ~4 给我 ; 打电话 ~2 给|问|报|挂"},
    {"打 ~1 电话 ~1 给我|跟我|教我", YINGDA_NO_WISH " ; 有人|谁|骗子|一直|老|天天|总 ~6 打"},
    {"跟|和|找|与 ~5 人|客服|人员|经理|工程师|医生 ~3 "
     "说话|聊|讲话|沟通|对话|通话|打电话|直接说|谈谈|说说|当面说",
     YINGDA_NO_WISH
     " ; 家人|别人|爱人|老人|本人|病人|工人|客人|男人|女人|房东 ~3 说|聊|讲|谈|沟通 ; 怎么|能不能 ~2 跟医生"},
    {"不|别|懒得|不想|不要|不愿 ~3 跟|和|与|对着|同 ~3 机器|机器人|ai|电脑|程序|智能客服 ~3 "
     "聊|说|讲|谈|沟通|废话|啰嗦|打交道",
     ""},
    {"机器|机器人|智能客服|ai ~3 说不清|听不懂|解决不了|搞不定|没用 ~6 人", YINGDA_NO_WISH},
    {"^ "
     "人工|人工客服|人工服务|人工坐席|人工台|真人|真人客服|活人|找客服|客服|客服人员|在线客服|专员|人工在线|"
     "转客服|人工处理 $",
     ""},
    {"人工|真人|客服 ~1 快|赶紧|出来|速度|呢|在哪|在不在|人呢 $", YINGDA_NO_WISH YINGDA_BY_HAND},
    {"需要|想要|要求|申请|我要|给我|直接|强烈要求 ~2 人工|真人|活人", YINGDA_NO_WISH YINGDA_BY_HAND},
    {"有没有|有|来|派 ~2 人 ~1 管管|管一下|理我|回复我|回我|接待|能说话|处理一下|管不管我",
     "没有人|有人说 ; 几个人"},
    {"来个人|来人啊|派个人|找个人|换个人|叫个人",
     "换个人 ~2 名|信息|用|签|登|账 ; 找个人 ~2 少|代|替 ; 个人 ~1 信息|账户|所得|中心|名义|版"},
    {"zhuanrengong|zhuan_rengong|zhuan_ren_gong|zhaorengong|zhao_ren_gong|zhao_rengong|rengongkefu|rengong_"
     "kefu",
     ""},
    {"^ ~4 rengong|ren_gong|zhenren|zhen_ren|kefu ~4 $", ""},
    {"转|要|找|接 ~1 rengong|kefu|zhenren|ren_gong|human|agent|manual|live", ""},
};

constexpr RuleSource kWantsPersonEnglish[] = {
    {"talk|speak|chat|connect|connected|transfer|transferred|switch|escalate|get|want|need|give|put|pass|"
     "reach|find|"
     "call|ask|have|see ~24 "
     "human|person|agent|representative|rep|operator|advisor|adviser|supervisor|manager|"
     "human_being|specialist|csr|staff_member|live_support|live_chat|support_team|real_one",
     "human_resources|real_estate|per_person|in_person|contact_person|how_many|opening_hours|what_hours ; "
     "don't|dont|do_not|no_need ~20 human|person|agent|representative ; "
     "travel_agent|cleaning_agent|sales_agent|delivery_agent|account_manager|task_manager|download_manager ; "
     "are_you|another_person|other_person|third_person|one_person|missing_person|each_person"},
    {"talk|speak|chat ~4 to|with ~4 "
     "someone|somebody|people|your_team|support|customer_service|customer_support|anyone|"
     "a_live|staff|your_staff",
     "hours ; don't|dont|no_need ~12 talk|speak"},
    {"someone|somebody|anyone|a_person ~8 "
     "real|human|call_me|help_me_please|contact_me|get_back_to_me|phone_me",
     "did|was"},
    {"call|ring|phone ~1 me ~6 back|please|asap|now", "will|did|who|someone|if|scam ~8 call|ring|phone"},
    {"give_me_a_call|call_me_back|have_someone_call|get_someone_to_call|callback_please|request_a_callback",
     ""},
    {"^ "
     "human|agent|representative|operator|real_person|live_agent|customer_service|live_person|a_human|human_"
     "agent $",
     ""},
    {"^ "
     "human_please|customer_support|live_chat|support_agent|person|manager|supervisor|real_human|actual_"
     "person $",
     ""},
    {"don't|dont|not|stop|tired_of|hate|sick_of|instead_of|rather_than ~24 "
     "bot|robot|machine|chatbot|computer",
     "know ; are_you ; problem ; mind ; not_working ; work"},
    {"no_more|enough_of|no ~6 bot|bots|robots|robot|automated_replies|automated_answers", "are_you"},
};

#undef YINGDA_NO_WISH
#undef YINGDA_BY_HAND
#define YINGDA_DECLINED "不用|不要|不想|不必|无需|别|没必要|不需要 ~2 "

// Before words that sound like 转人工: the same wish declined, or another word.
constexpr RuleSource kDeclined[] = {
    {YINGDA_DECLINED "转|专|砖|赚|传", ""},
    {"专人工作|专人公证|有专人|由专人|是专人", ""},
};
#undef YINGDA_DECLINED

constexpr RuleSource kWho[] = {
    {"^ 你|您 ~1 是谁|叫什么|叫啥|叫什么名字|是什么|是干什么的|是哪位|贵姓|能做什么|能干什么|会什么 ~2 $",
     ""},
    {"^ 你|您 ~1 "
     "会做什么|能干嘛|能干啥|会干什么|有什么功能|有啥功能|能帮我什么|能帮我做什么|可以做什么|是做什么的 ~2 $",
     ""},
    {"^ who_are_you|what_are_you|what's_your_name|what_is_your_name|what_can_you_do|how_can_you_help ~6 $",
     ""},
    {"^ what_do_you_do|your_name|what_can_you_help_me_with|what_can_i_ask_you ~2 $", ""},
};
constexpr RuleSource kRobot[] = {
    {"^ ~3 你|您|这|那边|对面 ~4 是 ~4 机器人|机器|真人|人工智能|ai|人工|活人|人|电脑|智能客服 ~6 $",
     "几个人|什么人|谁|多少人|本人|工人|客人"},
    {"^ 机器人|真人|是机器人|是真人|是人工 ~1 吗|吧|么 $", ""},
    {"^ ~6 are_you|is_this|am_i_talking_to|am_i_chatting_with ~12 "
     "bot|robot|human|ai|machine|chatbot|person|computer ~8 $",
     ""},
};

}  // namespace

std::span<const RuleSource> wants_person_rules() { return kWantsPerson; }
std::span<const RuleSource> wants_person_english_rules() { return kWantsPersonEnglish; }
std::span<const RuleSource> declined_rules() { return kDeclined; }
std::span<const RuleSource> who_rules() { return kWho; }
std::span<const RuleSource> robot_rules() { return kRobot; }

}  // namespace yingda::bot
