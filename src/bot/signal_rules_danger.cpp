#include "bot/signal_tables.hpp"

// Wordings of danger, of law and authorities, and of customers whom a person looks after. Pattern language:
// bot/phrases.hpp.

namespace yingda::bot {
namespace {

// Over long ago, or asked for knowledge, a booking or a claim.
#define YINGDA_PAST                                                                        \
  "去年|前年|以前|早就|曾经|已经好了|好了|上个月|几年前|小时候|住过院|做过手术 ; "         \
  "有没有可能|会不会引起|预防|避免|防止 ; "                                                \
  "保险 ~6 赔 ; 理赔|报销|科室|哪个科|挂什么科|挂哪个科|挂啥科|多少钱|怎么挂|几点|复印 ; " \
  "last_year|years_ago|used_to|prevent|last_month|in_case"
constexpr RuleSource kEmergency[] = {
    {"胸口|心口|胸部|胸|心脏|心窝 ~2 疼|痛|闷得|绞痛|慌得", YINGDA_PAST " ; 小心|耐心|关心|放心|点心|中心"},
    {"心慌 ~2 得|厉害|出汗", YINGDA_PAST},
    {"喘不|喘气|呼吸|透不过 ~2 上气|来气|过气|费劲|困难|急促",
     YINGDA_PAST " ; 呼吸科|呼吸机|人工呼吸|呼吸道|呼吸灯"},
    {"昏迷|晕倒|晕过去|昏过去|休克|不省人事|没意识|叫不醒|口吐白沫|翻白眼|往上翻|大出血|血流不止|止不住血|"
     "好多血",
     YINGDA_PAST},
    {"抽搐|正在抽|抽过去|吐血|咳血|没呼吸|没心跳|心梗|中风|脑溢血|瘫了半边|嘴歪|半身不能动|溺水|掉水里",
     YINGDA_PAST " ; 抽血"},
    {"误服|误食|误吞|误喝|误舔|喝了农药|吃错药|吃错了药|吃多了药|药吃多", YINGDA_PAST},
    {"吞了|吞下 ~3 电池|药|硬币|磁铁|纽扣|针", YINGDA_PAST},
    {"中毒", YINGDA_PAST " ; 病毒 ; 中毒险 ; 电脑|手机 ~3 中毒"},
    {"头孢 ~10 酒 ~14 慌|喘|晕|红|吐|难受|不舒服", ""},
    {"烧到|发烧到|高烧|烧 ~2 40|41|四十|39 ~6 抽|不退|惊厥|说胡话|昏|度",
     YINGDA_PAST " ; 能不能|可以 ~4 打疫苗|接种"},
    {"自杀|不想活|活不下去|轻生|跳楼|割腕|结束生命|死了算了|一了百了|活着没意思|想死|寻短见|吃了就解脱|自残|"
     "遗书",
     "跳楼价"},
    {"触电|漏电|电到人|电伤|被电了|被电击|电死", "漏电保护|漏电开关|触电保护|漏电报警 ; 怎么接|怎么测|价格"},
    {"电线|电缆|高压线|电线杆|电杆|变压器|插座|电表 ~3 掉|倒|断了|垂下|烧|冒火|冒烟|打火|着火|爆", ""},
    {"着火|起火|失火|冒火|烧起来|爆炸|炸开|炸裂|冒浓烟|冒黑烟|冒烟",
     "着火点|点火 ; 防止|避免|会不会 ; 炸锅 ~2 怎么用"},
    {"煤气|燃气|天然气|瓦斯|液化气 ~3 泄漏|泄露|漏|味|臭味|味道|中毒",
     "报警器 ~4 多少钱|怎么装|怎么换 ; 开户|过户|缴费"},
    {"夹|压|砸|割|切|烫|轧|绞|卷|扎|咬 ~2 到|了|伤|断|着|住 ~3 手|脚|腿|人|头|胳膊|手指",
     "手感|手续|手机|手动|人工|人民|人员|人脸|头像 ; 切换|切到|压力|卷发"},
    {"手|脚|腿|胳膊|手指|脸|眼睛|工人|孩子|老人|皮肤|嘴 ~4 "
     "夹伤|压断|砸伤|割破|烫伤|烫起泡|灼伤|轧|流血不止|骨折|肿得睁不开|烧伤|炸伤",
     YINGDA_PAST},
    {"夹 ~3 手 ~3 了|住", YINGDA_PAST " ; 夹手 ~2 保护"},
    {"送 ~2 医院|急救|抢救", YINGDA_PAST " ; 送到医院 ~4 费 ; 赠送|配送|寄送"},
    {"救命|出人命|快死了|要死人了|快不行了|死人了", "热|累|急|气|烦|冷|吵|困|等|笑|贵 死人 ; 救命 ~2 钱|药"},
    {"被骗|骗走|骗了|诈骗 ~10 万|千|百|块|元|钱|转|汇|刷", "会不会|是不是|怎么防|防止|怕 ~4 骗 ; 险 ; 吗 $"},
    {"转|汇|打|付 ~10 骗子|诈骗|被骗", "怕|会不会 ~4 骗"},
    {"冒充|假冒|自称 ~12 转了|汇了|骗了|打了|付了|刷了", ""},
    {"听他|听她|听了|按他|按她|照他 ~12 转了|汇了|转到|打过去|付了", ""},
    {"家暴|绑架|困在电梯|电梯 ~2 被困|有人要杀|打人了|非法拘禁|性侵|猥亵|虐待|跟踪我", ""},
    {"孩子|宝宝|小孩|老人|婴儿|娃 ~10 一直吐|吐个不停|呕吐不止|抽了|不醒|没反应|噎|卡住喉咙|喘不",
     YINGDA_PAST},
    {"眼睛|脸|嘴|喉咙|全身 ~6 睁不开|肿起来|说不出话|喘", YINGDA_PAST},
    {"chest_pain|can't_breathe|cannot_breathe|can_not_breathe|heart_attack|having_a_stroke|unconscious|"
     "passed_out|overdose|overdosed",
     YINGDA_PAST},
    {"bleeding_heavily|won't_stop_bleeding|seizure|choking|suicide|suicidal|kill_myself|want_to_die|end_my_"
     "life|hurt_myself|poisoned|poisoning",
     YINGDA_PAST},
    {"gas_leak|smell_gas|smell_of_gas|on_fire|caught_fire|electrocuted|electric_shock|live_wire|explosion|"
     "exploded|smoke_coming|sparks",
     YINGDA_PAST " ; detector"},
    {"call_an_ambulance|taken_to_hospital|difficulty_breathing|trouble_breathing|hard_to_breathe|severe_pain|"
     "severe_allergic|collapsed",
     YINGDA_PAST},
    {"been|got|was|were|i've_been|being|just ~3 scammed|defrauded|tricked_into", "if"},
    {"swallowed|ate|drank|drunk ~12 battery|bleach|poison|pills|detergent|magnet|chemical", YINGDA_PAST},
};

constexpr RuleSource kLegal[] = {
    {"律师|打官司|诉讼|传票|律师函|法律责任|法律途径|维权|仲裁|对簿公堂",
     "离婚 ; 律师 ~3 咨询费|费用 ; 继承 ; 仲裁委 ~2 在哪"},
    {"起诉|告上|告你们|告你|上法院|去法院|法院见|法庭|追究",
     "广告你|告你们 ~1 吗 ; 起诉状 ~2 模板 ; 会不会|会 ~6 起诉|告我 ; 法院 ~4 查封|冻结|在哪|附近 ; 离婚"},
    {"12315|12345|12321|消协|消费者协会|工商局|市场监管|卫健委|银保监|金融监管|通信管理局|证监会|信访|纪委|"
     "监管部门|工信部",
     "电话是|是什么|怎么打"},
    {"电视台|记者|媒体|新闻 ~4 曝光|采访|报道|爆料|找|来|上", "新媒体|多媒体 ; 自媒体 ~3 认证"},
    {"举报 ~6 他|她|你们|员工|经理|医生|客服|师傅|柜员|店员|业务员|销售|护士", "怎么奖励"},
    {"私下|索要|收受|偷偷|暗地 ~8 收|要|红包|好处|回扣|贿赂 ~16 钱|万|千|块|办|经理|医生|员工|截图", ""},
    {"泄露|泄漏|泄密|拷走|倒卖|窃取|出卖|卖了 ~6 信息|数据|隐私|资料|电话|号码",
     "煤气|燃气|天然气|怕|会不会|会泄露"},
    {"信息|数据|隐私|资料|电话 ~6 泄露了|被泄露|拷走|被卖|被盗取|被拷|被你们卖", "会不会|怕 ~6 泄露|被"},
    {"警察|公安|派出所 ~8 配合|调查|立案|让你们|来查|笔录|调监控|调记录", "自称|说我|打电话说|涉嫌"},
    {"已经报警|报了警|我要报警|马上报警|已报警|报警处理|立案了",
     "要不要报警 ; 报警器|报警灯|报警声 ; 机器|设备|主机|屏 ~6 报警了"},
    {"冒用|盗用 ~10 骗|贷款|办卡|开户|借钱|注册", "会不会|怕|防"},
    {"封存 ~2 病历|医疗事故|医闹|医疗纠纷|落在 ~6 肚子|误诊|治死|治坏", ""},
    {"lawyer|attorney|solicitor|sue|suing|lawsuit|legal_action|small_claims|ombudsman|consumer_protection|"
     "report_you_to",
     ""},
    {"take_you_to_court|see_you_in_court|data_breach|leaked_my|sold_my_data|better_business_bureau|called_"
     "the_police|police_report",
     ""},
};

// Says that his contract or standing gives him a person of his own.
constexpr RuleSource kImportant[] = {
    {"我|我们|我司|公司|本人 ~2 是 ~14 "
     "钻石|私人银行|私行|vip|贵宾|尊享|黑金|至尊|战略|黑卡|年费会员|黑钻|白金会员|铂金|金牌客户|大客户",
     "怎么|如何|吗 $ ; 不是|是不是 ; 什么级别"},
    {"我|我们|我司|公司 ~2 是 ~14 "
     "重点客户|重要客户|最高级|核心客户|签约客户|协议客户|集团客户|重要用户|头部客户|顶级会员",
     "怎么|如何 ; 吗 $ ; 是不是"},
    {"我 ~1 是 ~6 会员|客户 ~14 万|专属|年", "怎么|如何 ; 吗 $ ; 是不是 ; 能|可以 ~6 吗"},
    {"专属|专职|一对一|专门的 ~3 经理|顾问|管家|客服|客户经理|对接人|健康管家 ~12 "
     "让|叫|联系|处理|对接|打不通|换人|安排|找|没通知|给我",
     "怎么 ~4 有|配 ; 有没有 ~2 专属 ; 是谁 $"},
    {"让|叫|请 ~3 我 ~2 专属|客户经理|私人|对接 ~8 处理|联系|打|回|来|办", "要不要|是不是"},
    {"战略 ~4 协议|合作|客户 ~20 设备|台|协调|对接|要|有", "什么是|怎么|如何"},
    {"一级|特级|重点|重要 ~3 用户|单位|客户 ~12 不能|保|对接|必须|优先", "怎么|如何"},
    {"i_am|i'm|we_are|we're ~24 vip|platinum|diamond|private_banking|premier|enterprise_customer|key_account",
     "how ~20 vip|platinum|diamond ; am_i ; not_a"},
    {"my ~12 account_manager|relationship_manager|personal_advisor|dedicated_manager ~30 "
     "call|contact|help|urgent|reach|now|reply|answer",
     "who_is|how"},
};

#undef YINGDA_PAST

}  // namespace

std::span<const RuleSource> emergency_rules() { return kEmergency; }
std::span<const RuleSource> legal_rules() { return kLegal; }
std::span<const RuleSource> important_rules() { return kImportant; }

}  // namespace yingda::bot
