// A small set that serves in customer care, found by English and Chinese words.

const table = `
😊 smile happy 微笑 开心|🙂 slight ok 还好|😄 laugh grin 大笑 高兴|😂 joy tears 笑哭|😉 wink 眨眼|😍 love eyes 喜欢
🥰 adore hearts 爱|😘 kiss 亲亲|😎 cool 酷|🤔 think hmm 思考 想想|😅 sweat 尴尬 汗|😳 flush blush 脸红
😢 sad cry 难过|😭 sob 大哭|😔 pensive sorry 抱歉 失落|😟 worried 担心|😡 angry 生气|😴 sleep 困
🤗 hug 拥抱|🤝 handshake deal 握手 合作|🙏 thanks please pray 谢谢 拜托|👍 thumbsup good yes 赞 好|👎 thumbsdown no 不好
👌 ok okay 好的|👏 clap bravo 鼓掌|👋 wave hello bye 你好 再见|💪 strong 加油|🙌 hooray 欢呼|✌️ victory 耶
❤️ heart love 爱心|💔 broken 心碎|🌹 rose flower 玫瑰 花|🌸 blossom 樱花|🎉 party tada congrats 庆祝 恭喜|🎁 gift present 礼物
🎂 cake birthday 生日 蛋糕|✨ sparkles 闪亮|⭐ star 星|🔥 fire hot 火 热门|✅ check done 完成 对|❌ cross wrong 错
❗ exclamation important 重要|❓ question 疑问 问题|⚠️ warning 注意 警告|💡 idea 主意 提示|🔔 bell 提醒|📌 pin 图钉
📎 paperclip attach 附件|📄 page document 文件|📷 camera photo 照片 拍照|📞 phone call 电话|📱 mobile 手机|✉️ mail email 邮件
💬 chat message 消息|⏰ alarm time 时间|⏳ wait hourglass 等待|📅 calendar date 日期|📦 package parcel 包裹 快递|🚚 truck delivery 发货 物流
🛒 cart shop 购物|💰 money 钱|💳 card pay 银行卡 付款|🧾 receipt invoice 发票|🏷️ label price 价格|🔧 repair wrench 维修
🔑 key 钥匙|🔒 lock secure 安全|🏠 home house 家|🏢 office 公司|🚗 car 车|✈️ plane flight 飞机
☀️ sun 晴|🌧️ rain 雨|☕ coffee 咖啡|🍎 apple 苹果|🐱 cat 猫|🐶 dog 狗`;

export interface Emoji {
  sign: string;
  words: string[];
}

export const emojis: Emoji[] = table
  .split(/[|\n]/)
  .filter(Boolean)
  .map((row) => {
    const [sign = '', ...words] = row.trim().split(' ');
    return { sign, words };
  });

export function findEmojis(query: string, limit: number): Emoji[] {
  const q = query.toLowerCase();
  const starts = emojis.filter((e) => e.words.some((w) => w.startsWith(q)));
  const contains = emojis.filter((e) => !starts.includes(e) && e.words.some((w) => w.includes(q)));
  return [...starts, ...contains].slice(0, limit);
}
