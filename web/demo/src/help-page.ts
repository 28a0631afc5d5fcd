// A company's help page, as its customers would see it, with the widget in the corner.
import { ask, startChat } from './chat';
import { companies } from './companies';
import { icons } from './icons';
import { escapeHtml, type Language, reader, startLanguage, useLanguage } from './language';
import './page.css';
import './themes.css';
import type { Company, Words } from './types';

const words = {
  help: { zh: '帮助中心', en: 'Help centre' },
  questions: { zh: '大家常问', en: 'Often asked' },
  contact: { zh: '联系我们', en: 'Contact' },
  askLabel: { zh: '您的问题', en: 'Your question' },
  askHint: { zh: '说说您遇到的事…', en: 'Tell us what happened…' },
  askButton: { zh: '提问', en: 'Ask' },
  phone: { zh: '客服热线', en: 'Phone' },
  hours: { zh: '服务时间', en: 'Hours' },
  where: { zh: '线下服务', en: 'In person' },
  online: { zh: '在线客服', en: 'Online' },
  openChat: { zh: '打开对话', en: 'Open the chat' },
  madeUp: {
    zh: '本页是应答（Yingda）的演示：公司、产品和规则都是虚构的。',
    en: 'This page is a demonstration of Yingda: the company, its products and rules are made up.',
  },
  others: { zh: '其他演示公司', en: 'Other demo companies' },
  noChat: {
    zh: '在线客服没有启动：请用 yingda serve --demo 启动服务，并已构建网页。',
    en: 'The chat is not available: start the server with yingda serve --demo and build the web files.',
  },
  language: { zh: 'English', en: '中文' },
} satisfies Record<string, Words>;

const root = document.documentElement;
const company = companies.find((other) => other.slug === root.dataset.company);
if (company) start(company);

function start(company: Company): void {
  let language = startLanguage();
  useLanguage(language, false);
  draw(company, language);
  document.body.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-ask],[data-language]');
    if (button?.dataset.ask !== undefined) ask(button.dataset.ask || undefined);
    if (button?.dataset.language === undefined) return;
    language = language === 'zh' ? 'en' : 'zh';
    useLanguage(language, true);
    draw(company, language);
  });
  document.body.addEventListener('submit', (event) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('question') as HTMLInputElement;
    ask(field.value.trim() || undefined);
    field.value = '';
  });
  void startChat(company.slug).then((running) => {
    root.dataset.chat = running ? 'on' : 'off';
  });
}

function draw(company: Company, language: Language): void {
  const t = reader(language);
  document.title = `${company.name[language]} · ${words.help[language]}`;
  const page = document.querySelector('#page') ?? document.createElement('div');
  page.id = 'page';
  page.innerHTML = `
    <header class="top">
      <a class="brand" href="#top">${company.logo}<span><b>${t(company.name)}</b><small>${t(words.help)}</small></span></a>
      <nav><a href="#questions">${t(words.questions)}</a><a href="#table">${t(company.table.title)}</a><a href="#contact">${t(words.contact)}</a></nav>
      <button type="button" class="language" data-language lang="${language === 'zh' ? 'en' : 'zh-CN'}">${t(words.language)}</button>
    </header>
    ${company.alert ? `<p class="alert" role="note">${icons.warn}<span>${t(company.alert)}</span></p>` : ''}
    <p class="no-chat" role="status">${t(words.noChat)}</p>
    <main id="top">
      <section class="hero">
        <div class="hero-text">
          <h1>${t(company.title)}</h1>
          <p>${t(company.lead)}</p>
          <form class="ask"><input name="question" aria-label="${t(words.askLabel)}" placeholder="${t(words.askHint)}" maxlength="500" autocomplete="off" /><button>${t(words.askButton)}</button></form>
        </div>
        <div class="art">${company.art}</div>
      </section>
      <section id="questions"><h2>${t(words.questions)}</h2><div class="topics">${company.topics.map((topic) => topicCard(topic, t)).join('')}</div></section>
      ${table(company, t)}
      ${contact(company, t)}
    </main>
    <footer><p>${t(words.madeUp)}</p><a href="/demo/">${t(words.others)}</a></footer>`;
  if (!page.isConnected) document.body.append(page);
}

type Reader = (words: Words) => string;

function topicCard({ icon, title, questions }: Company['topics'][number], t: Reader): string {
  const rows = questions
    .map((q) => `<li><button type="button" data-ask="${t(q)}">${t(q)}</button></li>`)
    .join('');
  return `<article class="topic"><h3>${icon}${t(title)}</h3><ul>${rows}</ul></article>`;
}

function table({ table }: Company, t: Reader): string {
  const head = table.head.map((cell) => `<th scope="col">${t(cell)}</th>`).join('');
  const rows = table.rows
    .map((row) => `<tr>${row.map((cell) => `<td>${t(cell)}</td>`).join('')}</tr>`)
    .join('');
  return `<section id="table"><h2>${t(table.title)}</h2>${table.note ? `<p class="note">${t(table.note)}</p>` : ''}
    <div class="table"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function contact(company: Company, t: Reader): string {
  const item = (icon: string, title: Words, body: string) =>
    `<div class="way">${icon}<div><h3>${t(title)}</h3><p>${body}</p></div></div>`;
  const phone = company.phone
    ? item(icons.phone, words.phone, `<a href="tel:${company.phone}">${escapeHtml(company.phone)}</a>`)
    : '';
  return `<section id="contact"><h2>${t(words.contact)}</h2><div class="ways">
    ${phone}
    ${item(icons.clock, words.hours, t(company.hours))}
    ${item(icons.pin, words.where, t(company.where))}
    <button type="button" class="open-chat" data-ask="">${t(words.openChat)}</button>
  </div></section>`;
}
