#include "nlu/concept_table.hpp"

// One row a concept: words that customers and companies use for the same thing, across industries; Chinese
// and English side by side, so that an English question finds a Chinese entry. In normalised form (lower
// case), English as stems (nlu/stem.hpp). A word may stand in several rows. Rows also join what a
// customer tells ("nobody at home", "fell out of my pocket") with the matter that it is about. Keep rows
// general: a company's own terms belong in its entries. Apostrophes and letters beside Han are not matched.

namespace yingda::nlu {
namespace {

constexpr std::string_view kRows[] = {
    // asking for a price, a time, a place, a way, a quantity
    "多少钱|几块|几元|几毛|费用|收费|价格|价钱|资费|计费|怎么算|怎么收|扣多少|要钱|要多少|花多少|手续费|"
    "成本|标准|元|块钱|块|价|price|cost|fee|charge|how much|expense|pay|啥价|什么价|咋卖|怎么卖|咋收费|"
    "怎么个收法|划不划算|要不要钱|掏钱|掏多少|出多少|破费|花销|开销|贵不贵|报价|报个价|单价|均价|价位|预算|"
    "quote|pricing|fees|how expensive|cost me|rates",
    "免费|不要钱|白送|不收费|不收钱|不用钱|包在|收钱|free|白用|赠送|不花钱|一分钱|不用掏|要掏钱|自掏腰包|"
    "额外收|另收费|加钱|free of charge|complimentary|no charge|extra charge|out of pocket",
    "多久|几天|多长时间|多少天|啥时候|什么时候|何时|时限|时效|工作日|多会儿|几个月|几小时|几个小时|几周|"
    "时长|小时|天内|天|周期|how long|when|day|hour|time|多咱|啥时|几时|几号|等多少|等几|还要等|得等|还得多|"
    "来得及|赶得上|赶上|能不能快|一般几|最迟|最晚|截止|deadline|how soon|how fast|turnaround|week|month|"
    "wait|waiting",
    "几点|时间|时段|早上|晚上|中午|上午|下午|夜里|夜间|周末|周六|周日|星期天|礼拜|节假日|营业时间|开门|关门|"
    "24小时|点到|上班|下班|open|close|weekend|night|几点关|几点开|关不关门|休息|放假|国庆|春节|过年|元旦|"
    "大年|假期|下了班|周天|礼拜天|午休|通宵|半夜|凌晨|大清早|工作时间|上班族|hours|opening hours|sunday|"
    "saturday|holiday|midnight",
    "哪里|哪儿|在哪|去哪|何处|哪点|地址|地点|位置|入口|路径|哪个地方|渠道|几楼|窗口|where|place|location|"
    "locate|哪块|哪边|啥地方|什么地方|附近|最近的|怎么走|咋走|离得近|导航|定位|在几|哪栋|哪层|门口|nearby|"
    "nearest|address|directions|floor|where is",
    "多少|几个|几次|几回|几张|几份|多大|上限|最多|最高|限制|限额|封顶|次数|至多|limit|maximum|max|how many",
    "最少|最低|起步|门槛|至少|起|下限|minimum|min|at least",
    "材料|资料|证件|带什么|带啥|准备|手续|证明|凭证|身份证|要啥|清单|document|paper|material|certificate|"
    "id card|passport|带点啥|带些什么|要带|需要带|拿什么|拿啥|户口本|户口|复印件|原件|照片|结婚证|出生证|"
    "驾照|护照|营业执照|开证明|出具|证件照|空手|带齐|备齐|白跑|跑一趟|paperwork|proof|bring|license|"
    "identification",
    "条件|要求|资格|符合|限定|能不能办|才能|才让|qualify|eligible|condition|require|够格|够不够|能申请吗|"
    "有没有资格|门槛|我能办|能办吗|能不能申请|办得了|批不批|批下来|通过吗|requirement|qualified|am i able|"
    "criteria",
    "步骤|流程|怎么弄|怎么办理|如何办理|怎么操作|咋弄|咋整|怎么搞|操作|流程是|step|process|procedure|咋办理|"
    "咋操作|怎么弄的|从哪弄|怎么走流程|怎么申请|咋申请|第一步|手把手|一步一步|不会弄|不会操作|不会用|搞不懂|"
    "弄不明白|整不明白|instruction|walk me through|guide|tutorial",
    "网上|线上|在线|手机上|app|小程序|自助|远程|电子版|电子|online|mobile|digital|website|internet|网|"
    "不想跑|不用跑|懒得跑|不出门|在家就能|在家办|足不出户|网页|公众号|手机端|电脑上|官网|客户端|from home|"
    "remotely|web",
    "线下|门店|营业厅|网点|柜台|店里|实体店|到店|当面|本人|现场|store|branch|shop|counter|in person|offline|"
    "跑一趟|跑去|亲自|亲自去|到场|去现场|去店|专卖店|实体|大厅|服务厅|physical|on site|face to face|walk in",
    // changing and ending
    "取消|撤销|撤掉|撤了|撤回|不想要|不要了|作废|弄没|后悔|撤|反悔|cancel|undo|withdraw|revoke|算了|不买了|"
    "不去了|不来了|去不了|来不了|用不上|用不着|改主意|变卦|买错|拍错|下错|点错|订错|手滑|误点|误操作|不考了|"
    "不参加|call off|changed my mind|by mistake|accidentally|no longer need|back out",
    "改|修改|更改|变更|更正|换成|调整|改成|更换|换|改一下|填错|写错|更新|change|modify|edit|update|switch|"
    "replace|correct|wrong|写成|弄错|选错|输错|打错|搞错|搬了|搬家了|填成|登记错|名字错|改名|不一样|重新填|"
    "amend|adjust|typo|mistake|misspelled|moved",
    "办理|开通|申请|开户|报名|登记|注册|预约|申办|办|新办|开|apply|open|register|activate|sign up|enable|"
    "application|怎么弄个|想弄|想办|想开|想要一个|要一个|再办|加办|申领|入会|入网|报考|加入|预定|apply for|"
    "enroll|join|request|set up|get a new",
    "关闭|停用|注销|销户|销号|停掉|关掉|关了|停机|停|不用了|删除|删掉|close|disable|delete|deactivate|"
    "terminate|stop|remove|不想用|不用它|别再|不再使用|用不到|不要再|停止|去掉|取掉|拿掉|移除|清除|turn off|"
    "switch off|cancel my account|get rid",
    "暂停|停机保号|冻结|锁定|锁住|锁了|锁|限制|封|suspend|freeze|lock|block|pause|frozen|先不用|暂时不用|"
    "暂时不|停一段|停一阵|放一放|先停|出国一年|出国半年|保留号|长期不在|不在家住|封号|封了|被封|冻了|风控|"
    "锁死|限制使用|禁用|put on hold|banned|locked|blocked|restricted|suspended",
    "恢复|解冻|解除|解锁|复机|重新开通|解开|复通|重开|restore|resume|unlock|recover|unblock|reactivate|解封|"
    "重新启用|重新激活|重新用|再启用|又想用|激活|撤销冻结|恢复使用|恢复正常|reopen|unban|unfreeze|reinstate",
    "退订|解约|取消订阅|不续|解除合同|退出|解绑|违约金|违约|提前解|罚|unsubscribe|quit|exit|penalty|不想续|"
    "不续了|到期不|别续|别给我续|自动续费|自动扣|连续包月|提前退|中途不|中途退|没到期|没满|合约期|不玩了|"
    "换别家|自动续订|auto renew|auto renewal|early termination|cancellation fee|subscription",
    "退款|退钱|退回|钱退|退我|退费|退还|原路|返还|回款|refund|money back|reimburse|退|退我钱|钱还我|要回来|"
    "拿回|钱能回|钱回|返给|返钱|返现|退全款|退不退|能退吗|能退不|可以退|退差|拿不回|白花|白交|白买|冤枉钱|"
    "refundable|get my money|reimbursement|chargeback|money returned",
    "退货|退掉|寄回|退换|不满意|无理由|return|send back|退不了|想退|不合适|不想要|不喜欢|买大了|买小了|拆封|"
    "拆了|试了|退回去|穿过|用过|七天|7天|尺码不对|和图片不|跟图片|色差|货不对板|returned|returning|"
    "return policy|opened",
    "换货|换一个|换大|换小|换新|换个|调换|exchange|swap|换大一|换小一|换别的|换成别的|换颜色|换码|换尺码|"
    "发错|寄错|不是我要的|不是我买的|颜色不对|型号不对|拿错|wrong item|wrong size|different size|exchanged",
    "维修|修理|报修|修|保修|售后|质保|修好|坏了|坏|不能用|故障|失灵|出毛病|毛病|失效|罢工|repair|fix|"
    "warranty|broken|fault|defect|malfunction|guarantee|不转了|不转|不动了|不亮|不响|不制冷|不出水|不工作|"
    "坏掉|罢工了|趴窝|抛锚|死机|黑屏|花屏|用不了|不好使|不好用|不灵|有毛病|出问题|出故障|冒烟|烧了|漏电|"
    "散架|修一修|修一下|修理费|维保|过保|在保|保内|保外|包修|三包|stopped working|not working|out of order|"
    "broke|dead|servicing|mend",
    "赔偿|赔付|赔|补偿|理赔|索赔|compensate|claim|compensation|谁负责|谁赔|赔多少|算谁的|谁的责任|责任|损失|"
    "弥补|给个说法|说法|补贴|怎么赔|能赔|赔不赔|责任方|liable|liability|refund loss|loss|damages|reimburse",
    "补办|补卡|补换|重办|补发|补寄|补|再发|重新发|reissue|resend|replacement|丢了怎么|重新办|重新领|再办一|"
    "再补|重补|再发一|补一张|补一个|新卡|备用|duplicate|reprint|lost card|new card|another copy",
    "重置|重设|重新设|忘了|忘记|想不起来|不记得|找回|遗忘|reset|forgot|forget|forgotten|recover|记不得|"
    "记不清|不知道密码|想不起|忘光|改密码|忘密码|密码不对|密码错|试了好几|输错太多|cannot remember|retrieve|"
    "change password",
    "升级|提速|提高|提升|调高|上调|涨|加大|更快|往上|调大|开大|升|增加|提额|upgrade|increase|raise|faster|"
    "speed up|太小|不够用|不够使|太慢|跟不上|高一档|高配|扩容|扩大|加量|加人|加员工|多加|提上去|提到|换更好|"
    "再高|bigger|higher|expand|additional|increase limit|not enough",
    "降低|调低|降|便宜|更便宜|往下|减少|下调|改低|降档|少花|downgrade|reduce|lower|cheaper|cheap|decrease|"
    "用不完|用不了那么多|太大|浪费|少点|省点|省钱|减少点|最便宜|减下来|减员|低一档|划算点|降下来|缩减|"
    "smaller|save money|lower plan|shrink",
    "转让|过户|转给|转到|更名|换户主|换名字|换成我|名下|户主|transfer|ownership|owner|过给|让给|给我爸|"
    "给我妈|给我儿子|给我女儿|给儿子|给女儿|送给|送人|写谁的名|改成我|改名字|换人|继承|去世|过世|不在了|"
    "接手|盘给|二手|转手|前房主|前任|房东|租客|inherit|deceased|passed away|hand over|give to|take over|"
    "second hand",
    "合并|一起|同时|叠加|一块|一同|combine|merge|together|stack|一块儿|放一起|凑单|凑满|叠着用|一次性|并到|"
    "合在|打包|同用|bundle|combined|joint|at once|at the same time",
    "延长|延期|推迟|往后|晚点|改期|改天|挪|顺延|延后|改约|换个时间|推后|reschedule|postpone|extend|delay|"
    "later|晚几天|晚两天|晚一点|过几天|下周才|下个月才|才回来|还没回|不在家|没人在家|没人收|家里没人|出差|"
    "出门在外|赶不回|来不及|宽限|缓一缓|缓几天|拖几天|往后挪|推一推|续住|续借|再用几天|多住|展期|改日|"
    "换一天|换天|换个日子|临时有事|有事去不|有急事|撞了|grace period|push back|postponed|out of town|"
    "not home|nobody home|another day|different date|move my|later date",
    "提前|早点|加急|尽快|优先|催|急|快点|马上|赶紧|早一点|urgent|asap|earlier|advance|rush|expedite|等不及|"
    "等不了|着急用|急着用|急用|快一点|能快|早些|插队|等着用|赶时间|提早|尽早|限时|当天就|今天就要|明天就要|"
    "来不及|耽误|soon|quickly|hurry|right away|immediately|in a hurry|as soon as possible",
    "查询|怎么查|查看|查|看看|看一下|怎么看|哪里看|看到|明细|记录|了解|check|view|query|look up|see|detail|"
    "history|record|inquiry|想看|想知道|看得到|哪能看|哪里能看|在哪看|查得到|查不到|调取|调出来|打听|追踪|"
    "进度|到哪一步|走到哪|什么情况|咋样了|怎么样了|有没有结果|批了没|好了没|办好没|处理到|track|tracking|"
    "status|progress|find out|lookup",
    // money
    "付款|支付|付钱|交钱|缴费|交费|缴纳|付|交|转账|pay|payment|paid|付不了|付不出|付不掉|没付|付过|刷卡|"
    "扫码|银联|云闪付|代付|先付|后付|付了钱|付完|买单|缴|划款|card payment|cash|checkout|wechat|alipay|visa|"
    "paypal|credit card",
    "充值|充钱|充话费|充了|存钱|充|recharge|top up|topup|deposit|充不进|充上|充错|充多|充进去|冲话费|冲钱|"
    "往里存|打进去|预存|续费|充点|reload|refill|add money|add funds",
    "账单|出账|对账|结账|消费记录|bill|statement|billing|invoice amount|流水|消费明细|花在哪|钱花哪|扣在哪|"
    "月结|对不上|对不上账|每个月的|每月明细|消费清单|itemized|statements|breakdown|transaction",
    "发票|开票|抬头|专票|普票|电子发票|增值税|税号|报销|抵税|invoice|receipt|tax|报账|财务要|公司报|走账|"
    "入账|冲账|红冲|开个票|开票据|票据|收据|小票|抵扣|开公司名|报给公司|凭票|expense report|vat|tax id|"
    "receipts|accounting",
    "扣款|扣钱|扣费|被扣|划扣|扣了|多扣|乱扣|重复扣|扣|deduct|debit|charged|莫名其妙|无缘无故|偷偷扣|乱收|"
    "多收|收多了|收错|扣错|扣走|划走|少了一笔|少了钱|钱少|不知道扣|哪来的|怎么多了|怎么少了|没同意|没订过|"
    "没办过|没开过|谁给我开|charge me|charged twice|overcharged|unknown charge|taken from",
    "余额|剩余|还剩|剩多少|剩下|剩|用剩|没用完|用不完|balance|remain|left|剩的|还有多少|剩下的|没用的|"
    "没用掉|用了多少|用掉|用超|超了|超出|用光|用完|跑光|跑完|remaining|leftover|used up|run out|ran out",
    "欠费|逾期|没交|没还|晚还|忘还|过期没|拖欠|欠|没按时|滞纳金|overdue|late|unpaid|owe|arrears|拖了|"
    "没来得及交|忘交|忘了交|忘记还|还不上|还不起|交不起|交晚|没缴|催缴|催收|征信|黑名单|上征信|罚息|手头紧|"
    "周转不开|没钱|失业|丢工作|断供|晚了几天|past due|missed payment|cannot pay|late fee|credit score|"
    "lost my job|behind on",
    "还款|还钱|还清|结清|还|最低还款|月供|repay|repayment|payoff|提前还|一次还|全还|还掉|还贷|还了|还多少|"
    "还不上|还款日|最低|自动还|扣还|pay off|pay back|pay early|installment due|due date",
    "额度|额|信用额|提额|临时额度|credit limit|quota|allowance|刷不了|刷不出|不够刷|刷爆|限额|超限|提不上去|"
    "超额|额度不够|limit reached|over limit|spending limit|credit line",
    "分期|分几期|期数|按月还|分开还|installment|instalment|分月|分开付|按月付|每月付|每个月还|一次付不|"
    "一次拿不出|慢慢还|零首付|首付|分次|monthly payment|pay over time|pay later|in parts",
    "贷款|借款|借钱|房贷|车贷|信贷|loan|mortgage|borrow|缺钱|周转|资金紧|手头紧|筹钱|买房|买车|首付|装修钱|"
    "借点|急需用钱|抵押|担保|short of money|need cash|lend|borrowing|credit",
    "利息|利率|年化|收益|息|interest|rate|apr|yield|利率是|划得来|一年多少|生息|赚多少|能赚|回报|年利|日息|"
    "复利|earn|return on|profit|percent",
    "优惠|折扣|打折|便宜|活动|减免|满减|促销|划算|discount|promotion|deal|offer|sale|有活动|有没有活动|"
    "打几折|便宜点|便宜些|少点钱|优惠力度|特价|折后|老客户|新客|首单|学生价|团购|团购价|多买|批量|买得多|"
    "大批|量大|人多|团体|打个折|送什么|赠品|bulk|group|student discount|cheaper|promo|special offer|"
    "black friday|wholesale",
    "优惠券|券|红包|代金券|抵用券|coupon|voucher|券用不|领券|用券|兑换码|礼品卡|购物卡|储值卡|抵扣|抵钱|"
    "满多少|用不了券|promo code|gift card|redeem|code not working",
    "积分|会员|等级|权益|vip|级别|成长值|point|member|membership|tier|benefit|reward|攒|攒了|换东西|兑换|"
    "兑礼品|老顾客|老用户|几级|升级会员|黑金|白金|金卡|points|loyalty|perk|miles|reward points",
    "押金|定金|保证金|预付|订金|预交|deposit|prepay|抵押|先交|预先|订座费|扣押|扣住|冻结的钱|保证|预授权|"
    "security deposit|upfront|down payment|prepaid",
    "降价|差价|保价|价保|补差|price drop|price match|difference|刚买就|买完就|买贵|买贵了|昨天买|前两天买|"
    "前几天买|亏了|早知道|别家便宜|别处便宜|比别家|cheaper elsewhere|went down|went on sale|just bought",
    "涨价|变贵|贵了|怎么这么贵|贵|太多|多出|偏高|expensive|higher|翻倍|突然贵|比上个月|比上月|比以前|比平时|"
    "怎么这么多|怎么这么高|高得离谱|离谱|吓一跳|暴涨|多了好多|多花|更贵|went up|so high|doubled|"
    "more than usual|spike|increased",
    "到账|到帐|没到|还没收到|没收到|收不到|几天到|回来|影儿|没见|收到|到没|arrive|receive|received|"
    "not received|还没进|没进账|没见钱|钱没来|钱呢|啥时候给|打过来|打到|没动静|没影|没影子|未到|没打|没进|"
    "入账|进账|提现|取出来|取现|payout|come through|credited|withdrawal|cash out",
    "转账|汇款|打款|转钱|汇|打给|transfer|remit|wire|转错|转错了|打错|打错账户|打到别人|汇错|给别人转|"
    "给家里转|寄钱|打钱|跨行|转出去|转不出|转不了|sent to wrong|send money|bank transfer|wire transfer|"
    "wrong account",
    // goods and delivery
    "订单|单子|下单|这单|那单|拍的|买的|购买|拍下|下的单|order|purchase|buy|bought|刚拍|刚买|刚下|昨天下|"
    "买了个|买了一|买过|下了单|拍了|单号|购物|ordered|bought from|my order|order number|placed",
    "快递|物流|配送|送货|运送|包裹|寄|发货|派送|送到|上门|运费|邮费|delivery|deliver|ship|shipping|courier|"
    "package|parcel|logistics|freight|快递员|小哥|骑手|派件|投递|寄送|到货|送货员|包裹到|派送员|货到|发顺丰|"
    "发快递|寄给|寄到|送来|送上门|什么时候到|到哪了|送不送|carrier|driver|shipment|deliver to|rider|arrives|"
    "mail",
    "发货|出库|发出|走货|寄出|什么时候发|发走|dispatch|shipped|ship out|send out|还没发|没发|不发|不发货|"
    "备货|预售|催发|迟迟不|什么时候能发|还没动|几天发|打包中|ship yet|preorder|backorder|when ship",
    "运费|邮费|包邮|快递费|路费|寄费|shipping fee|postage|freight|谁出|谁承担|谁付|自己出|来回路费|上门费|"
    "运费险|谁出钱|to and fro|return shipping|who pays|shipping cost",
    "签收|已送达|显示签收|代收|驿站|signed|delivered|pickup|没收到货|说收到|显示已|放门口|放哪|放在|放驿站|"
    "快递柜|丰巢|门卫|邻居|取件码|被人拿|拿错了|冒领|left at|neighbor|locker|says delivered|"
    "proof of delivery",
    "丢件|丢了|丢失|弄丢|找不到|不见了|遗失|掉了|落在|没了|偷|被盗|顺走|失窃|丢|挂失|lost|lose|missing|"
    "stolen|miss|丢在|掉在|落家|忘在|忘拿|落车上|落地铁|丢地铁|丢公交|丢出租|忘车上|捡到|被人捡|找不着|"
    "寻不着|哪去了|不翼而飞|摸不到|钱包|包丢|包被偷|手机丢|卡丢|身份证丢|没带走|落下|left behind|left in|"
    "left it|lost my|lost and found|forgot my bag|pickpocket|misplaced|robbed|cannot find|disappeared|wallet",
    "破损|坏的|碎了|碎|漏|压坏|烂|损坏|开裂|裂|摔|磕|damage|damaged|broken|leak|crack|摔坏|摔碎|变形|弯了|"
    "裂开|裂了|掉漆|划痕|刮花|刮痕|压扁|湿了|进水|碎屏|屏碎|漏了|瘪|散了|烂了|发霉|长毛|有虫|虫子|异物|馊了|"
    "坏果|融化|化了|洒了|洒|cracked|scratched|dent|smashed|crushed|wet|rotten|spoiled|moldy|melted|spilled|"
    "torn",
    "少件|漏发|少了|缺|没有发|差一|不全|少|缺少|missing item|incomplete|shortage|少了一|少发|少送|少给|"
    "差一个|差了|没放|没送|没配|缺一|缺了|不够数|数量不对|只收到|只有一|空盒|空包|还差|短少|only received|"
    "only got|not included|empty box|forgot to include",
    "不动|没更新|不更新|卡住|没动静|停在|一直显示|一直|转圈|stuck|not moving|no update|没变化|好几天没|"
    "好几天了|几天没动|老是显示|审核中|处理中|等了好久|等半天|等了半天|等了好几|没人处理|没人理|拖着|拖了好|"
    "no progress|still pending|pending|processing|still waiting|been waiting",
    "库存|有货|现货|没货|缺货|断货|补货|存货|stock|available|inventory|sold out|断码|没码|还有没有|有没有了|"
    "买不到|抢不到|抢光|抢购|卖完|卖光|没有了|补上|什么时候有|到货通知|没位|没位置|满了|约满|排满|爆满|"
    "fully booked|out of stock|restock|back in stock|availability|sell out",
    "自提|自取|提货|取货|领|领取|取|pick up|collect|上门取|上门收|代领|代取|自己拿|自己来拿|自己取|来拿|"
    "去拿|拿走|顺路|过去拿|去哪拿|到哪拿|collecting|pick it up|come get|come pick|picked up",
    "质量|瑕疵|有问题|不合格|次品|假货|正品|真假|真的|假的|quality|fake|genuine|authentic|做工|掉色|起球|"
    "缩水|开胶|开线|脱线|假的吧|是不是真|高仿|山寨|正不正|保真|鉴定|货真|不耐用|用几天就|没用几天|刚用就|"
    "counterfeit|original|poor quality|flimsy|cheaply|real or fake",
    "过敏|红肿|刺痛|发红|痒|烫|爆皮|起疹|allergy|allergic|irritation|rash|起红|起痘|长痘|起包|痒痒|疼|疼痛|"
    "火辣|灼|发麻|肿了|肿|起泡|脱皮|敏感肌|皮肤敏感|itch|swelling|swollen|red|hives|skin reaction|sting",
    "保质期|过期|有效期|失效|到期|作废|清零|期限|expire|expiry|expiration|valid|validity|快到期|快过期|"
    "到期了|过期了|过了期|能用到|用到什么时候|能放|放多久|保存|开封|生产日期|有效|还能用吗|还能不能用|"
    "逾期作废|会不会过期|失不失效|shelf life|expired|expires|best before|still valid|how long last|run out",
    "使用|怎么用|用法|说明|怎么抹|搭配|使用方法|use|usage|how to use|manual|咋用|怎么使|怎么设|怎么调|咋调|"
    "咋设|说明书|看不懂|不会使|按钮|设置|设定|用量|用多少|放多少|先用|配着|how do i use|how does|"
    "instruction|setting|configure|feature",
    "安装|装|上门安装|装机|接线|install|installation|setup|set up|mount|装上|装不上|装不了|组装|装好|自己装|"
    "拼装|帮我装|帮装|打孔|支架|布线|拉线|调试|下载|下不了|装软件|fitting|assemble|assembly|set it up|"
    "download|put together",
    "大小|尺寸|尺码|型号|规格|颜色|色号|size|model|spec|color|colour|多高|多重|多宽|穿多大|穿几码|偏大|偏小|"
    "身高|体重|长宽|放不放得下|塞得下|能放下|装得下|容量|什么色|尺寸表|dimension|weight|height|wide|width|"
    "measurement|sizing",
    // account and safety
    "登录|登陆|登不上|登不进|进不去|上不去|登|login|log in|sign in|signin|登不了|上不了|进不了|进不了系统|"
    "打不开账|掉线了|被踢|踢出来|闪退|进系统|登入|登出|换账号登|sign on|locked out|logged out|kicked out|"
    "crash",
    "密码|口令|pin|password|passcode|暗号|密保|解锁码|交易密码|支付密码|服务密码|开机密码|手势|指纹|"
    "passwords|credential|fingerprint",
    "验证码|短信码|校验码|动态码|verification code|otp|sms code|code|收不到码|没收到码|六位|短信没|"
    "收不到短信|没收到短信|验证短信|码没来|发不过来|one time|authenticator|code never|no code|sms",
    "账号|账户|帐号|帐户|户头|account|user|我的号|小号|大号|两个号|登记的|profile|用户名|昵称|username|"
    "accounts",
    "手机号|号码|电话号码|预留手机|号|phone number|number|mobile number|旧号|老号|原来的号|以前的号|"
    "号不用了|换号|换了号|号码不用|新号|电话换|换电话|空号|停机了|old number|new number|changed my number|"
    "sim",
    "绑定|绑|关联|添加|加|连接|连|接入|bind|link|connect|add|pair|绑错|解除绑定|绑不上|配对|配网|连手机|"
    "连蓝牙|搜不到|找不到设备|加不上|连不上手机|换绑|同步|对接|集成|paired|pairing|bluetooth|sync|integrate|"
    "unlink|linked",
    "换手机|新手机|新设备|换机|手机换了|new phone|new device|device|手机坏|手机丢|旧手机|老手机|刷机|重装|"
    "换电脑|新电脑|换个手机|两台|多台|几台|几个设备|另一台|phone broke|new computer|old phone|"
    "another device|multiple device|switch phone",
    "实名|认证|人脸|刷脸|身份|核验|verify|identity|authentication|authenticate|kyc|身份验证|证件过期|"
    "身份证过期|拍照认证|认证不|刷不过|识别不|人脸识别|验脸|审核身份|本人核实|证明是我|证明身份|prove|"
    "face recognition|verification|selfie|id verification",
    "骗|诈骗|骗子|被骗|盗刷|不是我|冒充|可疑|钓鱼|刷走|fraud|scam|phishing|suspicious|unauthorized|套路|"
    "陌生|陌生人|不认识|没买过|不是本人|没操作|没刷过|没消费|人在家|卡在我|卡在手|奇怪|来历不明|假冒|自称|"
    "说是你们|是你们吗|让我转|叫我转|点了链接|点了个链接|链接|不敢点|中奖|木马|中毒|被黑|盗号|被盗号|号被盗|"
    "盗了|异地登录|有人登|别人登|hacked|stolen account|not me|strange|stranger|unknown|fake|impersonat|"
    "someone else used|compromised|virus",
    "隐私|个人信息|泄露|信息安全|privacy|personal data|leak|个人资料|会不会泄|信息安不安|骚扰|骚扰电话|推销|"
    "老打电话|老是打电话|垃圾短信|广告|别给我发|别再发|别发|拉黑|不想收到|数据安全|加密|spam|unsubscribe|"
    "marketing|robocall|confidential|gdpr|secure|data protection",
    "权限|子账号|管理员|授权|员工账号|permission|access|authorize|role|看不到|看不见|打不开文件|没权限|"
    "让同事|同事也|开给|分享给|给员工|员工离职|离职|交接|共用|共享|一起用|分配|admin|permissions|coworker|"
    "colleague|invite|team member|former employee",
    "失败|报错|错误|提示|弹|不成功|不行|没反应|打不开|不能|弄不了|办不了|fail|failed|error|unable|cannot|"
    "can't|not work|老失败|老是失败|一直失败|过不去|交不了|提交不|点不动|点了没|按了没|死活|怎么都|怎么也|"
    "总是不|老是不|白屏|崩溃|卡死|加载|转圈圈|错误码|出错|乱码|空白|异常|error message|crashed|blank|"
    "rejected|declined|glitch|bug|denied",
    // telecom, power, devices
    "流量|上网|数据|gb|g|兆|data|traffic|看视频|刷视频|刷抖音|追剧|上不了网|没网|热点|5g|4g|上网卡|限速|"
    "跑流量|偷跑|gigabyte|hotspot|internet data|data plan|streaming|megabyte",
    "话费|电话费|通话费|phone bill|credit|手机欠|话费没|每月扣|月租|座机|打不出去|打不了电话|接不到|接不了|"
    "phone charge|monthly fee|cell phone|mobile bill",
    "套餐|资费套餐|plan|package|subscription|月租|换个便宜|换成便宜|包月|包年|年费|月费|档位|版本|专业版|"
    "基础版|企业版|方案|plans|tier|basic|premium|pro plan|monthly plan",
    "网速|慢|卡|卡顿|不稳定|掉线|断网|断了|没网|网断|网不行|信号|slow|lag|disconnect|signal|network|没信号|"
    "信号差|信号不好|一格|打游戏|游戏卡|延迟|延迟高|视频卡|看不了|看电视卡|缓冲|老断|老掉|总断|时断时续|"
    "断断续续|红灯|闪红|亮红|丢包|buffering|keeps dropping|dropping|no internet|weak|spotty|unstable|"
    "latency|slow internet",
    "宽带|光纤|光猫|猫|路由器|wifi|broadband|router|modem|fiber|拉网|装网|家里的网|家里网|无线网|无线|网线|"
    "猫的灯|看电视|机顶盒|电视盒|fibre|wireless|home internet|ethernet|set top box",
    "停电|没电|断电|跳闸|黑|电断|power cut|outage|blackout|electricity|电没了|没有电|来电|突然黑|屋里黑|"
    "整栋|整层|抢修|没水|停水|停气|没气|没暖气|不热|暖气|供暖|拉闸|空开|保险丝|跳了|power failure|no power|"
    "no water|no gas|heating|tripped|breaker|power out",
    "电费|电量|用电|电价|度电|electric|power|电表|水表|水费|气表|燃气费|煤气|燃气|抄表|走得快|跑得快|用水|"
    "阶梯|峰谷|谷电|读数|表坏|meter|water bill|gas bill|kwh|utility|consumption|usage",
    "离线|不在线|连不上|断开|掉了线|offline|掉了|失联|没上线|收不到数据|数据断|没数据|不上传|上传不了|"
    "不同步|unreachable|disconnected|not online|lost connection|connection lost",
    "漫游|国外|境外|出国|外地|异地|外省|国际|海外|外市|roaming|abroad|overseas|foreign|international|出国玩|"
    "出国旅游|出境|旅游|留学|港澳|香港|澳门|台湾|日本|韩国|泰国|美国|欧洲|外国|国内|老家|外省市|跨省|跨市|"
    "不在本地|回老家|换城市|外边|签证|境内|traveling|travelling|trip|vacation|visa|another city|out of state",
    "老人|爸|妈|爷爷|奶奶|家人|家属|老公|老婆|孩子|亲戚|代办|代|帮我|他人|别人|替|family|parent|child|"
    "mother|father|someone else|behalf|老头|老太|老爷子|老太太|父母|爸爸|妈妈|我爸|我妈|丈母娘|岳父|岳母|"
    "婆婆|公公|外婆|姥姥|姥爷|外公|儿子|女儿|闺女|媳妇|先生|太太|爱人|对象|男朋友|女朋友|同学|同事|亲属|"
    "家长|叔叔|阿姨|室友|代理|代我|委托|授权书|替我|替他|替她|不方便|走不动|腿脚|不会用智能|大爷|husband|"
    "wife|spouse|son|daughter|grandma|grandpa|grandmother|grandfather|friend|relative|elderly|senior|mom|"
    "dad|parents|roommate|proxy|brother|sister",
    "报警|报码|代码|故障码|报|显示|alarm|error code|code|warning|滴滴响|嘀嘀响|一直叫|叫个不停|亮灯|红灯|"
    "黄灯|闪灯|灯闪|灯亮|提示灯|故障灯|指示灯|感叹号|冒出来|跳出|蜂鸣|报错|beep|beeping|flash|flashing|"
    "red light|light on|blink|indicator",
    "保养|维护|清洗|清洁|换油|加油|油|润滑|maintenance|maintain|clean|oil|service|养护|护理|除垢|除锈|打蜡|"
    "打油|清理|多久洗|该换|多久换|换滤芯|积灰|积碳|滤网|年检|检修|大修|上油|脏了|servicing|cleaning|"
    "lubricate|tune up|wash|overhaul|dirty|inspection",
    "配件|零件|滤芯|耗材|备件|part|spare|filter|accessory|原厂|电池|螺丝|遥控|充电线|充电器|充电头|轴承|"
    "密封|皮带|垫圈|易损|电机|马达|泵|刀具|模具|轮子|轮胎|换电池|单买|单独买|单独卖|component|battery|"
    "bearing|seal|remote control|belt|motor|pump|spares|cable|tire|accessories",
    "温度|过热|发热|高温|烫|冷却|temperature|hot|heat|overheat|cool|发烫|烫手|太热|热得|高热|降温|风扇|散热|"
    "不凉|不冷|冬天|夏天|大热天|零下|结冰|冒烟|烧焦|糊味|焦味|cooling|cold|freezing|frozen|overheats|smoke|"
    "burning smell|temperatures|warm",
    "噪音|异响|声音|响|吵|noise|sound|loud|嗡嗡|咔咔|哐哐|嘎吱|吱吱|嘶嘶|咯噔|动静|扰民|抖动|震|震动|振动|"
    "吵得|楼上|楼下吵|装修吵|响声|没声音|vibration|vibrate|shake|rattle|squeak|humming|grinding|noisy",
    "漏油|漏水|漏气|渗|滴|leak|漏了|滴水|渗水|渗油|往外冒|冒水|冒油|湿漉漉|一滩|地上有水|地上一滩|天花板|"
    "水管|管子|爆管|堵了|堵|下水|马桶|反味|下水道|返水|leaking|drip|dripping|puddle|pipe|clog|clogged|drain|"
    "toilet|ceiling|water damage",
    "压力|气压|压不上去|pressure|没劲|没力|没力气|使不上劲|推不动|顶不动|气不足|打不上气|压不住|带不动|"
    "抬不起|加不上|power loss|weak pressure|psi|vacuum",
    "启动|开机|打不着|起不来|点火|start|boot|打不起来|起动|点不着|开不了|开不了机|不启动|无法启动|重启|"
    "关不了机|自己关|自动关|自动重启|按电源|power on|reboot|restart|turn on|switch on",
    "远程|诊断|工程师|师傅|技术员|派人|engineer|technician|diagnos|remote|上门看|来人|来个人|派个人|找人|"
    "叫人|请人|人过来|来看看|来修|派师傅|上门修|现场看|技术支持|technical support|send someone|come out|"
    "come over|on site",
    "培训|教|学|上课|课程|train|training|course|class|带一带|新手|新员工|新来的|入门|零基础|教程|视频教程|"
    "讲解|讲一讲|辅导|带教|上手|beginner|lesson|tutorial|learn|learning|workshop|onboarding",
    "质检|检测|校验|检验|测|化验|test|inspect|calibrate|检定|标定|送检|校准|精度|准不准|不准|量不准|偏差|"
    "误差|合格证|出厂|accuracy|accurate|inaccurate|calibration|precision|deviation|quality report",
    // health, travel, insurance
    "挂号|约号|放号|号源|看病|就诊|门诊|看医生|预约挂号|appointment|clinic|outpatient|doctor|visit|约大夫|"
    "约医生|大夫|看大夫|医生|专家|专家号|主任|抢号|没号|不舒服|难受|身体|生病|病了|头疼|肚子疼|肚子|发烧|"
    "咳嗽|拉肚子|看牙|牙疼|复诊|复查|加号|初诊|哪个科|什么科|看什么科|导诊|specialist|see a doctor|"
    "physician|sick|ill|fever|headache|toothache|dentist|follow up|consultation|pain|stomach",
    "报告|结果|化验单|片子|影像|report|result|scan|出结果|结果出|化验|出来没|看结果|拿结果|拿报告|取报告|"
    "几天出|指标|阳性|异常|胶片|lab result|results|findings|film|x ray",
    "空腹|吃饭|吃东西|喝水|禁食|早饭|不吃|能吃|fast|empty stomach|eat|drink|饿着|能喝水|喝粥|吃早|吃了|吃过|"
    "刚吃|吃了早|喝了|喝酒|忌口|吃啥|饮食|能不能吃|before the test|fasting|breakfast|food|eating|drinking|"
    "water",
    "抽血|验血|采血|血|blood|扎针|查血|血样|血型|献血|血糖|血压|blood draw|blood test|blood sample|sugar",
    "住院|床位|病房|出院|陪护|探视|hospital|inpatient|ward|discharge|陪床|看望|看病人|开刀|手术|做手术|刀口|"
    "拆线|进去看|住进|病人|护工|转院|出入院|surgery|operation|admitted|visiting|patient|visitor|bedside|"
    "overnight",
    "医保|社保|统筹|报销|异地医保|刷医保|insurance|medical insurance|报多少|报销比例|能报|报不报|报得了|"
    "自费|大病|农合|新农合|农村合作|医保卡|社保卡|走医保|用医保|职工医保|居民医保|异地就医|covered|coverage|"
    "insured|medicare|copay|reimbursed|out of network",
    "药|开药|拿药|续方|处方|吃药|medicine|drug|prescription|medication|pill|药费|药房|药吃完|没药|药没了|"
    "买药|抓药|中药|消炎药|降压药|药店|一天几次|饭前|饭后|副作用|煎药|停药|pharmacy|dose|dosage|side effect|"
    "refill|tablet|pills|out of medicine",
    "疫苗|打针|接种|vaccine|vaccination|shot|打疫苗|打第二针|第二针|加强针|流感|狂犬|狗咬|猫抓|被狗|被猫|"
    "hpv|接种本|shots|booster|jab|dog bite|bitten|flu",
    "检查|b超|彩超|胃镜|肠镜|核磁|ct|体检|exam|ultrasound|mri|checkup|照片子|拍片|做ct|做核磁|增强|心电图|"
    "做个检查|做检查|查一查|全身|筛查|ecg|scan|screening|endoscopy|examination|check up|physical exam",
    "病历|病案|复印|打印|纸质|盖章|medical record|copy|print|出院小结|诊断|诊断书|诊断证明|病假|假条|请假|"
    "请假条|证明书|开证明|调档|档案|盖公章|打出来|复印件|certificate|sick note|discharge summary|records|"
    "printed|stamp|diagnosis|transcript",
    "保险|保单|投保|续保|保费|policy|insurance|premium|出险|车险|意外险|重疾|保障|保什么|保不保|受益人|"
    "投保人|被保人|理赔款|撞了|追尾|剐蹭|出事|出了事故|事故|住院报|受伤|摔了|摔伤|insure|beneficiary|"
    "accident|crash|injury|injured|policyholder|collision|rear",
    "理财|赎回|基金|产品|投资|fund|invest|investment|redeem|wealth|闲钱|存款|定期|活期|存着|放着|存银行|"
    "买点|股票|亏|跌|跌了|涨了|稳不稳|稳当|风险|保本|提前取|取出来|saving|savings|stock|portfolio|risk|"
    "deposit account|invested|matur",
    "合同|协议|合约|签的|签|条款|contract|agreement|terms|签字|签了|签过|没签|合约期|白纸黑字|补签|续签|"
    "租约|违反|条文|contracts|signature|clause|lease|legal|renewal",
    "机票|航班|改签|退票|座位|值机|行李|托运|flight|ticket|seat|luggage|baggage|check in|飞机|高铁|火车|"
    "车票|误机|误点|晚点|延误|航站楼|登机|登机牌|选座|靠窗|升舱|换座|行程|行程单|超重|箱子|行李箱|充电宝|"
    "安检|转机|中转|没赶上飞机|plane|airline|airport|boarding|suitcase|train|layover|connection|"
    "missed my flight|delayed|itinerary|carry on|overweight",
    "酒店|房间|入住|退房|早餐|房型|hotel|room|check out|breakfast|stay|宾馆|民宿|住一晚|住几天|住两晚|订房|"
    "加床|晚到|晚点到|早到|提前到|寄存|行李寄存|大床|双床|押房|续住|退晚|房卡|含早|reservation|booking|"
    "check in|guest|bed|late arrival|early check|late checkout|luggage storage",
    "车位|停车|充电桩|充电|park|parking|charging|charger|charge station|停我车|停车费|停车场|占了|车位被|"
    "月卡|车牌|抬杆|道闸|出不去|充不上电|充电慢|充电枪|枪拔|拔不|拔不下|没电了|快充|慢充|电车|电动车|新能源|"
    "plug|unplug|parked|parking fee|garage|license plate|ev|electric car|gate|charging slow|fast charging",
    "物业|小区|业主|房子|搬家|搬|迁移|移机|property|move|relocate|物业费|楼道|电梯|门禁|门禁卡|钥匙|保安|"
    "保洁|垃圾|绿化|收房|交房|装修|租房|换房|新家|搬新|住的地方|住处|新地址|门卡|租的|搬走|楼下|楼上|换地方|"
    "elevator|apartment|tenant|landlord|key|renovation|house|new address|moving|moved|building|relocating",
    "投诉|举报|反馈|意见|complain|complaint|feedback|态度|态度差|态度不好|不负责|没人管|没人接|找谁说|说理|"
    "讨说法|曝光|差评|不作为|推来推去|踢皮球|忽悠|欺负|投诉你们|建议|提意见|rude|attitude|bad service|"
    "unhappy|disappointed|manager|suggestion|ignored",
    "客服|联系|电话|热线|打电话|contact|call|hotline|support|人工|找人|问谁|找谁问|打哪个|打什么电话|"
    "电话多少|咋联系|怎么联系|联系谁|联系不上|打不通|没人接|占线|真人|微信号|邮箱|call you|phone support|"
    "email|talk to|speak to|get in touch|representative|agent",
    "迟到|过号|错过|没赶上|爽约|没去|忘了去|来晚|超时|miss|missed|late|no show|晚到|晚了|来晚了|堵车|路上堵|"
    "误了|误点|没来得及|耽误|过点|过时间|过了时间|过了点|赶不上|睡过|睡过头|忘了时间|没来|没到场|缺席|"
    "overslept|traffic|running late|too late|absent|be late",
    "重复|两次|三遍|多次|两遍|扣了两|下重|又一次|duplicate|twice|double|两笔|一样的|同样的|付了两|交了两|"
    "买了两|下了两|又扣|又收|又交|交重|付重|多付|多交|多下|paid twice|charged twice|two times|"
    "double charged|duplicated",
    "未成年|小孩|儿童|孕|哺乳|备孕|怀孕|宝宝|child|kid|baby|pregnant|minor|娃|孩子|小朋友|我家娃|熊孩子|"
    "小学|初中|高中|学生|大肚子|怀了|二胎|奶粉|喂奶|喂母乳|月子|新生儿|婴儿|宝妈|几岁|多大能|岁以下|满月|"
    "坐月子|teen|teenager|minors|infant|newborn|breastfeeding|expecting|kids|toddler|years old|student",
    "公司|企业|单位|对公|商用|店铺|开店|工厂|厂|company|business|enterprise|corporate|老板|员工|对公户|公家|"
    "集团|报给单位|企业版|团队|部门|商户|商家|个体户|加盟|经销|代理商|供应商|合作|批发|采购|招标|"
    "organization|employee|merchant|reseller|supplier|partner|dealer|purchase order|team",
    // delivery and orders, indirect
    "改派送|改配送时间|改送货时间|改时间送|改期配送|延迟配送|暂存|先别送|先不送|晚点送|改天送|换个时间送|"
    "没人收|没人签|没人在家|家里没人|不在家|白天不在|上班没人|出差|出远门|下周才|才回来|回来再|"
    "reschedule delivery|delivery time|nobody home|not at home|hold my package|hold the delivery|"
    "away from home|deliver later",
    "改地址|修改地址|换地址|收货地址|收件人|写错地址|地址写错|地址填错|地址错|送到公司|送到另|送到别|转寄|"
    "转送|送错地方|搬家了|搬走了|搬了|寄到别|change address|wrong address|different address|new address|"
    "forward|redirect|shipping address|delivery address",
    "催单|催一下|催一催|怎么还没|还没到|还没来|还没送|还没有到|迟迟|慢死|太慢了|等了几天|等一周|等了一周|"
    "等了一个月|说好的|答应的|承诺的|超时|超过时间|not arrived|late delivery|taking so long|where is my|"
    "overdue delivery|delayed",
    "偏远|乡下|农村|村里|镇上|县里|山里|新疆|西藏|海岛|送不到|不配送|不派送|能送到|覆盖|范围|送不送|"
    "配送范围|rural|remote area|village|island|coverage|service area|do you deliver",
    "大件|冰箱|洗衣机|空调|电视|家具|沙发|床垫|衣柜|送上楼|搬上楼|没电梯|扛|抬上去|旧机|以旧换新|拆旧|回收|"
    "upstairs|fridge|refrigerator|washing machine|washer|sofa|furniture|mattress|trade in|recycle|old one",
    "清关|海关|报关|关税|进口|出口|跨境|寄到国外|国际件|海外仓|customs|duty|import|export|clearance|tariff|"
    "cross border|overseas shipping",
    "寄件|寄东西|寄个|发件|寄快递|寄出去|上门揽|揽收|揽件|下单寄|打包|易碎|生鲜|液体|能不能寄|能寄|违禁|"
    "禁寄|不让寄|send a parcel|send a package|pack|packaging|fragile|prohibited|perishable|dangerous goods|"
    "batteries allowed",
    "礼物|送礼|生日|礼盒|包装好看|写贺卡|贺卡|送朋友|送长辈|过节|情人节|圣诞|惊喜|不要放价格|gift|present|"
    "birthday|wrap|gift wrap|greeting card|christmas",
    "预售|预购|新品|首发|上新|上架|什么时候出|什么时候卖|什么时候上|发售|preorder|pre order|release|launch|"
    "new arrival|come out",
    "评价|好评|差评|晒单|打分|评论|追评|review|rating|comment|feedback score",
    "直播|主播|直播间|抖音买|刷到的|拼团|拼单|砍价|秒杀|抢到|抽奖|中奖|奖品|livestream|live stream|"
    "flash sale|group buy|lottery|prize|draw|win",
    // food delivery, fresh goods
    "外卖|点餐|骑手|餐没到|送错餐|凉了|冷了|汤洒|洒了|洒|少餐|少一份|忘放|没筷子|没餐具|餐具|忌口|不要辣|"
    "不放|加菜|备注|口味|难吃|变质|馊|拉肚子|头发|food|meal|takeout|takeaway|restaurant|cold food|cutlery|"
    "allergy note|spicy|menu|dish|delivery guy",
    "餐厅|订位|订座|包间|包厢|排号|排队|几个人|聚餐|生日宴|婚宴|宴席|忌口|自带酒水|开瓶费|table|"
    "private room|queue|party|banquet|corkage|dine in|book a table",
    "生鲜|水果|蔬菜|海鲜|鲜奶|蛋糕|冷链|坏果|烂果|不新鲜|臭了|变味|异味|化冻|fresh|fruit|vegetable|seafood|"
    "cake|stale|spoiled|smell bad|rotten",
    // telecom
    "携号转网|转网|换运营商|换移动|换联通|换电信|不想换号|号码不变|保留号码|带着号|port|porting|"
    "switch carrier|keep my number|change carrier|transfer my number",
    "手机卡|电话卡|副卡|主卡|流量卡|小卡|卡槽|换卡|插卡|读不出卡|不读卡|卡坏|剪卡|esim|开副卡|亲情号|亲情网|"
    "家庭网|sim card|sim|second line|family plan|no sim|extra line",
    "没话费|停机|被停|停了机|打不出|打不出去|打不通|欠停|复机|号停|呼出|打不进|接不到电话|没声|听不见|"
    "听不清|通话|service suspended|no service|no signal|dropped call|hear me|call quality",
    "靓号|选号|挑号|号码好|尾号|生日号|吉利|number selection|vanity|lucky number|choose a number",
    "呼叫转移|来电显示|彩铃|语音信箱|转接|转到另|未接|不想接|免打扰|拦截|call forwarding|voicemail|"
    "caller id|ringtone|call waiting|missed call|block calls",
    "装宽带|移机|迁宽带|宽带移|网跟着|换地方用|搬家网|网搬|带走|一起搬|挪到|移到新|move my internet|"
    "transfer service|moving house|move service|take it with me",
    "机顶盒|电视|点播|频道|没台|看不了台|遥控器|投屏|黑屏|没画面|画面|tv|channel|set top box|remote|screen|"
    "no picture|cast",
    // banking and finance
    "挂失|卡丢|卡丢了|银行卡丢|钱包丢|钱包|包被偷|卡被偷|卡找不到|卡掉|卡不见|卡没了|证件丢|身份证丢|被扒|"
    "被抢|存折丢|吞卡|卡被吞|吞了|report lost|lost card|stolen card|lost wallet|card stolen|swallowed|"
    "card lost|lost my card",
    "银行卡|储蓄卡|借记卡|信用卡|卡片|刷卡|芯片|磁条|消磁|取款机|取钱|柜员机|atm|debit card|credit card|"
    "bank card|withdraw cash|cash machine|bank",
    "开卡|办卡|新卡|下卡|激活卡|卡没寄|卡没收|卡到|寄卡|卡还没|制卡|年费|刷几次|免年费|annual fee|"
    "card activation|new card|card delivery|apply card",
    "账户冻结|用不了卡|卡用不|刷不出来|刷不了|付不出去|交易失败|交易限制|非柜面|限制交易|风控|管控|止付|"
    "被限|拒付|declined|card declined|payment failed|account frozen|restricted|transaction failed|"
    "blocked card",
    "转错|转错账|转错人|打错账|打错卡|汇错|付错|转错了|误转|撤回转账|追回|追回来|钱要回|要得回|wrong person|"
    "wrong account|reverse|recall|sent by mistake|get it back|undo transfer",
    "争议|拒付|不是我刷|不是我花|没消费过|没买过|没刷过|没用过|不认的|不认识的交易|陌生扣|盗刷|莫名扣|深夜|"
    "半夜扣|dispute|chargeback|unrecognized|did not make|fraudulent|unfamiliar charge",
    "征信|信用分|信用报告|黑名单|逾期记录|影响贷款|影响买房|影响征信|信用记录|credit report|credit history|"
    "credit score|blacklist|credit rating",
    "宽限|宽限期|缓交|缓还|晚几天还|延期还|延后还|还不起|还不上|还不出|没钱还|困难|手头紧|失业|没工资|"
    "没发工资|工资没发|工资|收入少|生病没钱|协商|减免利息|停息|hardship|grace|cannot afford|extension|"
    "lost my job|laid off|difficulty|payment plan|unemployed|salary|paycheck",
    "提前还款|提前还|提前结清|一次还清|一次性还|手里有钱|年终奖|攒够|早点还|还完算|剩下本金|提前还清|"
    "early repayment|prepayment|pay off early|pay early|settle early|lump sum|bonus",
    "自动扣款|自动还款|代扣|免密|签约扣|绑卡扣|自动扣|忘了还|忘交|总忘|老忘|记性|记不住|定时|自动交|autopay|"
    "auto pay|direct debit|standing order|automatic payment|auto debit|keep forgetting",
    "外汇|换汇|美元|美金|欧元|日元|港币|汇率|外币|购汇|结汇|换钱|兑换货币|exchange rate|currency|dollar|"
    "euro|forex|foreign currency|yen|pound",
    "存款|定期|活期|大额存单|存钱|攒钱|到期取|提前取|转存|存三年|存一年|fixed deposit|time deposit|"
    "savings account|saving|certificate of deposit",
    "股票|炒股|证券|开户炒|基金|净值|定投|亏损|亏了|跌了|赎|赎回|卖出|卖掉|买入|份额|分红|申购|stock|"
    "security|dividend|net value|fund|sell|broker|trade|trading|mutual fund",
    "受益人|身故|去世|过世|继承|遗产|遗嘱|公证|老人走|人没了|不在世|beneficiary|inheritance|inherit|"
    "deceased|death|passed away|estate|will",
    // insurance
    "出险|事故|撞|撞车|追尾|剐|蹭|刮了|刮蹭|擦碰|被撞|倒车|撞了|车祸|碰瓷|水淹|泡水|冰雹|砸了|被砸|accident|"
    "crash|collision|fender|bump|hail|flood|damage to my car",
    "报案|理赔进度|定损|查勘|报保险|走保险|能赔|赔不赔|怎么赔|赔多少|赔款|拒赔|免赔|不赔|file a claim|"
    "claim status|adjuster|deductible|denied claim|payout|claims",
    "退保|犹豫期|现金价值|不想保|保险不要|买保险后悔|退保险|surrender|cooling off|cancel policy|free look|"
    "cash value",
    "续保|续费|脱保|断保|忘了续|忘记续|保险到期|快到期|接着保|renew|renewal|lapse|lapsed|expiring",
    "重疾|癌|癌症|大病|住院补贴|等待期|既往|既往症|三高|结节|糖尿病|高血压|健康告知|有病能|体检异常|cancer|"
    "critical illness|pre existing|chronic|diabetes|hypertension|waiting period|health declaration",
    // health
    "哪个科|什么科|挂什么|挂啥|看哪科|看什么科|分诊|内科|外科|儿科|妇科|骨科|皮肤科|眼科|牙科|口腔|精神科|"
    "department|which doctor|pediatric|dermatolog|orthopedic|gynecolog|eye doctor|dental",
    "不舒服|难受|疼|痛|头晕|头疼|肚子疼|胸闷|恶心|吐了|发烧|发热|咳嗽|感冒|拉肚子|失眠|睡不着|流鼻血|出血|"
    "伤口|骨折|崴|扭伤|烫伤|unwell|pain|hurt|dizzy|nausea|vomit|fever|cough|flu|insomnia|bleed|injury|wound|"
    "sprain|symptom",
    "急诊|急救|救护车|120|半夜发烧|晚上发烧|晕倒|休克|抽搐|喘不上|胸痛|emergency|ambulance|urgent care|"
    "faint|unconscious|chest pain|after hours",
    "怀孕|怀上|产检|建档|孕检|大肚子|预产期|生孩子|分娩|顺产|剖腹产|剖宫产|坐月子|试管|备孕|月经|姨妈|生育|"
    "pregnant|pregnancy|prenatal|maternity|birth|due date|obstetric|ivf",
    "探视|探病|看望|陪护|陪床|陪同|陪着|家属能|能进去|陪人|进去看|visit hours|visiting hours|visitor|"
    "accompany|companion|stay with",
    "手术|开刀|做手术|麻醉|术前|术后|拆线|换药|伤口|恢复期|多久恢复|康复|复健|能上班|能运动|surgery|"
    "operation|anesthesia|post op|recovery|stitches|rehab|dressing",
    "转诊|转院|双向转诊|异地就医|外地看病|外地住院|外地医保|在外地|异地结算|备案|跨省|referral|"
    "transfer hospital|out of province|out of network|register elsewhere",
    "体检|入职体检|入职|年检|健康证|驾照体检|体检报告|全身检查|单位体检|体检套餐|checkup|physical|"
    "health certificate|medical exam|pre employment|screening",
    "病假|病假条|请假条|请假|单位要|老师要|公司要证明|开假条|休几天|休息几天|诊断证明|sick leave|sick note|"
    "doctor note|medical certificate|note for work|excuse",
    "牙|牙齿|牙疼|拔牙|补牙|洗牙|智齿|矫正|种牙|箍牙|烤瓷|tooth|teeth|dental|dentist|braces|filling|implant|"
    "orthodont",
    "眼镜|近视|验光|度数|配镜|隐形|视力|看不清|激光|眼睛|glasses|eye|vision|lens|optometr|myopia|"
    "contact lens",
    "心理|抑郁|焦虑|压力大|情绪|想不开|睡不好|咨询师|mental|depress|anxiety|counsel|therapy|stress",
    // devices, industry
    "停机|停产|停线|生产线|产线|等着开工|开不了工|耽误生产|误工|停工|趴窝|现场急|downtime|production line|"
    "production|shutdown|line down|halted|stopped production",
    "加装|改造|升级固件|固件|软件版本|系统更新|刷新|更新系统|新版|补丁|版本|firmware|software update|"
    "update version|patch|upgrade kit|retrofit|version",
    "通讯|通信|数据上传|上位机|传感器|信号线|modbus|网关|采集|读数|显示不|数不对|数据不对|跳数|漂移|sensor|"
    "gateway|protocol|reading|drift|telemetry|communication",
    "振动|震动|抖动|晃动|松动|松了|跑偏|不平|卡住|卡死|咬死|转不动|堵转|不转|vibration|vibrate|loose|jam|"
    "jammed|stuck|misaligned|wobble|seized",
    "耗电|费电|费油|功率|电压|电流|三相|跳闸|频率|能耗|接地|漏电|触电|电机|短路|voltage|current|"
    "short circuit|fuse|breaker|electric shock|consumption|wattage|phase",
    "铭牌|序列号|出厂编号|机器编号|机身|贴纸|编号|条码|二维码|扫码|型号在哪|serial|serial number|nameplate|"
    "barcode|qr|qr code|label|model number",
    "图纸|说明书|手册|资料下载|电路图|接线图|样本|参数|参数表|规格书|技术资料|datasheet|drawing|diagram|"
    "manual|schematic|specification|catalog|documentation",
    "租赁|租用|短租|租一台|借用|试用|样机|试机|先试|试几天|rent|rental|lease|hire|trial|try|demo|free trial|"
    "sample",
    "报价|询价|批量|批发|采购|拿货|起订|起订量|交期|交货期|货期|打样|定制|定做|非标|quotation|quote|"
    "lead time|moq|bulk order|custom|customize|tailor made|minimum order|procurement",
    "验收|交付|到货验收|调试|投产|开机调试|试运行|安装调试|吊装|卸货|commissioning|acceptance|handover|"
    "site preparation|startup|unloading",
    "备件|易损件|常备|更换周期|寿命|能用多久|用几年|用多久要换|老化|磨损|磨坏|锈|生锈|腐蚀|lifespan|"
    "lifetime|wear|worn|rust|corrosion|replace interval|service life|aging",
    "安全|危险|爆炸|着火|起火|冒烟|火花|烧焦|焦味|糊味|煤气味|怪味|异味|刺鼻|臭味|漏气|danger|dangerous|"
    "fire|explode|burn|spark|smell|smoke|hazard|gas leak|unsafe",
    "年检|检定|强检|校准|标定|特种设备|证书到期|送检|计量|审厂|annual inspection|calibration certificate|"
    "certification|compliance|iso|audit",
    "驻场|上门服务|出差费|差旅|人工费|工时|工时费|上门费|出工|几个人来|labor|labour|visit fee|call out|"
    "travel cost|service visit|hourly rate|field service",
    // cars and charging
    "充电|充不进|充不上|充不满|充满|充一半|跳枪|枪头|拔不下来|拔不出|扫不了码|桩坏|没充上|充电费|服务费|"
    "占位费|续航|掉电|没电|趴半路|charger|plug|charging stopped|battery|range|connector|idle fee|"
    "charging station",
    "汽车|车子|我的车|开车|发动机|刹车|轮胎|胎压|爆胎|雨刮|方向盘|变速箱|年审|过户|车牌|行驶证|拖车|救援|"
    "搭电|半路|抛锚|高速上|首保|4s|vehicle|engine|brake|tire|tow|roadside|breakdown|flat tire|jump start|"
    "oil change|dealership|windshield",
    "驾照|驾驶证|扣分|违章|罚单|罚款|年检|学车|驾校|科目|满分|换证|换本|消分|driver license|driving license|"
    "driving test|ticket fine|violation|fine|speeding",
    "打车|网约车|司机|绕路|车费|行程|落车上|忘车上|车上落|上车点|接不到|不来接|拒载|预约车|taxi|ride|cab|"
    "trip|fare|driver|passenger|left in the car|pickup point|detour",
    "公交|地铁|乘车码|刷不了闸|进不了站|一卡通|交通卡|老年卡|月票|闸机|subway|bus|metro|transit|commute|"
    "fare card|turnstile",
    "租车|还车|异地还|取车|油没加|加满|超里程|违章押金|代步车|共享单车|单车|骑车|锁车|关锁|停车点|"
    "rental car|return the car|mileage|drop off|bike|scooter|shared bike|pick up the car",
    // travel, hotel, airline
    "改签|改航班|换一班|下一班|早一班|晚一班|误机|赶不上飞机|没赶上飞机|没赶上|行程变|行程有变|会议改|"
    "会改期|临时改|航班取消|航班变|change flight|rebook|missed my flight|flight change|change date|"
    "next flight|flight cancelled|canceled flight",
    "退票|退机票|不飞了|不去了|去不成|走不了|生病去不|签证没下|拒签|退改|退改费|特价票|疫情|台风|暴雨|"
    "恶劣天气|cancel flight|ticket refund|refund ticket|visa refused|typhoon|storm|weather|bad weather",
    "行李|托运|随身|箱子|登机箱|超重|超大|几公斤|多少公斤|公斤|几斤|带液体|能带上|能不能带|带上飞机|充电宝|"
    "婴儿车|行李没到|行李丢|行李坏|luggage|baggage|bag|suitcase|kilogram|kg|overweight|carry on|power bank|"
    "stroller|checked bag|liquid|lost luggage",
    "值机|选座|座位|坐一起|靠窗|靠过道|连座|前排|登机牌|升舱|头等|商务舱|check in|seat|window|aisle|"
    "boarding pass|business class|upgrade seat|sit together|legroom",
    "轮椅|残疾|残疾人|腿脚不便|行动不便|走不了路|走不动|坐轮椅|无障碍|盲人|特殊旅客|需要照顾|无陪|无人陪伴|"
    "一个人坐|独自|wheelchair|disability|disabled|accessible|unaccompanied|special assistance|mobility|"
    "blind|deaf|crutches",
    "宠物|猫咪|狗狗|小狗|小猫|带狗|带猫|毛孩子|养狗|养猫|遛狗|猫粮|狗粮|pet|dog|cat|puppy|kitten|animal|"
    "pet friendly",
    "入住|早到|提前到|提早到|半夜到|凌晨到|很晚到|晚到|晚上才到|到得晚|几点入住|房间留|保留房|check in|"
    "arrive late|arrive early|late arrival|early arrival|early check in|check in time",
    "退房|晚走|晚点走|晚退|延迟退|下午才走|续住|多住一晚|再住|几点退|行李放|寄存|check out|late checkout|"
    "stay longer|extend stay|extra night|store luggage|leave my bags",
    "接机|接送|接站|送机|班车|摆渡车|怎么去|怎么过去|从机场|从火车站|从高铁站|到酒店|交通|"
    "pick up from airport|airport transfer|shuttle|transportation|how to get there|transfer service|ride to",
    "早餐|餐饮|含早|吃早饭|几点开饭|自助餐|吃饭的地方|素食|清真|breakfast|buffet|vegetarian|halal|dining|"
    "meals included|vegan",
    "泳池|健身房|健身|游泳|spa|温泉|桑拿|洗衣|洗衣服|吹风机|拖鞋|加床|婴儿床|空调不|没热水|马桶堵|房间吵|"
    "换房|换个房|隔音|pool|gym|swim|laundry|crib|extra bed|hair dryer|hot water|noisy room|change room|"
    "amenities|facilities",
    "旅行团|跟团|导游|景点|景区|门票|一日游|自由行|拼团|购物团|强制消费|签证|办签证|出境游|护照|tour|"
    "tour guide|sightseeing|attraction|admission|scenic|visa|passport|itinerary|travel agency",
    // education
    "报名|报班|报课|入学|招生|新生|开学|转学|插班|学区|录取|入园|幼儿园|上小学|上学|升学|学籍|enroll|"
    "enrollment|admission|school|kindergarten|semester|register for class|university|tuition|college",
    "学费|课时费|课时|课包|退课|退学费|没上完|剩下的课|不想上|不上了|转班|换班|换老师|换课|tuition|"
    "class fee|drop the course|withdraw from class|remaining lessons|change class|change teacher",
    "请假|缺课|补课|落课|没上课|漏课|缺勤|生病没去|回放|录播|看回放|重播|调课|absent|absence|make up class|"
    "missed class|recording|replay|skip class|catch up|recorded",
    "考试|报考|准考证|考场|成绩|分数|查分|补考|重考|缓考|挂科|没过|及格|考不过|模拟|模拟考|真题|复习|exam|"
    "test score|score|grade|retake|resit|admission ticket|failed exam|quiz|results",
    "证书|毕业证|结业证|学位|学历|文凭|成绩单|在读证明|学历认证|发证|领证|证什么时候|diploma|degree|"
    "transcript|graduation|certificate|graduate|credential|enrollment verification",
    "作业|老师|班主任|家长|家长会|校车|食堂|宿舍|校服|课本|教材|课表|上课时间|几节|几节课|班级|小班|一对一|"
    "试听|试课|teacher|homework|textbook|dormitory|dorm|cafeteria|school bus|uniform|timetable|schedule|"
    "trial class|one on one|syllabus",
    "奖学金|助学金|贫困|困难生|助学贷|减免学费|scholarship|financial aid|student loan|grant|waiver|bursary",
    // property and home services
    "漏水|渗水|水管|天花板|滴水|楼上漏|泡了|墙皮|发霉|墙湿|堵了|下水道|马桶|水龙头|爆管|leak|leaking|"
    "water pipe|ceiling|clogged|faucet|toilet|plumb|mold|burst pipe|flooded",
    "电梯|困电梯|关电梯|电梯坏|楼道|楼道灯|路灯|公共区域|走廊|大堂|消防|灭火器|elevator|lift|hallway|"
    "corridor|lobby|stairs|stairwell|common area|fire extinguisher",
    "邻居|楼上|楼下|隔壁|吵死|半夜吵|装修声|跳广场舞|狗叫|乱停|堵门|占道|高空抛|抽烟|烟味|遛狗|neighbor|"
    "neighbour|upstairs|downstairs|loud music|barking|noise complaint|next door",
    "门禁|门卡|钥匙|开不了门|进不了门|锁外面|反锁|门锁|密码锁|指纹锁|换锁|开锁|忘带钥匙|没带钥匙|访客|来客|"
    "朋友来|客人来|key|door|locked out|access card|lock|visitor|guest pass|key card|front door|smart lock",
    "装修|装修押金|装修证|施工|敲墙|砸墙|改水电|封阳台|垃圾清运|建筑垃圾|动工|renovate|renovation|remodel|"
    "construction|decorate|debris|contractor",
    "租房|房租|租金|退租|续租|转租|房东|租客|合租|看房|押一付|短租|到期搬|提前搬|rent|landlord|tenant|lease|"
    "sublet|deposit back|move out|apartment|break lease",
    "保洁|家政|阿姨|保姆|月嫂|钟点工|打扫|擦玻璃|搬家公司|搬家服务|疏通|除虫|蟑螂|老鼠|白蚁|cleaner|"
    "housekeeping|nanny|maid|pest|cockroach|mice|movers|housekeeper|babysit",
    "垃圾|垃圾分类|垃圾桶|扔垃圾|大件垃圾|旧家具|废品|没人清|garbage|trash|rubbish|waste|recycling|dispose|"
    "disposal",
    // utilities
    "水费|电费|燃气费|煤气费|暖气费|物业费|取暖费|抄表|电表|水表|气表|表走|表转|表快|表不准|阶梯|多用|空置|"
    "没人住|空房|没住人|空着|meter|meter reading|water bill|electricity bill|gas bill|utility bill|"
    "heating bill|vacant|nobody lives",
    "停水|没水|水小|水压|水黄|水浑|发黄|自来水|没热水|停气|没燃气|打不着火|没暖气|暖气不热|屋里冷|供暖|"
    "water pressure|no water|yellow water|brown water|no hot water|no gas|stove|radiator|heating|"
    "water supply|cloudy water",
    "电不够|增容|扩容|电压不稳|灯闪|灯忽明|跳闸|一开空调|老跳|空开|带不动空调|装电表|新装|装表|报装|光伏|"
    "太阳能|capacity|flicker|trips|breaker|solar|new connection|power supply|meter installation|"
    "increase capacity",
    "煤气味|漏气|燃气泄漏|闻到|气味|有味儿|臭鸡蛋|燃气阀|安检|燃气安检|软管|smell gas|gas leak|odor|"
    "rotten egg|gas smell|gas valve|safety check",
    "过户水电|水电过户|户名|换户名|改户名|前房主|上家|二手房|买了房|刚买的房|新房|房子卖|卖了房|收房|"
    "new homeowner|previous owner|bought a house|account holder|name change|sold my house|new house",
    // government services
    "身份证|临时身份证|身份证明|办身份证|补身份证|户口|落户|迁户口|户籍|户口本|居住证|暂住证|上户口|id card|"
    "identity card|residence|resident|permit|household|residence permit|citizenship",
    "护照|港澳通行证|签注|出入境|通行证|护照到期|办护照|加急护照|passport|visa|travel document|"
    "renew passport|immigration|entry",
    "社保|养老|养老金|退休|退休金|公积金|提公积金|失业金|失业|生育津贴|工伤|断缴|补缴|社保断|换工作|辞职|"
    "离职|五险|入职|pension|retire|retirement|social security|provident fund|unemployment|housing fund|"
    "resign|quit my job|severance",
    "结婚|领证|离婚|改姓|改名字|婚姻|登记结婚|出生证|出生证明|准生|死亡证|收养|上户|marry|marriage|divorce|"
    "birth certificate|newborn registration|wedding|married|name change|maiden",
    "营业执照|注册公司|开公司|开店|个体户|工商|注销公司|法人|法人变更|股东|税务|报税|个税|申报|纳税|税号|"
    "business license|register a company|sole|legal representative|tax return|tax|incorporate|startup|"
    "declare",
    "房产证|不动产|产权|买房|卖房|过户|契税|房产|首套|限购|学区房|property deed|real estate|house purchase|"
    "deed|homebuyer|property tax",
    // SaaS, IT
    "数据导出|导出|导入|备份|迁移|误删|删错|删了|不小心删|恢复数据|找回数据|数据没了|数据丢|文件没了|没保存|"
    "回收站|丢数据|export|import|backup|migrate|migration|deleted|accidentally deleted|recover data|"
    "lost data|restore data|recycle bin|csv|excel",
    "打不开|白屏|闪退|崩溃|卡死|死机|加载不出|加载不|转圈|服务器|宕机|挂了|瘫痪|网页打不|系统崩|crash|"
    "freezes|not loading|server down|down|white screen|blank page|outage|unavailable",
    "接口|api|对接|集成|开发|开发者|调用|回调|webhook|sdk|密钥|token|单点登录|sso|插件|integration|"
    "developer|api key|plugin|endpoint|callback|extension|oauth",
    "加人|加座|席位|加员工|加用户|新同事|来了新人|新来的|招了人|人员|邀请|成员|团队|多人|账号数|用户数|seat|"
    "user limit|add user|invite|member|teammate|new hire|more users|add people",
    "离职|辞职|走了人|走了的|离开公司|前员工|交接|收回|收回权限|停他|删员工|former employee|"
    "left the company|offboard|resign|ex employee|revoke access|leaver|departed",
    "备案|域名|网站|建站|证书|ssl|https|云服务器|主机|解析|dns|domain|website|hosting|certificate|server",
    "邮箱|邮件|收不到邮件|垃圾箱|没收到邮件|垃圾邮件|换邮箱|发不出邮件|email|mailbox|inbox|spam folder|mail|"
    "e mail|no email",
    "打印机|打印不|卡纸|墨盒|硒鼓|扫描|传真|printer|print|paper jam|toner|ink|scanner|cartridge",
    "电脑|笔记本|台式|键盘|鼠标|屏幕|蓝屏|中病毒|系统慢|显示器|computer|laptop|keyboard|mouse|monitor|"
    "blue screen|slow computer|pc|desktop",
    "试用|体验|免费试|先试试|试试看|试一下|体验版|试用期|先看看再|看看效果|trial|try it|try out|demo|"
    "test drive|free version|evaluate",
    "报表|统计|图表|数据分析|看数据|汇总|月报|老板要看|给老板看|报给领导|dashboard|analytics|statistic|"
    "chart|summary|metric",
    "提醒|推送|消息|没提醒|没通知|老推送|太吵|关提醒|关通知|静音|收不到提醒|订阅消息|notification|alert|"
    "reminder|push|mute|notify|notice",
    "语言|英文版|英文|中文|英语|切换语言|繁体|字太小|看不清字|大字|老年版|长辈模式|语音播报|language|"
    "english|chinese|translate|font|large text|dark mode|accessibility",
    // games, media
    "游戏|打游戏|玩游戏|皮肤|装备|道具|钻石|金币|段位|封号|外挂|开挂|充值没到|掉线|组队|区服|转区|角色|game|"
    "skin|gems|gaming|item missing|cheater|character|rank|in game|gamer|player",
    "防沉迷|孩子充|小孩充|娃充|偷偷充|孩子乱|孩子偷|孩子玩|熊孩子|误充|拿我手机|偷用|小孩拿|孩子拿|玩游戏花|"
    "打赏|child spent|kid spent|my son bought|my daughter bought|parental control|screen time|kid bought|"
    "without permission|unauthorised purchase",
    "视频|看剧|电影|会员看|广告|投屏|清晰度|画质|看不了|版权|下架|离线看|下载看|几台设备|同时看|字幕|音乐|"
    "听歌|video|movie|show|subtitle|ad free|ads|stream|music|playlist|watch|episode|watching|simultaneous",
    "直播|开播|打赏|账号封|内容审核|违规|作品|下架|限流|粉丝|博主|发视频|申诉|误封|误判|冤枉|appeal|"
    "violation|content removed|creator|followers|banned|guideline|monetize|wrongly banned",
    "演出|演唱会|门票|电子票|入场|检票|座位|黄牛|实名票|转票|看不成|concert|event|venue|ticket|theater|"
    "attend|show ticket|festival",
    // general situations
    "去世|过世|不在了|病逝|人没了|deceased|passed away|died|death|late husband|late wife|late father|"
    "late mother",
    "着急|急死|急用|急需|等着用|马上要|明天要|今天要|后天要|今晚要|赶着|火烧眉毛|救急|急急急|emergency|"
    "urgently|need it by|need it today|need it tomorrow|desperate|in a rush",
    "出国|去国外|国外玩|出差|度假|旅游|旅行|留学|要去香港|要去日本|要去泰国|要去美国|飞国外|出境|回国|"
    "国外回|人在国外|going abroad|trip abroad|travel abroad|business trip|studying abroad|vacation|"
    "overseas trip|holiday abroad|traveling to",
    "搬家|搬新家|换房子|搬到|搬去|搬走|新家|换小区|换城市|换了房|换住处|换地方住|调到外地|工作调动|relocate|"
    "moving|move house|moved house|new place|new home|new apartment|new city|moving out",
    "不在本地|在外地|外地|人在外地|回不去|回不来|赶不回去|没法到场|去不了现场|人不在|来不了|走不开|没空去|"
    "没时间去|上班没空|请不了假|cannot come|out of town|unable to attend|too busy|no time",
    "代办|帮我爸|帮我妈|帮父母|帮家人|帮老人|替我妈|替我爸|替老人|代替|代拿|代签|代领|代取|委托书|让别人|"
    "让朋友|让家人|别人去|别人帮|家人去|本人不|我不在|on behalf|for my mother|for my father|for my mom|"
    "for my dad|someone else|authorize someone|power of attorney|represent",
    "第一次|头一次|头一回|没用过|没办过|没来过|没买过|新用户|新客户|刚注册|刚开始|新手|小白|啥也不懂|"
    "first time|new customer|new user|never used|never done|beginner|just signed up|new here",
    "后悔|买亏|冲动|一时冲动|冷静期|犹豫|想反悔|不想办了|不想买了|不想弄|改变主意|regret|changed my mind|"
    "second thoughts|cooling off|impulse",
    "选哪个|哪个好|哪种好|怎么选|咋选|区别|有什么区别|有啥不同|差在哪|对比|比较|推荐|推荐一款|哪款|适合我|"
    "difference|compare|recommend|which one|better|suitable|versus|comparison|suit|suggestion",
    "排队|等候|前面多少人|排了|叫号|排到|取号|人多不多|要排|等位|候补|queue|wait time|waitlist|waiting list|"
    "take a number|crowded|standby",
    "预约|约时间|约个|约一下|约不上|约不到|没约|不预约|没预约|直接去|直接来|直接过去|临时去|要约|book|"
    "booking|appointment|without appointment|walk in|slot|schedule|reserve|reservation",
    "改预约|改约|取消预约|约了去不|约了来不|约好|换个时间约|那天有事|当天有事|临时有事|有事来不|时间冲突|"
    "撞时间|开会|要上班|不凑巧|reschedule appointment|cancel appointment|something came up|conflict|"
    "change appointment|change my booking|other plans",
    "丢东西|失物|失物招领|落你们|落在店|落店里|忘在你们|落房间|忘房间|捡到|有没有人捡|看到我的|伞|帽子|"
    "耳机落|lost and found|lost property|left my|found my|umbrella|left something|forgot my",
    "证件丢|证丢|材料丢|票丢|发票丢|小票丢|没小票|没发票|收据丢|单据丢|凭证丢|回执|没盒子|包装扔|包装丢|"
    "盒子扔|没包装|没有包装|lost receipt|no receipt|without receipt|lost ticket|threw away|no box|"
    "without packaging|original box|lost paperwork",
    "名字写错|名字错|名字打错|姓名错|生僻字|证件号错|身份证号写|身份证号错|信息不符|信息对不上|信息错|"
    "不一致|名字不一|改名|misspelled name|wrong name|name mismatch|correct my name|typo in name|"
    "incorrect information|mismatch|spelled",
    "退休|老年人|六十|七十|八十|岁数|上年纪|年纪大|高龄|老年|敬老|老年证|老人机|多大岁数|超龄|岁以上|"
    "retired|senior|age limit|too old|elderly|age|over sixty|pensioner|years of age",
    "学生|学生证|大学生|在校|毕业|刚毕业|校园|上大学|考研|学生优惠|student|campus|undergraduate|student id|"
    "university student|fresh graduate",
    "军人|退伍|退役|残疾|低保|困难户|烈属|军属|优抚|特困|教师证|医护|优待|veteran|military|low income|"
    "disabled|disability|subsidy",
    "环保|节能|省电|省油|绿色|补贴|国补|政府补贴|消费券|energy saving|eco|subsidy|rebate|carbon|efficiency|"
    "green",
    "天气|下雨|下雪|暴雨|台风|大雪|雨天|高温天|打雷|雷击|weather|rain|snow|storm|lightning|typhoon",
    "节假日|春节|过年|国庆|五一|端午|中秋|元旦|大年三十|初一|放假|调休|节日|holiday|new year|national day|"
    "christmas|public holiday|festival|bank holiday",
    "吵架|态度|骂|服务差|服务态度|不耐烦|爱答不理|没礼貌|不尊重|气死|生气|rude|impolite|attitude|yelled|"
    "disrespect|unprofessional|bad service",
    "监控|录像|摄像头|调监控|回看|看监控|视频监控|camera|cctv|footage|surveillance|video recording|webcam",
    "招聘|应聘|找工作|入职|兼职|面试|工资|简历|实习|加盟|代理|加盟费|合作|商务合作|job|hiring|career|"
    "vacancy|franchise|interview|partnership|internship|resume|recruit|cooperate",
    "验真|查真伪|防伪|防伪码|是不是正品|真伪|官方|授权店|是不是你们|官方吗|冒牌|genuine|authentic|"
    "counterfeit|official|authenticity|verify product",
    "到期提醒|要到期|快到了|续期|续签|换证|过期换|到期怎么|续一年|续上|再续|续约|renew|renewal|expire|"
    "extend|expiring soon|extension",
    "旧的|老的|以前的|淘汰|过时|停产|不生产了|老款|新款|换新款|老机器|用了好几年|用了十年|十几年|old model|"
    "discontinued|obsolete|outdated|older|new model|years old|legacy",
};

}  // namespace

std::span<const std::string_view> concept_rows() { return kRows; }

}  // namespace yingda::nlu
