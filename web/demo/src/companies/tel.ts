import { icons } from '../icons';
import type { Company } from '../types';

export const tel: Company = {
  slug: 'tel',
  name: { zh: '星河通信电力', en: 'Xinghe Telecom & Power' },
  logo: '<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="var(--brand)"/><path d="M8 20a11 11 0 0 1 16 0M11.5 23.5a6 6 0 0 1 9 0" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/><path d="m17.5 5-6 8h4l-1 6 6-8h-4l1-6Z" fill="#ffd84d"/></svg>',
  art: '<svg viewBox="0 0 420 300" aria-hidden="true"><g fill="none" stroke="var(--brand)" stroke-width="3" opacity=".35"><path d="M90 250a180 180 0 0 1 240 0M125 262a130 130 0 0 1 170 0M160 276a80 80 0 0 1 100 0"/></g><path d="M210 60v196M176 256 210 60l34 196M186 196h48M194 148h32M200 110h20" fill="none" stroke="var(--brand)" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/><circle cx="210" cy="52" r="12" fill="#ffc93c"/><path d="M40 120q60-34 120 0M260 120q60-34 120 0" fill="none" stroke="var(--brand)" stroke-width="2.5" opacity=".5"/><rect x="24" y="196" width="84" height="64" rx="6" fill="#fff" stroke="var(--brand)" stroke-width="3"/><path d="m14 200 52-40 52 40" fill="none" stroke="var(--brand)" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/><path d="m70 208-14 20h12l-5 18 18-24H69l1-14Z" fill="#ffc93c"/><rect x="316" y="176" width="56" height="88" rx="10" fill="#fff" stroke="var(--brand)" stroke-width="3"/><path d="M330 214a20 20 0 0 1 28 0M336 222a11 11 0 0 1 16 0" fill="none" stroke="var(--brand)" stroke-width="3" stroke-linecap="round"/><circle cx="344" cy="230" r="3" fill="var(--brand)"/></svg>',
  title: { zh: '手机、宽带、用电，一次问清', en: 'Mobile, broadband and power: one place to ask' },
  lead: {
    zh: '套餐、账单、断网、停电，直接说您遇到的事，助手马上回答，需要时转给人工。',
    en: 'Plans, bills, outages: say what happened. The assistant answers at once and brings in a person when you need one.',
  },
  alert: {
    zh: '家里突然停电？先看空气开关和邻居家；外线故障请拨 90077 转 2 再转 1，24 小时受理。请勿触碰电表前的线路。',
    en: 'Sudden power cut? Check your breaker and your neighbours first. For line faults call 90077, then 2, then 1, day and night. Never touch the wiring before the meter.',
  },
  topics: [
    {
      icon: icons.sim,
      title: { zh: '套餐与流量', en: 'Plans and data' },
      questions: [
        { zh: '怎么更换手机套餐？', en: 'How do I change my mobile plan?' },
        {
          zh: '套餐流量用超了怎么收费？',
          en: 'What does it cost when I use more data than my plan includes?',
        },
        { zh: '流量加油包有哪些，怎么买？', en: 'Which data add-ons are there and how do I buy one?' },
      ],
    },
    {
      icon: icons.wifi,
      title: { zh: '宽带', en: 'Broadband' },
      questions: [
        { zh: '新装宽带怎么办，要多少钱？', en: 'How do I get broadband and what does it cost?' },
        {
          zh: '宽带断网、光猫LOS灯亮红怎么办？',
          en: 'My broadband is down and the LOS light is red. What should I do?',
        },
      ],
    },
    {
      icon: icons.bolt,
      title: { zh: '用电', en: 'Power' },
      questions: [
        { zh: '家里突然停电了，怎么报修？', en: 'My power has just gone out. How do I report it?' },
        { zh: '居民阶梯电价怎么分档？', en: 'How do the electricity price tiers work?' },
      ],
    },
    {
      icon: icons.bill,
      title: { zh: '号卡与话费', en: 'Your line' },
      questions: [
        {
          zh: '手机欠费停机了，缴费后多久恢复？',
          en: 'My line was cut off for an unpaid bill. How soon does it work again after I pay?',
        },
        {
          zh: '手机卡坏了或丢了，怎么补换卡？',
          en: 'My SIM card is broken or lost. How do I get a new one?',
        },
        {
          zh: '出国怎么开通国际漫游，怎么收费？',
          en: 'How do I switch on roaming abroad and what does it cost?',
        },
      ],
    },
  ],
  table: {
    title: { zh: '居民阶梯电价', en: 'Household power tariff' },
    note: {
      zh: '按全年累计用电量分档，每年 1 月 1 日重新累计。',
      en: 'By use over the year, counted anew from 1 January.',
    },
    head: [
      { zh: '档位', en: 'Tier' },
      { zh: '全年用电', en: 'Use per year' },
      { zh: '电价', en: 'Price' },
    ],
    rows: [
      [
        { zh: '第一档', en: 'First' },
        { zh: '2400 度以内', en: 'up to 2,400 kWh' },
        { zh: '0.52 元/度', en: '¥0.52 / kWh' },
      ],
      [
        { zh: '第二档', en: 'Second' },
        { zh: '2401–4800 度', en: '2,401–4,800 kWh' },
        { zh: '0.57 元/度', en: '¥0.57 / kWh' },
      ],
      [
        { zh: '第三档', en: 'Third' },
        { zh: '4800 度以上', en: 'above 4,800 kWh' },
        { zh: '0.82 元/度', en: '¥0.82 / kWh' },
      ],
    ],
  },
  phone: '90077',
  hours: { zh: '24 小时', en: 'Day and night' },
  where: { zh: '岚江省内任一星河营业厅', en: 'Any Xinghe shop in Lanjiang' },
};
