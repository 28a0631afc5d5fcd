// A server with two platforms, for the pages of channels.
import type { Channel, ChannelHealth, ChannelType, Delivery } from '@/shared/api/types';
import { channelType, plainCapabilities } from '../fixtures';
import type { Answer } from './mock';

const time = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();

const telegram: ChannelType = {
  ...channelType('telegram', 'Telegram', 'Telegram'),
  capabilities: {
    ...plainCapabilities,
    text_limit: 4096,
    images: true,
    files: true,
    choices: 8,
    typing: true,
    media_in: true,
    location_in: true,
    rate: 30,
  },
  fields: [
    {
      name: 'bot_token',
      label: { zh: '机器人令牌', en: 'Bot token' },
      hint: {
        zh: '在 Telegram 里向 @BotFather 发送 /newbot 取得',
        en: 'From @BotFather in Telegram: /newbot',
      },
      secret: true,
      required: true,
    },
    {
      name: 'secret_token',
      label: { zh: '回调密钥', en: 'Web hook secret' },
      hint: { zh: '自己定的 1–256 位字符', en: '1–256 characters of your own' },
      secret: true,
      required: true,
    },
    {
      name: 'host',
      label: { zh: '接口地址', en: 'API address' },
      hint: { zh: '自建服务器时填写', en: 'For a server of your own' },
      secret: false,
      required: false,
      initial: 'https://api.telegram.org',
    },
  ],
};

const wechat: ChannelType = {
  ...channelType('wechat_oa', '微信公众号', 'WeChat Official Account'),
  capabilities: {
    ...plainCapabilities,
    text_limit: 2048,
    text_unit: 'bytes',
    images: true,
    media_in: true,
    window_s: 172_800,
    window_messages: 5,
  },
};

const others: [string, string, string][] = [
  ['feishu', '飞书', 'Feishu / Lark'],
  ['dingtalk', '钉钉', 'DingTalk'],
  ['whatsapp_cloud', 'WhatsApp', 'WhatsApp'],
  ['line', 'LINE', 'LINE'],
  ['kakao', 'KakaoTalk', 'KakaoTalk'],
  ['tiktok', 'TikTok', 'TikTok'],
  ['discord', 'Discord', 'Discord'],
  ['aliyun_sms', '阿里云短信', 'Aliyun SMS'],
  ['sip', '电话（SIP）', 'Phone (SIP)'],
  ['email', '邮件', 'E-mail'],
  ['generic_webhook', '通用 Webhook', 'Generic web hook'],
];

const types = [telegram, wechat, ...others.map((other) => channelType(...other))];

const channel = (id: string, type: string, name: string, more: Partial<Channel> = {}): Channel => ({
  id,
  type,
  key: `KEY-${id}`,
  name,
  enabled: true,
  settings: {},
  created_at: time(10_000),
  ...more,
});

export const health: ChannelHealth = {
  state: 'failing',
  received: 1284,
  sent: 1302,
  failed: 2,
  refused: 3,
  waiting_in: 0,
  waiting_out: 4,
  last_in: time(3),
  last_out: time(12),
  last_refused: { at: time(90), reason: 'bad_signature' },
  last_error: { at: time(2), code: '401', detail: 'Unauthorized' },
};

const delivery = (n: number, more: Partial<Delivery>): Delivery => ({
  id: `deli00000000${n}`,
  conversation_id: 'conv000000001',
  message_id: `mess00000000${n}`,
  part: 0,
  user_id: `70012345${n}`,
  text: `您的包裹今天下午送到，请留意电话 ${n}`,
  state: 'failed',
  attempts: 3,
  created_at: time(10 * n),
  ...more,
});

/** A server of its own for each test: what it is told stays with it. */
export function platforms() {
  const channels = [
    channel('chan000000001', 'web', '官网'),
    channel('chan000000002', 'telegram', '海外客服', {
      config: {},
      secrets_set: ['bot_token'],
      webhook_url: 'https://shop.example/channels/KEY-chan000000002',
    }),
    channel('chan000000003', 'wechat_oa', '服务号', { enabled: false }),
  ];
  const deliveries = [
    delivery(1, { code: 'window_over' }),
    delivery(2, { code: '403', detail: 'Forbidden: bot was blocked by the user' }),
    delivery(5, { code: 'refused', detail: 'links are not allowed' }),
    delivery(3, { state: 'queued', code: 'unreachable', next_at: time(-2) }),
    delivery(4, { state: 'read', attempts: 1 }),
  ];
  const failed = () => deliveries.filter(({ state }) => state === 'failed').length;
  const answer = (path: string, method: string, body: Record<string, unknown>): Answer | undefined => {
    if (path === '/api/v1/channel-types') return [200, { items: types }];
    if (path === '/channels' && method === 'POST') {
      const made = channel('chan000000009', String(body.type), String(body.name), {
        webhook_url: 'https://shop.example/channels/KEY-chan000000009',
      });
      channels.push(made);
      return [201, made];
    }
    if (path === '/channels') return [200, { items: channels }];
    const [, id, rest] = /^\/channels\/(\w+)\/?(.*)$/.exec(path) ?? [];
    const known = channels.find((one) => one.id === id);
    if (!known) return undefined;
    if (rest === '' && method === 'PATCH') return [200, patched(known, body)];
    if (rest === 'health') {
      return [200, known.id === 'chan000000002' ? { ...health, failed: failed() } : { ...unused }];
    }
    if (rest === 'check') return [200, checked(known)];
    const again = /^deliveries\/(\w+)\/retry$/.exec(rest ?? '');
    if (again) {
      const one = deliveries.find((d) => d.id === again[1]);
      if (one) one.state = 'queued';
      return [200, one];
    }
    return undefined;
  };
  const list = (state: string | null) => deliveries.filter((d) => !state || d.state === state);
  return { answer, list };
}

const unused = {
  state: 'unused',
  received: 0,
  sent: 0,
  failed: 0,
  refused: 0,
  waiting_in: 0,
  waiting_out: 0,
};

function patched(channel: Channel, body: Record<string, unknown>): Channel {
  const secrets = Object.entries((body.secrets ?? {}) as Record<string, string | null>);
  const set = new Set(channel.secrets_set);
  for (const [name, value] of secrets) {
    if (value === null) set.delete(name);
    else set.add(name);
  }
  channel.secrets_set = [...set];
  channel.config = { ...channel.config, ...(body.config as Channel['config']) };
  return channel;
}

function checked({ secrets_set: set = [] }: Channel) {
  const complete = set.includes('secret_token');
  return {
    ok: complete,
    steps: [
      {
        step: 'fields',
        ok: complete,
        ...(complete ? {} : { field: 'secret_token' }),
        text: complete
          ? { zh: '都填好了。', en: 'Everything is there.' }
          : { zh: '还没有填“回调密钥”。', en: 'The web hook secret is missing.' },
      },
      { step: 'call', ok: true, text: { zh: '机器人 @shop_bot 可用。', en: 'The bot @shop_bot answers.' } },
    ],
  };
}
