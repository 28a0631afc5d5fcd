#include "nlu/concept_table.hpp"

// One row a concept: words that customers and companies use for the same thing, across industries; Chinese
// and English side by side, so that an English question finds a Chinese entry. In normalised form (lower
// case), English as stems (nlu/stem.hpp). A word may stand in several rows. Keep rows general: a company's
// own terms belong in its entries.

namespace yingda::nlu {
namespace {

constexpr std::string_view kRows[] = {
    // asking for a price, a time, a place, a way, a quantity
    "多少钱|几块|几元|几毛|费用|收费|价格|价钱|资费|计费|怎么算|怎么收|扣多少|要钱|要多少|花多少|手续费|成本|"
    "标准|元|块钱|块|价|price|cost|fee|"
    "charge|how much|expense|pay",
    "免费|不要钱|白送|不收费|不收钱|不用钱|包在|收钱|free",
    "多久|几天|多长时间|多少天|啥时候|什么时候|何时|时限|时效|工作日|多会儿|几个月|几小时|几个小时|几周|时长|"
    "小时|天内|天|周期|how long|when|day|"
    "hour|time",
    "几点|时间|时段|早上|晚上|中午|上午|下午|夜里|夜间|周末|周六|周日|星期天|礼拜|节假日|营业时间|开门|关门|"
    "24小时|点到|上班|下班|open|close|weekend|"
    "night",
    "哪里|哪儿|在哪|去哪|何处|哪点|地址|地点|位置|入口|路径|哪个地方|渠道|几楼|窗口|where|place|location|"
    "locate",
    "多少|几个|几次|几回|几张|几份|多大|上限|最多|最高|限制|限额|封顶|次数|至多|limit|maximum|max|how many",
    "最少|最低|起步|门槛|至少|起|下限|minimum|min|at least",
    "材料|资料|证件|带什么|带啥|准备|手续|证明|凭证|身份证|要啥|清单|document|paper|material|certificate|id "
    "card|passport",
    "条件|要求|资格|符合|限定|能不能办|才能|才让|qualify|eligible|condition|require",
    "步骤|流程|怎么弄|怎么办理|如何办理|怎么操作|咋弄|咋整|怎么搞|操作|流程是|step|process|procedure",
    "网上|线上|在线|手机上|app|小程序|自助|远程|电子版|电子|online|mobile|digital|website|internet|网",
    "线下|门店|营业厅|网点|柜台|店里|实体店|到店|当面|本人|现场|store|branch|shop|counter|in person|offline",
    // changing and ending
    "取消|撤销|撤掉|撤了|撤回|不想要|不要了|作废|弄没|后悔|撤|反悔|cancel|undo|withdraw|revoke",
    "改|修改|更改|变更|更正|换成|调整|改成|更换|换|改一下|填错|写错|更新|change|modify|edit|update|switch|"
    "replace|correct|wrong",
    "办理|开通|申请|开户|报名|登记|注册|预约|申办|办|新办|开|apply|open|register|activate|sign "
    "up|enable|application",
    "关闭|停用|注销|销户|销号|停掉|关掉|关了|停机|停|不用了|删除|删掉|close|disable|delete|deactivate|"
    "terminate|stop|remove",
    "暂停|停机保号|冻结|锁定|锁住|锁了|锁|限制|封|suspend|freeze|lock|block|pause|frozen",
    "恢复|解冻|解除|解锁|复机|重新开通|解开|复通|重开|restore|resume|unlock|recover|unblock|reactivate",
    "退订|解约|取消订阅|不续|解除合同|退出|解绑|违约金|违约|提前解|罚|unsubscribe|quit|exit|penalty",
    "退款|退钱|退回|钱退|退我|退费|退还|原路|返还|回款|refund|money back|reimburse|退",
    "退货|退掉|寄回|退换|不满意|无理由|return|send back",
    "换货|换一个|换大|换小|换新|换个|调换|exchange|swap",
    "维修|修理|报修|修|保修|售后|质保|修好|坏了|坏|不能用|故障|失灵|出毛病|毛病|失效|罢工|repair|fix|"
    "warranty|broken|fault|defect|malfunction|"
    "guarantee",
    "赔偿|赔付|赔|补偿|理赔|索赔|compensate|claim|compensation",
    "补办|补卡|补换|重办|补发|补寄|补|再发|重新发|reissue|resend|replacement",
    "重置|重设|重新设|忘了|忘记|想不起来|不记得|找回|遗忘|reset|forgot|forget|forgotten|recover",
    "升级|提速|提高|提升|调高|上调|涨|加大|更快|往上|调大|开大|升|增加|提额|upgrade|increase|raise|faster|"
    "speed up",
    "降低|调低|降|便宜|更便宜|往下|减少|下调|改低|降档|少花|downgrade|reduce|lower|cheaper|cheap|decrease",
    "转让|过户|转给|转到|更名|换户主|换名字|换成我|名下|户主|transfer|ownership|owner",
    "合并|一起|同时|叠加|一块|一同|combine|merge|together|stack",
    "延长|延期|推迟|往后|晚点|改期|改天|挪|顺延|延后|改约|换个时间|推后|reschedule|postpone|extend|delay|"
    "later",
    "提前|早点|加急|尽快|优先|催|急|快点|马上|赶紧|早一点|urgent|asap|earlier|advance|rush|expedite",
    "查询|怎么查|查看|查|看看|看一下|怎么看|哪里看|看到|明细|记录|了解|check|view|query|look "
    "up|see|detail|history|record|inquiry",
    // money
    "付款|支付|付钱|交钱|缴费|交费|缴纳|付|交|转账|pay|payment|paid",
    "充值|充钱|充话费|充了|存钱|充|recharge|top up|topup|deposit",
    "账单|出账|对账|结账|消费记录|bill|statement|billing|invoice amount",
    "发票|开票|抬头|专票|普票|电子发票|增值税|税号|报销|抵税|invoice|receipt|tax",
    "扣款|扣钱|扣费|被扣|划扣|扣了|多扣|乱扣|重复扣|扣|deduct|debit|charged",
    "余额|剩余|还剩|剩多少|剩下|剩|用剩|没用完|用不完|balance|remain|left",
    "欠费|逾期|没交|没还|晚还|忘还|过期没|拖欠|欠|没按时|滞纳金|overdue|late|unpaid|owe|arrears",
    "还款|还钱|还清|结清|还|最低还款|月供|repay|repayment|payoff",
    "额度|额|信用额|提额|临时额度|credit limit|quota|allowance",
    "分期|分几期|期数|按月还|分开还|installment|instalment",
    "贷款|借款|借钱|房贷|车贷|信贷|loan|mortgage|borrow",
    "利息|利率|年化|收益|息|interest|rate|apr|yield",
    "优惠|折扣|打折|便宜|活动|减免|满减|促销|划算|discount|promotion|deal|offer|sale",
    "优惠券|券|红包|代金券|抵用券|coupon|voucher",
    "积分|会员|等级|权益|vip|级别|成长值|point|member|membership|tier|benefit|reward",
    "押金|定金|保证金|预付|订金|预交|deposit|prepay",
    "降价|差价|保价|价保|补差|price drop|price match|difference",
    "涨价|变贵|贵了|怎么这么贵|贵|太多|多出|偏高|expensive|higher",
    "到账|到帐|没到|还没收到|没收到|收不到|几天到|回来|影儿|没见|收到|到没|arrive|receive|received|not "
    "received",
    "转账|汇款|打款|转钱|汇|打给|transfer|remit|wire",
    // goods and delivery
    "订单|单子|下单|这单|那单|拍的|买的|购买|拍下|下的单|order|purchase|buy|bought",
    "快递|物流|配送|送货|运送|包裹|寄|发货|派送|送到|上门|运费|邮费|delivery|deliver|ship|shipping|courier|"
    "package|parcel|logistics|freight",
    "发货|出库|发出|走货|寄出|什么时候发|发走|dispatch|shipped|ship out|send out",
    "运费|邮费|包邮|快递费|路费|寄费|shipping fee|postage|freight",
    "签收|已送达|显示签收|代收|驿站|signed|delivered|pickup",
    "丢件|丢了|丢失|弄丢|找不到|不见了|遗失|掉了|落在|没了|偷|被盗|顺走|失窃|丢|挂失|lost|lose|missing|"
    "stolen|miss",
    "破损|坏的|碎了|碎|漏|压坏|烂|损坏|开裂|裂|摔|磕|damage|damaged|broken|leak|crack",
    "少件|漏发|少了|缺|没有发|差一|不全|少|缺少|missing item|incomplete|shortage",
    "不动|没更新|不更新|卡住|没动静|停在|一直显示|一直|转圈|stuck|not moving|no update",
    "库存|有货|现货|没货|缺货|断货|补货|存货|stock|available|inventory|sold out",
    "自提|自取|提货|取货|领|领取|取|pick up|collect",
    "质量|瑕疵|有问题|不合格|次品|假货|正品|真假|真的|假的|quality|fake|genuine|authentic",
    "过敏|红肿|刺痛|发红|痒|烫|爆皮|起疹|allergy|allergic|irritation|rash",
    "保质期|过期|有效期|失效|到期|作废|清零|期限|expire|expiry|expiration|valid|validity",
    "使用|怎么用|用法|说明|怎么抹|搭配|使用方法|use|usage|how to use|manual",
    "安装|装|上门安装|装机|接线|install|installation|setup|set up|mount",
    "大小|尺寸|尺码|型号|规格|颜色|色号|size|model|spec|color|colour",
    // account and safety
    "登录|登陆|登不上|登不进|进不去|上不去|登|login|log in|sign in|signin",
    "密码|口令|pin|password|passcode",
    "验证码|短信码|校验码|动态码|verification code|otp|sms code|code",
    "账号|账户|帐号|帐户|户头|account|user",
    "手机号|号码|电话号码|预留手机|号|phone number|number|mobile number",
    "绑定|绑|关联|添加|加|连接|连|接入|bind|link|connect|add|pair",
    "换手机|新手机|新设备|换机|手机换了|new phone|new device|device",
    "实名|认证|人脸|刷脸|身份|核验|verify|identity|authentication|authenticate|kyc",
    "骗|诈骗|骗子|被骗|盗刷|不是我|冒充|可疑|钓鱼|刷走|fraud|scam|phishing|suspicious|unauthorized",
    "隐私|个人信息|泄露|信息安全|privacy|personal data|leak",
    "权限|子账号|管理员|授权|员工账号|permission|access|authorize|role",
    "失败|报错|错误|提示|弹|不成功|不行|没反应|打不开|不能|弄不了|办不了|fail|failed|error|unable|cannot|can'"
    "t|not work",
    // telecom, power, devices
    "流量|上网|数据|gb|g|兆|data|traffic",
    "话费|电话费|通话费|phone bill|credit",
    "套餐|资费套餐|plan|package|subscription",
    "网速|慢|卡|卡顿|不稳定|掉线|断网|断了|没网|网断|网不行|信号|slow|lag|disconnect|signal|network",
    "宽带|光纤|光猫|猫|路由器|wifi|broadband|router|modem|fiber",
    "停电|没电|断电|跳闸|黑|电断|power cut|outage|blackout|electricity",
    "电费|电量|用电|电价|度电|electric|power",
    "离线|不在线|连不上|断开|掉了线|offline",
    "漫游|国外|境外|出国|外地|异地|外省|国际|海外|外市|roaming|abroad|overseas|foreign|international",
    "老人|爸|妈|爷爷|奶奶|家人|家属|老公|老婆|孩子|亲戚|代办|代|帮我|他人|别人|替|family|parent|child|mother|"
    "father|someone else|behalf",
    "报警|报码|代码|故障码|报|显示|alarm|error code|code|warning",
    "保养|维护|清洗|清洁|换油|加油|油|润滑|maintenance|maintain|clean|oil|service",
    "配件|零件|滤芯|耗材|备件|part|spare|filter|accessory",
    "温度|过热|发热|高温|烫|冷却|temperature|hot|heat|overheat|cool",
    "噪音|异响|声音|响|吵|noise|sound|loud",
    "漏油|漏水|漏气|渗|滴|leak",
    "压力|气压|压不上去|pressure",
    "启动|开机|打不着|起不来|点火|start|boot",
    "远程|诊断|工程师|师傅|技术员|派人|engineer|technician|diagnos|remote",
    "培训|教|学|上课|课程|train|training|course|class",
    "质检|检测|校验|检验|测|化验|test|inspect|calibrate",
    // health, travel, insurance
    "挂号|约号|放号|号源|看病|就诊|门诊|看医生|预约挂号|appointment|clinic|outpatient|doctor|visit",
    "报告|结果|化验单|片子|影像|report|result|scan",
    "空腹|吃饭|吃东西|喝水|禁食|早饭|不吃|能吃|fast|empty stomach|eat|drink",
    "抽血|验血|采血|血|blood",
    "住院|床位|病房|出院|陪护|探视|hospital|inpatient|ward|discharge",
    "医保|社保|统筹|报销|异地医保|刷医保|insurance|medical insurance",
    "药|开药|拿药|续方|处方|吃药|medicine|drug|prescription|medication|pill",
    "疫苗|打针|接种|vaccine|vaccination|shot",
    "检查|b超|彩超|胃镜|肠镜|核磁|ct|体检|exam|ultrasound|mri|checkup",
    "病历|病案|复印|打印|纸质|盖章|medical record|copy|print",
    "保险|保单|投保|续保|保费|policy|insurance|premium",
    "理财|赎回|基金|产品|投资|fund|invest|investment|redeem|wealth",
    "合同|协议|合约|签的|签|条款|contract|agreement|terms",
    "机票|航班|改签|退票|座位|值机|行李|托运|flight|ticket|seat|luggage|baggage|check in",
    "酒店|房间|入住|退房|早餐|房型|hotel|room|check out|breakfast|stay",
    "车位|停车|充电桩|充电|park|parking|charging|charger|charge station",
    "物业|小区|业主|房子|搬家|搬|迁移|移机|property|move|relocate",
    "投诉|举报|反馈|意见|complain|complaint|feedback",
    "客服|联系|电话|热线|打电话|contact|call|hotline|support",
    "迟到|过号|错过|没赶上|爽约|没去|忘了去|来晚|超时|miss|missed|late|no show",
    "重复|两次|三遍|多次|两遍|扣了两|下重|又一次|duplicate|twice|double",
    "未成年|小孩|儿童|孕|哺乳|备孕|怀孕|宝宝|child|kid|baby|pregnant|minor",
    "公司|企业|单位|对公|商用|店铺|开店|工厂|厂|company|business|enterprise|corporate",
};

}  // namespace

std::span<const std::string_view> concept_rows() { return kRows; }

}  // namespace yingda::nlu
