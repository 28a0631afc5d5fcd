import { icons } from '../icons';
import type { Company } from '../types';

export const ind: Company = {
  slug: 'ind',
  name: { zh: '磐石重工', en: 'Panshi Machinery' },
  logo: '<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><path d="M3 26 11 8l5 8 4-6 9 16Z" fill="var(--brand)"/><path d="M3 26h26" stroke="var(--brand)" stroke-width="3"/></svg>',
  art: '<svg viewBox="0 0 420 300" aria-hidden="true"><g stroke="currentColor" stroke-width="1" opacity=".18"><path d="M0 60h420M0 120h420M0 180h420M0 240h420M60 0v300M120 0v300M180 0v300M240 0v300M300 0v300M360 0v300"/></g><g fill="none" stroke="var(--brand)" stroke-width="4" stroke-linejoin="round"><rect x="60" y="96" width="230" height="140" rx="4"/><path d="M60 132h230M200 132v104"/><circle cx="128" cy="184" r="34"/><circle cx="128" cy="184" r="10"/><path d="M128 150v24M128 194v24M94 184h24M138 184h24"/><rect x="222" y="152" width="46" height="30"/><path d="M222 200h46M222 214h46M80 236v16M270 236v16"/><path d="M290 160h40a16 16 0 0 1 16 16v60"/><rect x="320" y="196" width="52" height="56" rx="4"/><path d="M84 114h20M114 114h8"/></g><circle cx="252" cy="114" r="6" fill="#7ddc6f"/><circle cx="272" cy="114" r="6" fill="var(--brand)"/></svg>',
  title: { zh: '设备停了，一句话就够', en: 'Machine down? One line is enough' },
  lead: {
    zh: '报上机型和故障码，马上得到处理步骤；保养、配件、报修与磐石云也可以问。',
    en: 'Give the model and the fault code and get the steps at once. Maintenance, parts, repairs and Panshi Cloud, too.',
  },
  topics: [
    {
      icon: icons.warn,
      title: { zh: '故障码', en: 'Fault codes' },
      questions: [
        {
          zh: '空压机报E01排气温度高怎么处理？',
          en: 'The compressor shows E01, high discharge temperature. What should I do?',
        },
        {
          zh: '空压机报E04相序错误或缺相怎么处理？',
          en: 'The compressor shows E04, wrong phase order or phase loss. What should I do?',
        },
        {
          zh: '空压机报E07油分压差高怎么处理？',
          en: 'The compressor shows E07, high oil separator differential pressure.',
        },
      ],
    },
    {
      icon: icons.gauge,
      title: { zh: '保养', en: 'Maintenance' },
      questions: [
        { zh: 'XR-200空压机多久保养一次？', en: 'How often does the XR-200 need maintenance?' },
        { zh: '空压机用什么润滑油、加多少？', en: 'Which oil does the compressor take, and how much?' },
      ],
    },
    {
      icon: icons.tool,
      title: { zh: '报修', en: 'Repairs' },
      questions: [
        { zh: '设备坏了怎么报修？', en: 'How do I report a breakdown?' },
        { zh: '报修后工程师多久能到现场？', en: 'How soon does an engineer arrive?' },
        { zh: '上门维修怎么收费？', en: 'What does an on-site repair cost?' },
      ],
    },
    {
      icon: icons.cloud,
      title: { zh: '配件、保修与云服务', en: 'Parts, warranty and cloud' },
      questions: [
        { zh: '怎么购买原厂配件？', en: 'How do I buy original parts?' },
        { zh: '设备整机保修期是多久？', en: 'How long is the machine warranty?' },
        {
          zh: '设备在磐石云上显示离线怎么办？',
          en: 'My machine shows offline in the Panshi Cloud. What should I do?',
        },
      ],
    },
  ],
  table: {
    title: { zh: '常见故障码', en: 'Common fault codes' },
    note: { zh: '带电作业须由持证电工进行。', en: 'Electrical work is for certified electricians only.' },
    head: [
      { zh: '代码', en: 'Code' },
      { zh: '机型', en: 'Machine' },
      { zh: '含义', en: 'Meaning' },
    ],
    rows: [
      [
        { zh: 'E01', en: 'E01' },
        { zh: 'XR-200 / XR-350', en: 'XR-200 / XR-350' },
        {
          zh: '排气温度过高（105℃ 预警，110℃ 停机）',
          en: 'Discharge too hot (warns at 105 °C, stops at 110 °C)',
        },
      ],
      [
        { zh: 'E04', en: 'E04' },
        { zh: 'XR-200 / XR-350', en: 'XR-200 / XR-350' },
        { zh: '相序接反或缺相', en: 'Wrong phase order or phase missing' },
      ],
      [
        { zh: 'E07', en: 'E07' },
        { zh: 'XR-200 / XR-350', en: 'XR-200 / XR-350' },
        { zh: '油分压差超过 0.1 MPa', en: 'Oil separator pressure above 0.1 MPa' },
      ],
      [
        { zh: 'F21', en: 'F21' },
        { zh: 'PC-75', en: 'PC-75' },
        { zh: '冷却水温超过 103℃', en: 'Coolant above 103 °C' },
      ],
      [
        { zh: 'ALM-1008', en: 'ALM-1008' },
        { zh: 'V850', en: 'V850' },
        { zh: '气源压力低于 0.5 MPa', en: 'Air supply below 0.5 MPa' },
      ],
    ],
  },
  phone: '400-000-7350',
  hours: { zh: '24 小时报修', en: 'Repairs day and night' },
  where: { zh: '全国 42 个服务驻点', en: '42 service points across China' },
};
