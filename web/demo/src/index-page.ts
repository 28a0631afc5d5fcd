// The list of demo companies. Names come from the server, which knows which of them are loaded.
import { loadCompanies } from './chat';
import { companies } from './companies';
import { escapeHtml, type Language, reader, startLanguage, useLanguage } from './language';
import './page.css';
import './themes.css';

const words = {
  title: { zh: '应答演示', en: 'Yingda demo' },
  lead: {
    zh: '五家虚构的公司，各有自己的帮助中心、知识库和对话窗口。点开一家，问它的客户会问的问题。',
    en: 'Five made-up companies, each with its own help centre, knowledge and chat. Open one and ask what its customers ask.',
  },
  none: {
    zh: '还没有演示公司：请用 yingda serve --demo 在空的数据文件夹上启动。',
    en: 'No demo company is loaded: start with yingda serve --demo on an empty data folder.',
  },
  console: { zh: '打开客服工作台', en: 'Open the agent console' },
  language: { zh: 'English', en: '中文' },
};

async function start(): Promise<void> {
  let language = startLanguage();
  const loaded = await loadCompanies().catch(() => []);
  const render = () => {
    useLanguage(language, false);
    draw(
      language,
      loaded.map((company) => company.slug),
    );
  };
  document.body.addEventListener('click', (event) => {
    if (!(event.target as Element).closest('[data-language]')) return;
    language = language === 'zh' ? 'en' : 'zh';
    useLanguage(language, true);
    render();
  });
  render();
}

function draw(language: Language, loaded: string[]): void {
  const t = reader(language);
  document.title = words.title[language];
  const cards = companies
    .filter((company) => loaded.includes(company.slug))
    .map(
      (company) =>
        `<a class="company" data-company="${company.slug}" href="/demo/${company.slug}/"><span class="brand">${company.logo}</span><b>${t(company.name)}</b><p>${t(company.lead)}</p></a>`,
    );
  document.body.innerHTML = `<div id="page" class="index">
    <header class="top"><span class="brand"><span><b>Yingda 应答</b></span></span><button type="button" class="language" data-language>${escapeHtml(words.language[language])}</button></header>
    <main><h1>${t(words.title)}</h1><p class="lead">${t(loaded.length > 0 ? words.lead : words.none)}</p><div class="companies">${cards.join('')}</div>
    <p><a href="/">${t(words.console)}</a></p></main></div>`;
}

void start();
