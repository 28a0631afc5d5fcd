// How each kind of channel is told apart at a glance: a letter or a simple sign on the platform's colour, drawn by us.
// A kind that is not here gets a plain one, so that a new adapter shows up without a change of the console.

export const groups = ['site', 'china', 'world', 'sms', 'mail', 'own'] as const;
export type Group = (typeof groups)[number];

/** Drawn rather than written. */
export type Sign = 'globe' | 'envelope' | 'handset' | 'braces' | 'bubble';

export interface Look {
  group: Group;
  color: string;
  /** One character, or a sign. */
  mark: string | { sign: Sign };
}

const look = (group: Group, color: string, mark: Look['mark']): Look => ({ group, color, mark });

/** In the order in which the gallery shows them. */
export const looks: Readonly<Record<string, Look>> = {
  web: look('site', '#0F766E', { sign: 'globe' }),

  wechat_oa: look('china', '#07A556', '微'),
  wechat_miniprogram: look('china', '#07A556', '程'),
  wecom_kf: look('china', '#2B6FD9', '客'),
  wecom_app: look('china', '#2B6FD9', '企'),
  dingtalk: look('china', '#1677E8', '钉'),
  feishu: look('china', '#3370FF', '飞'),
  qq_bot: look('china', '#1492D8', 'Q'),
  weibo: look('china', '#E6162D', '博'),
  douyin: look('china', '#1B1B24', '抖'),
  xiaohongshu: look('china', '#EB2341', '红'),
  kuaishou: look('china', '#F04A00', '快'),
  bilibili: look('china', '#DB5C84', 'B'),
  taobao: look('china', '#EE5000', '淘'),
  jd: look('china', '#D71E14', '京'),
  pinduoduo: look('china', '#D92B20', '拼'),

  telegram: look('world', '#2290CB', 'T'),
  whatsapp_cloud: look('world', '#12964A', 'W'),
  messenger: look('world', '#0866FF', 'M'),
  instagram: look('world', '#C13584', 'I'),
  line: look('world', '#06A847', 'L'),
  kakao: look('world', '#FEE500', 'K'),
  zalo_oa: look('world', '#0068FF', 'Z'),
  viber: look('world', '#7360F2', 'V'),
  tiktok: look('world', '#1B1B24', 'T'),
  x_account_activity: look('world', '#1B1B24', 'X'),
  apple_messages: look('world', '#279A44', 'A'),
  slack: look('world', '#611F69', 'S'),
  discord: look('world', '#5865F2', 'D'),
  teams: look('world', '#5059C9', 'T'),

  aliyun_sms: look('sms', '#E86100', '阿'),
  tencent_sms: look('sms', '#0052D9', '腾'),
  twilio: look('sms', '#DE2C43', 'T'),
  rcs_business: look('sms', '#1A73E8', 'R'),
  sip: look('sms', '#4A6572', { sign: 'handset' }),

  email: look('mail', '#4F5FA8', { sign: 'envelope' }),

  generic_webhook: look('own', '#4A5568', { sign: 'braces' }),
  matrix: look('own', '#0B8A66', 'M'),
  mattermost: look('own', '#1C58D9', 'M'),
  rocketchat: look('own', '#DE4449', 'R'),
  zulip: look('own', '#5B7FDB', 'Z'),
};

const plain = look('own', '#5F6B6A', { sign: 'bubble' });

export const lookOf = (type: string): Look => looks[type] ?? plain;

/** Dark ink on the few light colours, white on all others. */
export function inkOn(color: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (luminance + 0.05) >= 3 ? '#FFFFFF' : '#1B1B24';
}
