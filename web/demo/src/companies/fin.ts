import { icons } from '../icons';
import type { Company } from '../types';

export const fin: Company = {
  slug: 'fin',
  name: { zh: '云岭银行', en: 'Yunling Bank' },
  logo: '<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><circle cx="16" cy="16" r="15" fill="none" stroke="var(--brand)" stroke-width="2"/><path d="m5 22 7-10 4 5 4-7 7 12Z" fill="var(--brand)"/></svg>',
  art: '<svg viewBox="0 0 420 320" aria-hidden="true"><g fill="none" stroke="var(--accent2)" stroke-width="1.5" opacity=".6"><path d="M0 250q70-70 130-40t110-50 180-30M0 280q80-60 150-34t110-44 160-24M0 310q90-50 170-28t110-38 140-16"/></g><g transform="rotate(-8 210 150)"><rect x="70" y="70" width="270" height="170" rx="14" fill="var(--brand)"/><rect x="70" y="104" width="270" height="30" fill="#000" opacity=".25"/><rect x="94" y="156" width="46" height="34" rx="6" fill="var(--accent2)"/><path d="M94 173h46M117 156v34" stroke="#7a5a1e" stroke-width="1.5"/><path d="M94 214h150" stroke="#fff" stroke-width="4" stroke-dasharray="26 10" opacity=".85"/><path d="m262 212 16-22 9 11 9-15 16 26Z" fill="#fff" opacity=".85"/></g></svg>',
  title: { zh: '您的事，我们说得明白', en: 'Plain answers about your money' },
  lead: {
    zh: '信用卡、转账、贷款、理财与保险的规则和办法，随时可问。',
    en: 'Cards, transfers, loans, savings and insurance: ask about any rule, at any time.',
  },
  alert: {
    zh: '云岭银行没有“安全账户”，也绝不会索要您的密码或验证码。接到这类电话请立即挂断，并拨打 96187 转 9。',
    en: 'Yunling Bank has no "safe account" and never asks for your password or codes. If someone does, hang up and call 96187, then 9.',
  },
  topics: [
    {
      icon: icons.card,
      title: { zh: '信用卡', en: 'Credit cards' },
      questions: [
        { zh: '信用卡额度在哪里查询？', en: 'Where can I see my credit card limit?' },
        {
          zh: '信用卡有哪些还款方式，怎么设置自动还款？',
          en: 'How can I pay my credit card bill, and how do I set up automatic payment?',
        },
        {
          zh: '信用卡还款晚了几天算逾期吗，会上征信吗？',
          en: 'Does paying my credit card a few days late count as overdue?',
        },
      ],
    },
    {
      icon: icons.swap,
      title: { zh: '转账', en: 'Transfers' },
      questions: [
        { zh: '转账多久能到账？', en: 'How long does a transfer take?' },
        { zh: '手机银行转账限额是多少？', en: 'What are the transfer limits in mobile banking?' },
        { zh: '转错账了能撤回吗？', en: 'I transferred money to the wrong account. Can I get it back?' },
      ],
    },
    {
      icon: icons.home,
      title: { zh: '贷款与登录', en: 'Loans and sign-in' },
      questions: [
        {
          zh: '房贷提前还款怎么申请，要违约金吗？',
          en: 'How do I repay my mortgage early, and is there a fee?',
        },
        { zh: '手机银行登录密码忘了怎么找回？', en: 'I forgot my mobile banking password.' },
      ],
    },
    {
      icon: icons.shield,
      title: { zh: '挂失与安全', en: 'Lost cards and safety' },
      questions: [
        { zh: '信用卡丢了怎么挂失补卡？', en: 'I lost my credit card. How do I block and replace it?' },
        {
          zh: '卡在身上却被盗刷了怎么办？',
          en: 'I still have my card but it was used by somebody else. What should I do?',
        },
        {
          zh: '接到自称银行客服或公检法的电话，要转钱到安全账户，是真的吗？',
          en: 'Somebody who says they are from the bank or the police wants me to move money to a safe account. Is that real?',
        },
      ],
    },
  ],
  table: {
    title: { zh: '跨行转账到账时间', en: 'Transfers to other banks' },
    note: { zh: '转到云岭银行账户实时到账。', en: 'Within Yunling Bank: at once.' },
    head: [
      { zh: '方式', en: 'Kind' },
      { zh: '金额', en: 'Amount' },
      { zh: '到账', en: 'Arrives' },
    ],
    rows: [
      [
        { zh: '实时', en: 'Instant' },
        { zh: '5 万元（含）以下', en: 'up to ¥50,000' },
        { zh: '一般 1 分钟内', en: 'within a minute' },
      ],
      [
        { zh: '实时', en: 'Instant' },
        { zh: '5 万元以上', en: 'above ¥50,000' },
        { zh: '工作日 8:30–17:15 实时', en: 'at once on workdays 8:30–17:15' },
      ],
      [
        { zh: '普通', en: 'Normal' },
        { zh: '不限', en: 'any' },
        { zh: '2 小时后', en: 'after 2 hours' },
      ],
      [
        { zh: '次日', en: 'Next day' },
        { zh: '不限', en: 'any' },
        { zh: '24 小时后', en: 'after 24 hours' },
      ],
    ],
  },
  phone: '96187',
  hours: { zh: '挂失与盗刷 24 小时受理', en: 'Lost cards and fraud: day and night' },
  where: { zh: '任一云岭银行网点', en: 'Any Yunling branch' },
};
