import { icons } from '../icons';
import type { Company } from '../types';

export const shop: Company = {
  slug: 'shop',
  name: { zh: '花间集市', en: 'Blossom Market' },
  logo: '<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><g fill="var(--brand)"><circle cx="16" cy="8.5" r="5.5"/><circle cx="23.5" cy="14" r="5.5"/><circle cx="20.5" cy="22.5" r="5.5"/><circle cx="11.5" cy="22.5" r="5.5"/><circle cx="8.5" cy="14" r="5.5"/></g><circle cx="16" cy="16" r="4.5" fill="#fff4d6"/></svg>',
  art: '<svg viewBox="0 0 640 150" aria-hidden="true"><path d="M20 136h600" stroke="var(--brand)" stroke-width="4" stroke-linecap="round"/><g><path d="M60 134V84q0-14 14-14h36q14 0 14 14v50Z" fill="#f7c8b4"/><path d="M78 70V50h28v20" fill="#e99f80"/><rect x="72" y="92" width="40" height="24" rx="4" fill="#fff"/></g><g><rect x="160" y="54" width="92" height="80" rx="18" fill="#f3dcae"/><circle cx="206" cy="92" r="22" fill="#fff"/><path d="M206 92l10-10" stroke="#b9842c" stroke-width="4" stroke-linecap="round"/><rect x="236" y="82" width="34" height="14" rx="7" fill="#d9ae5b"/></g><g><path d="M310 134q-10-52 24-74 34 22 24 74Z" fill="#cfe0c3"/><path d="M334 60q-4-26 18-36M334 44q-16-8-16-24" fill="none" stroke="#7d9f68" stroke-width="5" stroke-linecap="round"/></g><g><rect x="404" y="76" width="72" height="58" rx="8" fill="#e7d3ea"/><path d="M404 94h72" stroke="#b48cba" stroke-width="4"/><path d="M440 76v58" stroke="#b48cba" stroke-width="4"/><path d="M440 76q-22-4-20-18 14-8 20 18 6-26 20-18 2 14-20 18Z" fill="#b48cba"/></g><g><path d="M520 66h60l-6 68h-48Z" fill="#c8dcec"/><path d="M536 66V56q14-16 28 0v10" fill="none" stroke="#7fa4c2" stroke-width="4"/><path d="M538 92q12 12 24 0" fill="none" stroke="#7fa4c2" stroke-width="4" stroke-linecap="round"/></g></svg>',
  title: { zh: '您好，想问点什么？', en: 'Hello, what can we do for you?' },
  lead: {
    zh: '订单、退换、优惠券、护肤品用法、小家电报修，问就对了。',
    en: 'Orders, returns, coupons, skin care, repairs: just ask.',
  },
  topics: [
    {
      icon: icons.box,
      title: { zh: '订单与物流', en: 'Orders and delivery' },
      questions: [
        { zh: '付款后多久发货？', en: 'When will my order be shipped?' },
        { zh: '怎么取消订单？', en: 'How do I cancel an order?' },
        { zh: '发什么快递，几天能到？', en: 'Which courier do you use and how long does delivery take?' },
      ],
    },
    {
      icon: icons.back,
      title: { zh: '退货退款', en: 'Returns and refunds' },
      questions: [
        { zh: '退款多久到账？', en: 'How long does a refund take?' },
        { zh: '退货怎么操作？', en: 'How do I return something?' },
        { zh: '退货的运费由谁出？', en: 'Who pays the postage for a return?' },
      ],
    },
    {
      icon: icons.warn,
      title: { zh: '收到后有问题', en: 'Something is wrong' },
      questions: [
        { zh: '收到的商品破损、漏液怎么办？', en: 'My item arrived broken or leaking. What now?' },
        {
          zh: '护肤品用了过敏，拆开了还能退吗？',
          en: 'The product gave me an allergy. Can I return it although it is open?',
        },
        { zh: '哪些商品可以七天无理由退货，有什么条件？', en: 'What can I return within seven days?' },
      ],
    },
    {
      icon: icons.ticket,
      title: { zh: '优惠与使用', en: 'Coupons and products' },
      questions: [
        { zh: '优惠券为什么用不了？', en: 'Why does my coupon not work?' },
        {
          zh: '烟酰胺精华怎么用，脸上刺痛正常吗？',
          en: 'How do I use the niacinamide serum, and is stinging normal?',
        },
        {
          zh: '小家电保修多久，坏了怎么报修？',
          en: 'How long is the warranty on appliances, and how do I get a repair?',
        },
      ],
    },
  ],
  table: {
    title: { zh: '多久能收到', en: 'How long delivery takes' },
    note: { zh: '满 59 元包邮，不满收 6 元。', en: 'Free from ¥59, otherwise ¥6.' },
    head: [
      { zh: '送到', en: 'To' },
      { zh: '时间', en: 'Time' },
      { zh: '怎么送', en: 'By' },
    ],
    rows: [
      [
        { zh: '澜江省内', en: 'Lanjiang' },
        { zh: '次日', en: 'next day' },
        { zh: '迅达快递', en: 'Xunda Express' },
      ],
      [
        { zh: '省外', en: 'Other provinces' },
        { zh: '2–4 天', en: '2–4 days' },
        { zh: '迅达快递', en: 'Xunda Express' },
      ],
      [
        { zh: '新疆、西藏、内蒙古', en: 'Xinjiang, Tibet, Inner Mongolia' },
        { zh: '5–8 天', en: '5–8 days' },
        { zh: '迅达快递', en: 'Xunda Express' },
      ],
      [
        { zh: '20 公斤以上的家电', en: 'Appliances above 20 kg' },
        { zh: '3–5 天，送货上楼', en: '3–5 days, to your door' },
        { zh: '安家物流', en: 'Anjia Logistics' },
      ],
    ],
  },
  phone: '',
  hours: {
    zh: '门店 7:00–23:00，42 家 24 小时店全年不打烊',
    en: 'Shops 7:00–23:00, 42 of them round the clock',
  },
  where: { zh: '澜江省 300 家花间小铺', en: '300 corner shops in Lanjiang' },
};
