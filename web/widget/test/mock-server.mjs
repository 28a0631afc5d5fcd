// Test support, never shipped: an imitation of the public API and WebSocket with one talk per visitor, whose answers
// are chosen by what the visitor writes ("cards", "queue", "agent", "resolve", "long", "chips", "offhours").
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';

const channel = 'mockchannel1';
const prefix = `/api/v1/public/${channel}`;

const config = {
  workspace_name: '花间集市',
  bot_name: { zh: '小集', en: 'Juno' },
  greeting: {
    zh: '您好，我是花间集市的 AI 助手小集，有什么可以帮您？',
    en: 'Hi, I am Juno, the AI assistant of Huajian Market. How can I help?',
  },
  suggested_questions: [
    { zh: '退款多久到账？', en: 'How long does a refund take?' },
    { zh: '怎么取消订单？', en: 'How do I cancel an order?' },
    { zh: '付款后多久发货？', en: 'When is my order shipped?' },
    {
      zh: '门店几点开门，有24小时营业的吗？',
      en: 'What are the opening hours of your shops, and is any open round the clock?',
    },
  ],
  offhours_message: { zh: '', en: '' },
  accent_color: '#C2410C',
  position: 'right',
  people_available: true,
  ask_rating: true,
  bot_enabled: true,
  upload: {
    max_bytes: 1024 * 1024,
    accept: ['image/png', 'image/jpeg', 'application/pdf', 'text/plain'],
  },
};

const LONG =
  '仓库验收后24小时内退出，花间余额即时到账，微信、支付宝1–3天，银行卡3–7个工作日，都是原路退回。从寄出到收到钱一般共5–10天。超过时间没收到，请到 https://shop.example/help/refund?id=shop-012 查询，或写信到 help@shop.example。\n\n'.repeat(
    3,
  ) +
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft https://example.com/a/very/long/address/that/never/ends/and/has/no/spaces/in/it/at/all/so/it/must/break/somewhere';

const svg = (hue, word) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="hsl(${hue} 60% 85%)"/><circle cx="320" cy="180" r="90" fill="hsl(${hue} 55% 60%)"/><text x="320" y="196" font-size="48" text-anchor="middle" fill="#fff">${word}</text></svg>`;

const answers = {
  cards: [
    { type: 'text', text: '为您找到三件商品：' },
    {
      type: 'card',
      cards: [
        {
          title: 'HD-30 高速吹风机',
          text: '1600 W，电机保修 3 年，199 元',
          image_url: '/files/20.svg',
          buttons: [
            { label: '查看详情', url: '/demo/shop' },
            { label: '怎么保修？', reply: '小家电保修多久？' },
          ],
        },
        {
          title: 'LX-40 加湿器',
          text: '4 L，滤芯 29 元',
          image_url: '/files/150.svg',
          buttons: [{ label: '查看详情', url: '/demo/shop' }],
        },
        {
          title: 'BK-45 空气炸锅',
          text: '4.5 L，炸篮 69 元，名字特别特别长的一款空气炸锅家用大容量多功能',
          image_url: '/files/260.svg',
          buttons: [{ label: '查看详情', url: '/demo/shop' }],
        },
      ],
    },
  ],
  chips: [
    { type: 'text', text: '您想问的是哪一个？' },
    {
      type: 'quick_replies',
      options: [
        { label: '退款多久到账？', reply: '退款多久到账？' },
        { label: '退货怎么操作？', reply: '退货怎么操作？' },
        { label: '都不是', reply: '都不是' },
        { label: '帮助中心', url: '/demo/shop' },
      ],
    },
  ],
  image: [
    { type: 'image', url: '/files/200.svg', name: '面单.png', width: 640, height: 360 },
    { type: 'file', url: '/files/200.svg', name: '退货说明与运费凭证（2026年版）.pdf', size: 482133 },
  ],
  long: [{ type: 'text', text: LONG }],
};

const talks = new Map();
let clock = 0;
let built = '';
const talkOf = (visitor) => {
  if (!talks.has(visitor))
    talks.set(visitor, {
      messages: [],
      sockets: new Set(),
      state: { status: 'none', handled_by: 'bot', people_available: config.people_available },
      done: new Map(),
    });
  return talks.get(visitor);
};

const cast = (talk, frame) => {
  for (const socket of talk.sockets) socket.send(JSON.stringify(frame));
};

function say(talk, author, parts, extra = {}) {
  const id = (Date.now() * 1000 + (clock++ % 1000)).toString(32).padStart(13, '0').slice(-13);
  const message = {
    id,
    conversation_id: '0000000000c01',
    seq: talk.messages.length + 1,
    author,
    parts,
    created_at: new Date().toISOString(),
    ...extra,
  };
  talk.messages.push(message);
  talk.state = {
    ...talk.state,
    status: talk.state.status === 'none' ? 'open' : talk.state.status,
    conversation_id: message.conversation_id,
  };
  cast(talk, { type: 'message', message });
  return message;
}

const setState = (talk, patch) => {
  talk.state = { ...talk.state, ...patch };
  cast(talk, { type: 'state', state: talk.state });
};

function answer(talk, text) {
  if (/人工|person|queue/.test(text)) {
    setState(talk, { handled_by: 'queue', queue_place: 2, expected_wait_s: 170 });
    return [say(talk, 'system', [{ type: 'event', name: 'handed_over', data: {} }])];
  }
  if (text === 'agent') {
    setState(talk, {
      handled_by: 'human',
      agent_name: '林晓',
      agent_read_seq: talk.messages.length,
      queue_place: undefined,
    });
    say(talk, 'system', [{ type: 'event', name: 'assigned', data: { member_name: '林晓' } }]);
    return [
      say(
        talk,
        'agent',
        [{ type: 'text', text: '您好，我是林晓。我已经看到前面的对话，正在帮您查这笔退款。' }],
        { agent_name: '林晓' },
      ),
    ];
  }
  if (text === 'resolve') {
    setState(talk, { status: 'resolved', can_rate: true, handled_by: 'human' });
    return [say(talk, 'system', [{ type: 'event', name: 'resolved', data: {} }])];
  }
  if (text === 'offhours') {
    setState(talk, { people_available: false });
    return [];
  }
  const parts = answers[text] ?? [
    {
      type: 'text',
      text: '仓库验收后24小时内退出，花间余额即时到账，微信、支付宝1–3天，银行卡3–7个工作日，都是原路退回。',
    },
  ];
  const known =
    text === 'chips'
      ? { kind: 'clarify' }
      : {
          kind: 'answer',
          sources: [{ title: '退款多久到账？', url: '/demo/shop' }, { title: '商品手册 · 退换货' }],
        };
  return [say(talk, 'bot', parts, known)];
}

function accept(visitor, frame) {
  const talk = talkOf(visitor);
  const id = frame.client_message_id;
  if (talk.done.has(id)) return talk.done.get(id);
  const parts = frame.parts ?? [{ type: 'text', text: frame.text ?? frame.message }];
  if (talk.state.status === 'resolved')
    setState(talk, { status: 'open', handled_by: 'bot', can_rate: false });
  const own = say(talk, 'customer', parts, { client_message_id: id });
  const result = {
    conversation_id: own.conversation_id,
    message_id: own.id,
    replies: [],
    handled_by: talk.state.handled_by,
    seq: own.seq,
    created_at: own.created_at,
  };
  talk.done.set(id, result);
  result.replies =
    talk.state.handled_by === 'human' && parts[0].text !== 'resolve' ? [] : answer(talk, parts[0].text ?? '');
  result.handled_by = talk.state.handled_by;
  return result;
}

function listPage(talk, query) {
  const [after, before] = [query.get('after'), query.get('before')];
  const size = 50;
  if (after) {
    const rest = talk.messages.filter((message) => message.id > after);
    return { items: rest.slice(0, size), more: rest.length > size };
  }
  const rest = talk.messages.filter((message) => !before || message.id < before);
  return { items: rest.slice(-size), more: rest.length > size };
}

const reply = (response, status, body) => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

const page = (
  query,
) => `<!doctype html><html lang="${query.get('lang') ?? 'zh'}"${query.get('dir') ? ` dir="${query.get('dir')}"` : ''}><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Shop</title>
<body style="font:16px sans-serif;background:#f6f2ea"><h1>Page</h1><p>${'text '.repeat(300)}</p><script src="/widget.js" data-channel="${channel}" data-theme="${query.get('theme') ?? ''}" data-position="${query.get('position') ?? ''}" async></script></body></html>`;

const types = { js: 'text/javascript', css: 'text/css', html: 'text/html' };

function serveFile(path, response) {
  if (path === '/demo/config.json') {
    const companies = ['tel', 'shop', 'fin', 'med', 'ind'].map((slug) => ({
      slug,
      name: { zh: slug, en: slug },
      channel_key: channel,
    }));
    return reply(response, 200, { companies });
  }
  const file = path.endsWith('/') ? `${path}index.html` : path;
  const type = types[file.split('.').pop()];
  if (type && !file.includes('..') && existsSync(built + file)) {
    response.writeHead(200, { 'content-type': type });
    return createReadStream(built + file).pipe(response);
  }
  const picture = /^\/files\/(\d+)\.svg$/.exec(path);
  if (!picture) return reply(response, 404, {});
  response.writeHead(200, { 'content-type': 'image/svg+xml' });
  response.end(svg(picture[1], '图'));
}

async function handle(request, response) {
  const url = new URL(request.url, 'http://mock');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (request.method === 'OPTIONS') return reply(response, 204);
  if (url.pathname === '/') {
    response.writeHead(200, { 'content-type': 'text/html' });
    return response.end(page(url.searchParams));
  }
  if (!url.pathname.startsWith(prefix)) return serveFile(url.pathname, response);
  const path = url.pathname.slice(prefix.length);
  if (path === '/uploads')
    return reply(response, 201, {
      type: 'image',
      url: '/files/200.svg',
      name: 'up.png',
      media_type: 'image/png',
      size: text.length,
      width: 640,
      height: 360,
    });
  const body = text ? JSON.parse(text) : {};
  const visitor = body.visitor_id ?? url.searchParams.get('visitor_id');
  if (path === '/config')
    return reply(response, 200, { ...config, ...(visitor ? { state: talkOf(visitor).state } : {}) });
  if (path === '/state') return reply(response, 200, talkOf(visitor).state);
  if (path === '/messages' && request.method === 'GET')
    return reply(response, 200, listPage(talkOf(visitor), url.searchParams));
  if (path === '/messages' || path === '/contact') return reply(response, 200, accept(visitor, body));
  return reply(response, 204);
}

/** Resolves to { port, close, breakAll, talks }. `from` holds the built web files. Talks outlive a restart: they stand for the server's storage. */
export function startMock(port = 0, from = fileURLToPath(new URL('../../../build/web/', import.meta.url))) {
  built = from;
  const server = createServer((request, response) => void handle(request, response));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    const query = new URL(request.url, 'http://mock').searchParams;
    const visitor = query.get('visitor_id');
    const talk = talkOf(visitor);
    talk.sockets.add(socket);
    socket.on('close', () => talk.sockets.delete(socket));
    const send = (frame) => socket.send(JSON.stringify(frame));
    const after = query.get('after');
    const replay = after ? talk.messages.filter((message) => message.id > after) : [];
    for (const message of replay) send({ type: 'message', message });
    send({ type: 'hello', state: talk.state, replayed: replay.length });
    socket.on('message', (data) => {
      const frame = JSON.parse(data.toString());
      if (frame.type === 'ping') send({ type: 'pong' });
      if (frame.type !== 'message') return;
      const { replies: _, ...result } = accept(visitor, frame);
      send({ type: 'ack', client_message_id: frame.client_message_id, ...result });
    });
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve({
        port: server.address().port,
        talks,
        say,
        breakAll: () => sockets.clients.forEach((client) => client.terminate()),
        close: () => {
          sockets.clients.forEach((client) => client.terminate());
          server.closeAllConnections();
          return new Promise((closed) => server.close(closed));
        },
      }),
    );
  });
}
