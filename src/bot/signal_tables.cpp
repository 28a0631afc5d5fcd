#include "bot/signal_tables.hpp"

// Pattern language: bot/phrases.hpp. Rules name general wordings, never one company's words.

namespace yingda::bot {
namespace {

// 人工 is also a word for "by hand" and "artificial"; a person also comes up in questions about people,
// hours, calls.
#define YINGDA_NOT_A_WISH                                                                                  \
  "不用|不要|不想|不必|无需|别|甭|没必要|不需要 ~2 转|找|接|换|叫|联系|人工|真人 ; "                       \
  "人工 "                                                                                                  \
  "费|智能|流产|授精|受孕|耳蜗|关节|心脏|瓣膜|晶体|晶状体|骨|牙|肛门|湖|岛|草|林|审|核|抄|破损|损坏|色素|" \
  "香精|香料|甜味|窗口|造|成本|降雨|呼吸|皮革|合成|培育|养殖|种植|繁殖|挑|分拣|检|录入|操作|搬|干预|翻译|" \
  "改|"                                                                                                    \
  "把|清洗|安装|拆|割|采|除|打扫|喂|泪液|草坪|智障|降温|增雪|称|报价|开票|盖章|填|计|工资|排队 ; "         \
  "人工|客服|坐席|热线 ~4 几点|上班|下班|时间|什么时候|收费|多少钱|24小时|电话是 ; 自称|冒充|假冒 ; "      \
  "是 ~3 还是 ~4 人工 ; 人工 ~3 还是 ; 上次|上回|昨天|之前 ~4 人工|客服|专员|经理|师傅"

constexpr RuleSource kWantsPerson[] = {
    {"转|轉|转接|转到|转给|转成|切换|切到|接入|接通|呼叫|换成|改成|接到 ~3 "
     "人工|真人|活人|坐席|座席|专员|专人|客服|主管|经理|人类|工作人员",
     YINGDA_NOT_A_WISH},
    {"找|要|叫|换|来|接|给|帮|让|想|请|跟|和|需要|联系|有没有|有|派|安排|派个 ~6 "
     "真人|活人|大活人|人工|坐席|座席|人类",
     YINGDA_NOT_A_WISH " ; 你|您 ~2 是 ~3 真人|人工|活人|人类"},
    {"接|转|对接 ~5 专员|客服|经理|主管|领导|负责人|工程师|顾问|管家|售后|值班|坐席",
     YINGDA_NOT_A_WISH " ; 接受|接收|接种|转账|转入|转出"},
    {"找|叫|换|要|请|让 ~4 "
     "客服|专员|主管|领导|负责人|管事的|管事儿的|客户经理|工作人员|值班经理|你们经理|你们老板|店长",
     YINGDA_NOT_A_WISH " ; 怎么|如何|哪里|在哪|去哪|哪儿|要不要|是不是|有没有 ~4 找|叫|换|要|请|让"},
    {"让|叫|请|派|安排|麻烦 ~10 打|回|来|联系|处理|跟我|和我|给我|对接|教|解决|说|讲|出来|帮 ~3 "
     "电话|我|电|一趟|说|讲|沟通",
     YINGDA_NOT_A_WISH
     " ; 让我 ; 要不要|能不能|是不是|会不会|会先 ; 叫号 ; 麻烦 ~4 问|帮|看|查|告诉 ; 请问 ; 让 "
     "~2 他|她|家人|我妈|我爸|孩子|老公|老婆 ; 申请 ; 邀请"},
    {"给我 ~2 打|回|来 ~2 电话|回电",
     YINGDA_NOT_A_WISH " ; 会 ~3 给我 ; 之前 ; 是不是 ; 有人|谁|骗子|陌生 ~4 给我"},
    {"跟|和|找|与 ~5 人|客服|人员 ~3 说|聊|讲|谈|沟通|对话|通话|打电话",
     YINGDA_NOT_A_WISH " ; 家人|别人|爱人|老人|本人|病人|工人|客人|房东 ~3 说|聊|讲|谈|沟通"},
    {"不|别|懒得|不想|不要|不愿 ~3 跟|和|与|对着 ~3 机器|机器人|ai|电脑|程序|智能客服 ~3 "
     "聊|说|讲|谈|沟通|废话|啰嗦",
     ""},
    {"^ "
     "人工|人工客服|人工服务|人工坐席|人工台|真人|真人客服|活人|找客服|客服|客服人员|在线客服|专员|人工人工|"
     "人工在线|"
     "转客服 $",
     ""},
    {"人工|真人|客服 ~1 快|赶紧|出来|速度|呢|在哪|在不在|人呢", YINGDA_NOT_A_WISH},
    {"需要|想要|要求|申请|我要|给我|直接 ~2 人工|真人|活人", YINGDA_NOT_A_WISH},
    {"有没有|有|来 ~1 人 ~3 管|理我|回复我|回我|接待|处理|能说话", "没有人|有人说 ; 几个人 ; 帮忙"},
    {"rengong|zhuanrengong|zhuan_rengong|ren_gong|zhuan_ren_gong|zhenren|zhuanjie|kefu|zhaokefu|zhao_ren_"
     "gong",
     ""},
    {"talk|speak|chat|connect|connected|transfer|switch|escalate|get|want|need|give|put|pass|reach|find|call|"
     "contact|"
     "ask|have|see ~24 "
     "human|person|agent|representative|rep|operator|real_person|live_agent|live_person|advisor|"
     "adviser|supervisor|manager|human_being|specialist|csr|real_human|somebody_real|actual_person|staff_"
     "member|"
     "someone_real|live_support|live_chat|support_team",
     "human_resources ; real_estate ; per_person ; in_person ; how_many|opening_hours ; "
     "do_not|don't|dont|no_need ~20 "
     "human|person|agent|representative ; travel_agent|cleaning_agent ; are_you ; sales_agent ; "
     "another_person ; "
     "other_person ; third_person ; one_person ; hours"},
    {"talk|speak|chat ~8 to|with ~4 "
     "someone|somebody|a_human|people|your_team|support|customer_service|customer_support|"
     "a_live|anyone",
     "hours ; don't|dont|no_need ~12 talk|speak"},
    {"call|ring|phone ~1 me ~6 back|please|asap|now|on|at", "will|did|who|someone|if ~8 call|ring|phone"},
    {"give_me_a_call|call_me_back|have_someone_call|get_someone_to_call", ""},
    {"^ "
     "human|agent|representative|operator|real_person|live_agent|customer_service|live_person|a_human|human_"
     "agent|"
     "human_please|customer_support|live_chat|support_agent|person|manager|supervisor $",
     ""},
    {"don't|dont|not|no|stop|tired_of|hate|sick_of|instead_of ~24 bot|robot|machine|chatbot|computer|ai",
     "know ; are_you ; problem ; mind"},
};

constexpr RuleSource kAnger[] = {
    {"骗子|骗钱|骗人|强盗|抢钱|抢劫|狗屁|狗日|他妈|tmd|妈的|妈逼|操你|草泥马|卧槽|傻逼|傻b|煞笔|傻x|王八|"
     "混蛋|流氓|无赖|"
     "黑心|黑店|奸商|畜生|脑残|智障|死全家|敲诈|无耻|不要脸|丧良心|昧良心|没良心|丧尽天良|人渣|败类|去死|"
     "坑爹|坑人|坑钱|"
     "骗局|装死|耍猴|忽悠人|放屁|废物|缺德|土匪",
     "遇到|碰到|防|识别|疑似|怀疑|是不是|会不会|怕|自称|冒充|电话|短信|链接 ~6 骗子|骗钱|骗人|骗局 ; 骗子 ~6 "
     "转|要|打|电话|骗了 ; 被骗子 ; 别人|对方 ~4 骗"},
    {"垃圾|破|烂|狗 ~1 公司|医院|银行|客服|平台|服务|商家|店|机器|东西|系统|质量|玩意|软件|app|售后",
     "破损|破了|破裂|垃圾桶|垃圾袋|摔破 ; 是不是 ~3 垃圾短信"},
    {"滚|滚蛋|给老子|老子 $", "滚动|滚筒|滚轮|滚珠|打滚|滚刷|滚烫"},
    {"给老子|你们有病|是不是有病|有毛病吧|脑子有|眼瞎|一帮 ~2 骗|一群 ~2 强盗|骗|饭桶|什么东西", ""},
    {"受够|忍无可忍|欺人太甚|太过分|太欺负人|欺负人|当猴耍|耍我|耍人|玩我|糊弄|太恶心|恶心人|太不负责|"
     "不把人当|"
     "赔得起吗|管不管|还有没有王法|没完",
     "耍我呢 ~1 $ ; 没完没了"},
    {"信不信我|我要 ~3 曝光|砸|闹|拉横幅|天天去|发网上|发微博|发抖音|找媒体|找记者|上电视|打爆|差评 ", ""},
    {"上门|去你们|到你们|带人 ~6 闹|砸|堵|拉横幅|算账|要说法", ""},
    {"拉横幅|砸牌子|砸店|曝光你们|告到底|不给 ~2 说法|还我钱|退我钱|把钱还我|还我血汗钱|血汗钱", ""},
    {"投诉 ~2 你|你们|到底|去|死|定了",
     "上次|上回|之前|以前|怎么|如何|哪里 ~8 投诉 ; 投诉 ~8 挺快|及时|满意 ; 不投诉 ; 投诉你们 ~2 吗"},
    {"我要|我一定|必须|马上|直接|现在就|非要|只好|只能 ~2 投诉|举报|差评", ""},
    {"scammer|scammers|thieves|thief|liars|crooks|fraudsters|fuck|fucking|fucked|bullshit|shit|idiot|idiots|"
     "moron|"
     "stupid|damn|bastard|bastards|garbage|disgusting|pathetic|asshole|rip_off|ripoff|criminals",
     "report ~12 scammer ; from ~6 scammer ; is_this ; garbage_can|garbage_bag"},
    {"you|you_are|you're|youre|your|this_is|this ~16 "
     "scam|joke|fraud|worst|useless|terrible|incompetent|ridiculous|"
     "unacceptable|outrageous",
     "is_this ; scam_call|scam_email|scam_text"},
    {"fed_up|sick_of_this|had_enough|never_again|worst_service|worst_company|absolutely_ridiculous|file_a_"
     "complaint|"
     "report_you|give_me_my_money|i_am_furious|i'm_furious|so_angry|this_is_ridiculous|waste_of_time",
     ""},
};

// What has happened long ago, or is asked for knowledge, is no emergency.
#define YINGDA_PAST                                                                                          \
  "去年|前年|以前|早就|曾经|已经好了|好了 ; 上个月|几年前 ; 有没有可能|会不会引起|怎么预防|如何预防 ; 保险 " \
  "~6 赔 ; 检查|科室|哪个科|挂什么科|挂哪个科 ; last_year|years_ago|used_to|prevent"
constexpr RuleSource kEmergency[] = {
    {"胸口|心口|胸|心脏|心 ~2 疼|痛|闷得|绞痛|慌得", YINGDA_PAST " ; 小心|耐心|关心|放心|点心|中心"},
    {"喘不|喘气|呼吸|透不过 ~2 上气|来气|过气|费劲|困难|急促|气",
     YINGDA_PAST " ; 呼吸科|呼吸机|人工呼吸 ; 呼吸道"},
    {"昏迷|晕倒|晕过去|昏过去|休克|不省人事|没意识|叫不醒|抽搐|正在抽|口吐白沫|翻白眼|往上翻|大出血|血流不止|"
     "止不住血|"
     "流了好多血|吐血|咳血|便血不止|没呼吸|没心跳|心梗|中风|脑溢血|瘫了半边",
     YINGDA_PAST " ; 系统 ; 抽血"},
    {"中毒|误服|误食|误吞|误喝|误舔|喝了农药|吞了|吃错药|吃多了药|药吃多",
     YINGDA_PAST " ; 中毒 ~3 险 ; 病毒 ; 侵吞|私吞|给吞了|吞了我|吞卡|吞钱"},
    {"头孢 ~10 酒|白酒|啤酒", "能不能|可以|能|多久 ~6 喝|酒 ; 多久 ; 几天"},
    {"烧到|发烧|高烧 ~2 40|41|四十 ", YINGDA_PAST},
    {"自杀|不想活|活不下去|轻生|跳楼|割腕|结束生命|死了算了|一了百了|活着没意思|想死|寻短见|吃了就解脱|自残",
     ""},
    {"触电|漏电|电到人|电伤|被电了|电死|电线 ~4 掉|断|垂|落|冒火|冒烟|打火",
     "漏电保护|漏电开关|触电保护 ; 怎么接 ; 掉线"},
    {"电线|电缆|高压线|电杆|电线杆 ~2 掉|倒|断了|垂下|烧", ""},
    {"着火|起火|失火|冒火|烧起来|爆炸|炸了|冒浓烟|冒黑烟|冒烟",
     "着火点|点火 ; 炸锅|炸了锅 ; 防止|避免|会不会"},
    {"煤气|燃气|天然气|瓦斯 ~3 泄漏|泄露|漏|漏气|味|臭味|中毒", "报警器 ~4 多少钱|怎么装 ; 开户|过户|缴费"},
    {"夹|压|砸|割|切|烫|轧|绞|卷 ~2 到|了|伤|断 ~3 手|脚|腿|人|头|胳膊|手指",
     "夹到手感 ; 了手续|人工|人民|人员|人脸|手机|手续|手动|头像|压力 ; 切换|切到 ; 压了人工"},
    {"手|脚|腿|胳膊|手指|脸|眼睛|人|工人|孩子|老人|皮肤 ~4 "
     "夹|压断|砸|割破|烫伤|烫起泡|灼伤|轧|流血|骨折|肿得睁不开|烧伤|受伤|摔伤",
     YINGDA_PAST " ; 保险|理赔|报案 ; 人为 ; 手机"},
    {"送 ~2 医院|急救|抢救|急诊",
     YINGDA_PAST " ; 送到医院 ~4 费 ; 急诊 ~6 几点|多少钱|挂号|在哪|报销|怎么挂"},
    {"救命|出人命|快死了|要死人|出事了|死人了|快不行了", ""},
    {"被骗|骗走|诈骗|骗了 ~10 万|千|百|块|元|钱|转|汇", "会不会|是不是|怎么防|防止|怕 ~4 骗 ; 吗 $"},
    {"转|汇|打|付 ~10 骗子|诈骗|被骗", "怕 ~4 骗"},
    {"让我|叫我|逼我|要我|骗我 ~4 转了|汇了|打了|转走", ""},
    {"家暴|绑架|被困|困在电梯|有人要杀|打人了|非法拘禁|性侵|猥亵|虐待", ""},
    {"孩子|宝宝|小孩|老人|婴儿 ~10 一直吐|吐个不停|呕吐不止|抽了|不醒|没反应|误|噎|卡住喉咙|烫", YINGDA_PAST},
    {"chest_pain|can't_breathe|cannot_breathe|can_not_breathe|heart_attack|stroke|unconscious|passed_out|"
     "overdose|"
     "bleeding_heavily|seizure|choking|suicide|kill_myself|want_to_die|end_my_life|hurt_myself|poisoned|gas_"
     "leak|"
     "smell_gas|smell_of_gas|on_fire|caught_fire|electrocuted|electric_shock|live_wire|explosion|exploded|"
     "emergency_room|call_an_ambulance|been_scammed|got_scammed|was_scammed|i've_been_scammed|being_scammed|"
     "difficulty_breathing|trouble_breathing|severe_pain|swallowed",
     YINGDA_PAST},
};

constexpr RuleSource kLegal[] = {
    {"律师|起诉|法院|打官司|仲裁|上诉|诉讼|传票|告你们|告上|公证处|律师函|追究 ~4 "
     "责任|法律责任|法律途径|维权",
     "判决书|公证书 ~4 要|带 ; 离婚 ; 法院 ~4 查封|冻结|在哪|附近 ; 律师 ~3 咨询费 ; 继承"},
    {"12315|12345|12321|消协|消费者协会|工商局|市场监管|卫健委|银保监|金融监管|通信管理局|证监会|信访|纪委|"
     "监管部门|"
     "工信部|监察|电视台|记者|媒体|新闻",
     "电话是|是什么 ; 新闻 ~3 说"},
    {"举报 ~6 他|她|你们|员工|经理|医生|客服|师傅|柜员|店员|业务员", "怎么奖励"},
    {"收了|索要|私下|收受|要了我 ~8 红包|好处|回扣|贿赂|三万|万块|钱 ~20 办|经理|医生|员工|截图", ""},
    {"泄露|泄漏|泄密|拷走|卖了|倒卖|窃取 ~6 信息|数据|隐私|资料|电话|号码",
     "煤气|燃气|怕 ~6 泄露 ; 会不会 ; 会泄露"},
    {"信息|数据|隐私|资料 ~6 泄露了|被泄露|拷走|卖了|被卖|被盗取", "会不会"},
    {"警察|公安|派出所|已经报警|报了警|立案", "派出所 ~6 证明|盖章|开|销户 ; 要不要报警 ; 公安局 ~4 办"},
    {"冒充|冒用 ~10 骗|贷款|转了|转账", "吗 $ ; 怎么办"},
    {"封存 ~2 病历|医疗事故|医闹|医疗纠纷|落在 ~6 肚子|误诊", ""},
    {"lawyer|attorney|sue|suing|lawsuit|legal_action|court|small_claims|ombudsman|regulator|consumer_"
     "protection|"
     "report_you_to|data_breach|leaked_my|better_business_bureau|police",
     "court_of"},
};

constexpr RuleSource kImportant[] = {
    {"我|我们|我司|公司 ~2 是 ~14 "
     "钻石|私人银行|私行|vip|贵宾|尊享|黑金|至尊|战略|黑卡|年费会员|黑钻|金牌客户|大客户|"
     "重点客户|重要客户|花冠|最高级|核心客户|签约客户",
     "怎么|如何|吗 $ ; 不是 ; 什么级别"},
    {"专属|专职|一对一 ~3 经理|顾问|管家|客服|客户经理|对接人|服务 ~12 "
     "让|叫|联系|处理|对接|打不通|换人|安排|找|没通知|电话|给我|在吗|她|他",
     "怎么 ~4 有|配 ; 有没有 ~2 专属 ; 是谁 $"},
    {"让|叫|找|请|联系 ~3 我 ~2 专属|客户经理|私人", ""},
    {"战略 ~4 协议|合作|客户 ~20 设备|台|协调|对接|要|有", ""},
    {"一级|特级|重点|重要 ~3 用户|单位|客户 ~12 不能|保|对接|必须|优先", ""},
    {"i_am|i'm|we_are|we're ~24 vip|platinum|diamond|private_banking|premier|enterprise_customer|key_account",
     "how"},
    {"my ~12 account_manager|relationship_manager|personal_advisor", "who_is|how"},
};

constexpr RuleSource kComplaint[] = {
    {"没用|不管用|没效果|没解决|解决不了|没有用|不顶用|无效|不起作用|白搭",
     "没用完|没用过|没用到|没用掉|没用了|还没用|没用的 ; 无效 ~2 怎么|订单"},
    {"还是|依然|依旧|仍然|照样 ~4 不行|没|不|这样|那样|老样子|一样|报|错误|离线|失败|异常|提示|断|慢",
     "还是不 ~4 是 ; 还是没 ~2 想好"},
    {"试过|弄过|按你说的|照你说的|照做|都做了|换过|重启过|设过|点过|加了|看过|说过|发过", "没试过|试过期"},
    {"不是 ~3 这个|问这个|我要的|我问的|我想问", "是不是"},
    {"我问的是|我的意思是|你没明白|没听懂|听不懂|看不懂|听不明白|没懂|答非所问|驴唇不对马嘴|你理解错|"
     "说了半天|不对题|没回答我",
     ""},
    {"我说了|我都说|跟你说了|说了没|我说过|都说了|又来|又是这|又发|又给我发|刚发过|刚才发过|已经发过",
     "老板|他|医生 ~3 说了"},
    {"别|不要|不想 ~2 再 ~1 发|看|念", ""},
    {"别|不要|不看 ~3 发 ~4 步骤|菜单|套话|模板|链接|这些|了", ""},
    {"doesn't_work|does_not_work|didn't_work|did_not_work|didn't_help|did_not_help|not_helpful|not_helping|"
     "doesn't_help|no_help|still_not|still_doesn't|still_can't|still_isn't|already_tried|tried_that|not_what_"
     "i|"
     "that's_not|that_is_not|same_answer|you_already|wrong_answer|useless|makes_no_sense|don't_understand_me|"
     "isn't_working|still_the_same|still_nothing|still_broken",
     "what_if|if_it"},
};

constexpr RuleSource kLastComplaint[] = {
    {"第三遍|第三次|三遍|三次了|第四遍|好几遍|多少遍|几遍了|问了 ~2 遍|说了 ~2 遍|n遍|八百遍",
     "测|插|试|催|输|刷|扣|查|点|重启 ~2 三遍|几遍|好几遍|三次 ; 扣了三遍"},
    {"同样的|一样的|同一个|重复的|重复 ~2 话|步骤|问题|回复|答案|内容|一句|东西",
     "怎么 ~6 重复 ; 是不是同一个"},
    {"翻来覆去|来来回回|车轱辘|复读机|就那一句|就这一句|就这一段|就会说|只会说|还是这一句|还是那一句|"
     "又发这个|又给我发|"
     "还让我|你还让|你还叫",
     ""},
    {"third_time|keep_repeating|keeps_repeating|same_thing_again|over_and_over|how_many_times|going_in_"
     "circles|"
     "asked_three_times|same_answer_again|stop_repeating|again_and_again|same_steps",
     ""},
};

constexpr RuleSource kAnnoyed[] = {
    {"烦|气死|无语|着急|生气|郁闷|失望|差劲|离谱|坑|凭什么|凭啥|霸王|过分|怎么搞的|搞什么|太慢|真慢|等了|唉|"
     "晕|服了|受不了|"
     "什么破|忽悠|折腾|不像话|扯皮|推来推去|够呛|啰嗦|恼火|崩溃",
     "麻烦|不烦|烦请 ; 晕车"},
    {"annoying|annoyed|frustrated|frustrating|upset|angry|disappointed|unhappy|terrible|awful|too_slow|why_"
     "on_earth",
     ""},
};
constexpr RuleSource kUrgent[] = {
    {"急|赶紧|马上|立刻|快点|火速|尽快|来不及|等不了|担心|害怕|怕|慌|怎么办啊|咋办",
     "急诊|急救 ; 不急|不着急"},
    {"urgent|urgently|asap|immediately|right_now|worried|hurry|emergency|scared", ""},
};

constexpr RuleSource kWho[] = {
    {"^ 你|您 ~1 "
     "是谁|叫什么|叫啥|叫什么名字|是什么|是干什么的|是哪位|贵姓|能做什么|能干什么|会什么|会做什么|能干嘛|"
     "能干啥|"
     "会干什么|有什么功能|有啥功能|能帮我什么|能帮我做什么|可以做什么 ~2 $",
     ""},
    {"^ who_are_you|what_are_you|what's_your_name|what_is_your_name|what_can_you_do|how_can_you_help|"
     "what_do_you_do|your_name $",
     ""},
};
constexpr RuleSource kRobot[] = {
    {"^ ~3 你|您|这|那边|对面 ~4 是 ~4 机器人|机器|真人|人工智能|ai|人工|活人|人|电脑|智能客服 ~8 $",
     "几个人 ; 什么人 ; 谁"},
    {"^ 机器人|真人|是机器人|是真人|是人工 ~1 吗|吧|么 $", ""},
    {"^ ~6 are_you|is_this|am_i_talking_to|am_i_chatting_with ~12 "
     "bot|robot|human|real|real_person|ai|machine|chatbot|"
     "person|computer ~8 $",
     ""},
};

constexpr std::string_view kGreetings[] = {"你好",
                                           "您好",
                                           "你们好",
                                           "hi",
                                           "hello",
                                           "hey",
                                           "嗨",
                                           "哈喽",
                                           "哈啰",
                                           "在吗",
                                           "在么",
                                           "在不",
                                           "在不在",
                                           "在",
                                           "有人吗",
                                           "有人在吗",
                                           "有人么",
                                           "早上好",
                                           "早",
                                           "上午好",
                                           "中午好",
                                           "下午好",
                                           "晚上好",
                                           "喂",
                                           "亲",
                                           "客服",
                                           "客服你好",
                                           "nihao",
                                           "ni hao",
                                           "good morning",
                                           "good afternoon",
                                           "good evening",
                                           "greetings",
                                           "hi there",
                                           "hello there",
                                           "请问在吗",
                                           "小应",
                                           "机器人",
                                           "哈罗",
                                           "nin hao",
                                           "there",
                                           "anyone there",
                                           "anybody there",
                                           "大家好",
                                           "老师好",
                                           "老师"};
constexpr std::string_view kThanks[] = {"谢谢",
                                        "谢谢你",
                                        "谢谢您",
                                        "谢了",
                                        "谢啦",
                                        "多谢",
                                        "感谢",
                                        "非常感谢",
                                        "太感谢",
                                        "感谢你",
                                        "感谢您",
                                        "十分感谢",
                                        "辛苦",
                                        "辛苦了",
                                        "麻烦了",
                                        "麻烦你了",
                                        "麻烦您了",
                                        "thanks",
                                        "thank you",
                                        "thank u",
                                        "thx",
                                        "ty",
                                        "3q",
                                        "thanks a lot",
                                        "many thanks",
                                        "so much",
                                        "very much",
                                        "a lot",
                                        "xiexie",
                                        "xie xie",
                                        "appreciate it",
                                        "much appreciated",
                                        "i appreciate it",
                                        "谢谢啊",
                                        "帮大忙了",
                                        "太好了",
                                        "真好",
                                        "真棒",
                                        "很棒",
                                        "厉害",
                                        "great",
                                        "perfect",
                                        "awesome",
                                        "good job",
                                        "cheers",
                                        "你真好",
                                        "满意"};
constexpr std::string_view kByes[] = {"再见",
                                      "拜拜",
                                      "拜",
                                      "bye",
                                      "bye bye",
                                      "goodbye",
                                      "good bye",
                                      "see you",
                                      "回见",
                                      "下次见",
                                      "88",
                                      "886",
                                      "晚安",
                                      "good night",
                                      "没事了",
                                      "没有了",
                                      "没别的了",
                                      "没有其他问题",
                                      "没问题了",
                                      "没其他问题了",
                                      "不用了",
                                      "先这样",
                                      "就这样",
                                      "that's all",
                                      "that is all",
                                      "nothing else",
                                      "no thanks",
                                      "no thank you",
                                      "have a nice day",
                                      "zaijian"};
constexpr std::string_view kAcknowledgements[] = {
    "嗯",       "嗯嗯",    "恩",        "哦",     "噢",         "喔",         "好",        "好的",
    "好滴",     "好吧",    "好嘞",      "好哒",   "好呀",       "好啊",       "行",        "行吧",
    "行吧行吧", "可以",    "知道",      "知道了", "我知道了",   "明白",       "明白了",    "懂",
    "懂了",     "了解",    "了解了",    "收到",   "ok",         "okay",       "okk",       "k",
    "对",       "对的",    "是的",      "是",     "没错",       "yes",        "yeah",      "yep",
    "sure",     "alright", "all right", "got it", "i see",      "understood", "fine",      "cool",
    "noted",    "记下了",  "记住了",    "清楚了", "原来如此",   "原来这样",   "这样啊",    "弄好了",
    "好了",     "搞定",    "搞定了",    "解决了", "登上了",     "成功了",     "可以了",    "行了",
    "没事",     "没关系",  "那行",      "那好",   "那还行",     "那就好",     "这样",      "啊",
    "呀",       "吧",      "呢",        "哈",     "了",         "的",         "嘛",        "啦",
    "哈哈",     "哈哈哈",  "呵呵",      "那",     "我",         "先",         "就",        "hao de",
    "haode",    "hao",     "en",        "o",      "that works", "it works",   "works now", "makes sense",
    "right",    "那好吧",  "唉",        "emm",    "emmm"};

#undef YINGDA_NOT_A_WISH
#undef YINGDA_PAST

}  // namespace

std::span<const RuleSource> wants_person_rules() { return kWantsPerson; }
std::span<const RuleSource> anger_rules() { return kAnger; }
std::span<const RuleSource> emergency_rules() { return kEmergency; }
std::span<const RuleSource> legal_rules() { return kLegal; }
std::span<const RuleSource> important_rules() { return kImportant; }
std::span<const RuleSource> complaint_rules() { return kComplaint; }
std::span<const RuleSource> last_complaint_rules() { return kLastComplaint; }
std::span<const RuleSource> annoyed_rules() { return kAnnoyed; }
std::span<const RuleSource> urgent_rules() { return kUrgent; }
std::span<const RuleSource> who_rules() { return kWho; }
std::span<const RuleSource> robot_rules() { return kRobot; }

std::span<const std::string_view> greeting_words() { return kGreetings; }
std::span<const std::string_view> thanks_words() { return kThanks; }
std::span<const std::string_view> bye_words() { return kByes; }
std::span<const std::string_view> acknowledgement_words() { return kAcknowledgements; }

}  // namespace yingda::bot
