import { icons } from '../icons';
import type { Company } from '../types';

export const med: Company = {
  slug: 'med',
  name: { zh: '康宁医疗', en: 'Kangning Health' },
  logo: '<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><path d="M16 29C6 22 2 17 2 11a7 7 0 0 1 14-3 7 7 0 0 1 14 3c0 6-4 11-14 18Z" fill="var(--brand)"/><path d="M16 11v10M11 16h10" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>',
  art: '<svg viewBox="0 0 420 300" aria-hidden="true"><rect x="60" y="110" width="300" height="160" rx="10" fill="#fff" stroke="var(--brand)" stroke-width="3"/><rect x="160" y="60" width="100" height="210" rx="10" fill="#e3f1fb" stroke="var(--brand)" stroke-width="3"/><path d="M210 82v36M192 100h36" stroke="var(--brand)" stroke-width="9" stroke-linecap="round"/><rect x="190" y="214" width="40" height="56" rx="4" fill="var(--brand)" opacity=".85"/><g fill="#bcdcf2"><rect x="84" y="136" width="22" height="26" rx="3"/><rect x="118" y="136" width="22" height="26" rx="3"/><rect x="84" y="182" width="22" height="26" rx="3"/><rect x="118" y="182" width="22" height="26" rx="3"/><rect x="280" y="136" width="22" height="26" rx="3"/><rect x="314" y="136" width="22" height="26" rx="3"/><rect x="280" y="182" width="22" height="26" rx="3"/><rect x="314" y="182" width="22" height="26" rx="3"/><rect x="182" y="146" width="24" height="26" rx="3"/><rect x="214" y="146" width="24" height="26" rx="3"/></g><path d="M20 270h380" stroke="var(--brand)" stroke-width="4" stroke-linecap="round"/><g fill="#9fd0b4"><circle cx="40" cy="236" r="20"/><circle cx="384" cy="240" r="18"/></g><path d="M40 270v-34M384 270v-30" stroke="#5d8f7d" stroke-width="4"/></svg>',
  title: { zh: '看病的事，先问一问', en: 'Before you come, just ask' },
  lead: {
    zh: '挂号、检查准备、报告、医保、住院和购药的办法，助手都知道。助手不能代替医生诊断。',
    en: 'Appointments, preparing for tests, results, insurance, admission, medicines. The assistant does not replace a doctor.',
  },
  alert: {
    zh: '胸痛、喘不上气、昏迷、大出血、抽搐，请立即拨打 120，不要等待客服回复。急诊：滨江总院 4 号楼一层，24 小时。',
    en: 'Chest pain, no breath, unconscious, heavy bleeding, a fit: call 120 now, do not wait for an answer here. Emergency: Binjiang, building 4, day and night.',
  },
  topics: [
    {
      icon: icons.calendar,
      title: { zh: '预约挂号', en: 'Appointments' },
      questions: [
        { zh: '怎么在网上预约挂号？', en: 'How do I book an appointment online?' },
        {
          zh: '什么时候放号，最早能提前几天约？',
          en: 'When are new appointments released and how far ahead can I book?',
        },
        { zh: '预约的号怎么退？', en: 'How do I cancel an appointment?' },
      ],
    },
    {
      icon: icons.flask,
      title: { zh: '检查与准备', en: 'Tests' },
      questions: [
        { zh: '抽血前需要空腹吗，有什么要求？', en: 'Do I have to fast before a blood test?' },
        { zh: '做胃镜前要做哪些准备？', en: 'How do I prepare for a gastroscopy?' },
        {
          zh: '验血验尿的检验报告多久出，在哪里看？',
          en: 'When is my blood test report ready, and where do I see it?',
        },
      ],
    },
    {
      icon: icons.pill,
      title: { zh: '医保与用药', en: 'Insurance and medicines' },
      questions: [
        {
          zh: '门诊怎么用医保，能报多少？',
          en: 'How do I use my medical insurance, and how much does it cover?',
        },
        { zh: '处方药怎么在线上买？', en: 'How do I buy prescription medicine online?' },
        { zh: '忘记吃药了要不要补？', en: 'I forgot to take my medicine. Should I take it now?' },
      ],
    },
    {
      icon: icons.bill,
      title: { zh: '费用与报告', en: 'Fees and reports' },
      questions: [
        { zh: '各级别医生的挂号费是多少？', en: 'What does a consultation cost?' },
        {
          zh: 'CT、核磁的报告多久出，片子怎么拿？',
          en: 'When are CT and MRI reports ready, and how do I get the images?',
        },
      ],
    },
  ],
  table: {
    title: { zh: '挂号费', en: 'Fees' },
    note: {
      zh: '用医保挂号每次减 10 元，特需门诊全部自费。',
      en: '¥10 less with insurance; premium visits are paid in full.',
    },
    head: [
      { zh: '门诊', en: 'Visit' },
      { zh: '费用', en: 'Fee' },
      { zh: '可提前预约', en: 'Book ahead' },
    ],
    rows: [
      [
        { zh: '普通门诊', en: 'General' },
        { zh: '20 元', en: '¥20' },
        { zh: '14 天', en: '14 days' },
      ],
      [
        { zh: '副主任医师', en: 'Senior doctor' },
        { zh: '40 元', en: '¥40' },
        { zh: '14 天', en: '14 days' },
      ],
      [
        { zh: '主任医师', en: 'Chief doctor' },
        { zh: '60 元', en: '¥60' },
        { zh: '14 天', en: '14 days' },
      ],
      [
        { zh: '知名专家', en: 'Known expert' },
        { zh: '100 元', en: '¥100' },
        { zh: '14 天', en: '14 days' },
      ],
      [
        { zh: '特需门诊', en: 'Premium' },
        { zh: '300 元', en: '¥300' },
        { zh: '28 天', en: '28 days' },
      ],
    ],
  },
  phone: '400-860-1299',
  hours: { zh: '人工 8:00–20:00，急诊 24 小时', en: 'People 8:00–20:00, emergency day and night' },
  where: { zh: '滨江总院、南城院区、青禾妇儿院区', en: 'Binjiang, Nancheng and Qinghe women and children' },
};
