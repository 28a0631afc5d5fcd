// Every word the widget says, in both languages, and numbers and dates in the reader's form.
import type { Localized } from './types';

export type Language = 'zh' | 'en';

const zh = {
  open: '打开客服对话',
  close: '关闭',
  back: '返回首页',
  dialog: '客服对话',
  unread: (n: number) => `${n} 条未读消息`,
  usuallyAtOnce: '通常秒回',
  peopleOff: '人工客服休息中，AI 助手随时在线',
  greetingFallback: '您好，有什么可以帮您？',
  suggested: '大家常问',
  continueTalk: '继续上次的对话',
  newTalk: '发消息',
  person: '转人工',
  personLong: '联系人工客服',
  personSay: '转人工',
  leaveMessage: '留言',
  aiNotice: (name: string) => `${name}是 AI 助手，回答可能有误；需要时可随时转人工。`,
  aiName: 'AI 助手',
  ai: 'AI',
  agent: '人工客服',
  you: '我',
  today: '今天',
  yesterday: '昨天',
  typing: (name: string) => `${name}正在输入`,
  write: '输入您的问题…',
  send: '发送',
  attach: '发送图片或文件',
  drop: '松开即可发送',
  soundOn: '打开提示音',
  soundOff: '关闭提示音',
  marks: { sending: '发送中', waiting: '等待网络', sent: '已发送', delivered: '已送达', read: '已读' },
  failed: '未能发送',
  retry: '重试',
  remove: '移除',
  offline: '网络已断开，恢复后会自动发送',
  reconnecting: '正在重新连接…',
  queue: (place: number) => `排队中，您是第 ${place} 位`,
  queueOnly: '正在为您转接人工客服',
  wait: (text: string) => `预计等待${text}`,
  waitSoon: '很快就到您',
  older: '正在加载更早的消息…',
  newest: '查看新消息',
  sources: '来源',
  helpful: '有帮助',
  notHelpful: '没帮助',
  rateTitle: '这次服务怎么样？',
  faces: ['很不满意', '不满意', '一般', '满意', '非常满意'],
  rateMore: '还想说点什么？（选填）',
  rateThanks: '谢谢您的评价',
  submit: '提交',
  later: '以后再说',
  formTitle: '给我们留言',
  formIntro: '现在是非服务时间，请留下联系方式，我们上班后会联系您。',
  formName: '姓名（选填）',
  formEmail: '邮箱',
  formPhone: '电话',
  formMessage: '您的问题',
  formReach: '邮箱和电话至少填一项',
  formEmailBad: '邮箱格式不对，例如 name@example.com',
  formMessageMissing: '请写下您的问题',
  cancel: '取消',
  previous: '上一张',
  next: '下一张',
  picture: '图片',
  file: '文件',
  uploading: (percent: number) => `正在上传 ${percent}%`,
  tooLarge: (max: string) => `文件超过 ${max}`,
  wrongType: '不支持这种文件',
  emptyFile: '文件是空的',
  uploadFailed: '上传失败',
  events: {
    handed_over: '已转给人工客服',
    assigned: (name: string) => (name ? `${name} 已接入` : '人工客服已接入'),
    transferred: (name: string) => (name ? `已转给 ${name}` : '已转给其他同事'),
    handed_back: 'AI 助手继续为您服务',
    resolved: '对话已结束',
    reopened: '对话已重新开始',
    offhours: '现在是非服务时间',
    rated: '您已评价',
  },
};

export type Texts = typeof zh;

const en: Texts = {
  open: 'Open chat',
  close: 'Close',
  back: 'Back to start',
  dialog: 'Customer service chat',
  unread: (n) => `${n} unread ${n === 1 ? 'message' : 'messages'}`,
  usuallyAtOnce: 'Usually answers at once',
  peopleOff: 'Our team is away; the AI assistant is here',
  greetingFallback: 'Hello, how can we help?',
  suggested: 'Often asked',
  continueTalk: 'Continue your conversation',
  newTalk: 'Send a message',
  person: 'Talk to a person',
  personLong: 'Talk to a person',
  personSay: 'I want to talk to a person',
  leaveMessage: 'Leave a message',
  aiNotice: (name) => `${name} is an AI assistant and can be wrong. You can ask for a person at any time.`,
  aiName: 'AI assistant',
  ai: 'AI',
  agent: 'Agent',
  you: 'You',
  today: 'Today',
  yesterday: 'Yesterday',
  typing: (name) => `${name} is typing`,
  write: 'Ask a question…',
  send: 'Send',
  attach: 'Send a picture or file',
  drop: 'Drop to send',
  soundOn: 'Turn sound on',
  soundOff: 'Turn sound off',
  marks: {
    sending: 'Sending',
    waiting: 'Waiting for network',
    sent: 'Sent',
    delivered: 'Delivered',
    read: 'Read',
  },
  failed: 'Not sent',
  retry: 'Try again',
  remove: 'Remove',
  offline: 'You are offline. Messages go out when you are back.',
  reconnecting: 'Reconnecting…',
  queue: (place) => (place === 1 ? 'You are next in line' : `You are number ${place} in line`),
  queueOnly: 'Connecting you to a person',
  wait: (text) => `about ${text}`,
  waitSoon: 'any moment now',
  older: 'Loading earlier messages…',
  newest: 'New messages',
  sources: 'Sources',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  rateTitle: 'How did we do?',
  faces: ['Very bad', 'Bad', 'Okay', 'Good', 'Very good'],
  rateMore: 'Anything to add? (optional)',
  rateThanks: 'Thank you for your rating',
  submit: 'Submit',
  later: 'Not now',
  formTitle: 'Leave a message',
  formIntro: 'Our team is away right now. Tell us how to reach you and we will get back to you.',
  formName: 'Name (optional)',
  formEmail: 'E-mail',
  formPhone: 'Phone',
  formMessage: 'Your question',
  formReach: 'Give an e-mail address or a phone number',
  formEmailBad: 'This is not an e-mail address. Example: name@example.com',
  formMessageMissing: 'Please write your question',
  cancel: 'Cancel',
  previous: 'Previous',
  next: 'Next',
  picture: 'Picture',
  file: 'File',
  uploading: (percent) => `Uploading ${percent}%`,
  tooLarge: (max) => `Larger than ${max}`,
  wrongType: 'This file type is not supported',
  emptyFile: 'The file is empty',
  uploadFailed: 'Upload failed',
  events: {
    handed_over: 'Passed on to our team',
    assigned: (name) => (name ? `${name} joined` : 'A person joined'),
    transferred: (name) => (name ? `Passed on to ${name}` : 'Passed on to a colleague'),
    handed_back: 'The AI assistant is back',
    resolved: 'This conversation has ended',
    reopened: 'The conversation goes on',
    offhours: 'Our team is away right now',
    rated: 'You rated this conversation',
  },
};

export const texts: Record<Language, Texts> = { zh, en };

/** The first of the wishes that names a language: an attribute, the page's language, the browser's. */
export function pickLanguage(...wishes: (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    if (!wish) continue;
    if (/^zh\b/i.test(wish)) return 'zh';
    return 'en';
  }
  return 'en';
}

export function localized(text: Localized | undefined, language: Language): string {
  return text?.[language] || text?.[language === 'zh' ? 'en' : 'zh'] || '';
}

const locale = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en');

export function formatTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(at));
}

export function formatDay(at: string, now: number, language: Language): string {
  const day = new Date(at);
  const start = (time: Date) => new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
  const days = Math.round((start(new Date(now)) - start(day)) / 86_400_000);
  if (days === 0) return texts[language].today;
  if (days === 1) return texts[language].yesterday;
  const sameYear = day.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale(language), {
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(day);
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ${unit}`;
}

/** A waiting time the way one says it: whole minutes. */
export function formatWait(seconds: number, language: Language): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (language === 'zh') return `约 ${minutes} 分钟`;
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
