// Words about channels that more than one page uses.
import { texts } from '../i18n/texts';

export const channel = texts(
  {
    web: '网页',
    state: { queued: '发送中', sent: '已发送', delivered: '已送达', read: '已读', failed: '未送达' },
    withDetail: '{{text}}：{{detail}}',
    reason: {
      window_over: '已超过平台允许的回复时间',
      refused: '平台拒绝了这条消息',
      unreachable: '连不上平台',
      platform: '平台返回错误 {{code}}',
      unknown: '平台没有说明原因',
    },
    hint: {
      window_over: '客户再次来信后才能回复；急事请换电话、邮件等方式联系。',
      refused: '检查内容是否含平台禁止的链接、文件或词语，改好后重新发送。',
      unreachable: '检查服务器的网络和渠道里的接口地址，恢复后重新发送。',
      platform: '按平台的错误说明处理；不清楚时，先在渠道设置里点“检查”。',
    },
  },
  {
    web: 'Web',
    state: { queued: 'Sending', sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Not delivered' },
    withDetail: '{{text}}: {{detail}}',
    reason: {
      window_over: 'The time in which the platform allows a reply is over',
      refused: 'The platform refused this message',
      unreachable: 'The platform cannot be reached',
      platform: 'The platform answered with error {{code}}',
      unknown: 'The platform gave no reason',
    },
    hint: {
      window_over: 'Replies go out again once the customer writes; if it is urgent, call or send an e-mail.',
      refused: 'Look for links, files or words that the platform forbids, then send it again.',
      unreachable: "Check the server's network and the channel's API address, then send it again.",
      platform: 'Follow what the platform says; when in doubt, run the check on the channel’s set-up page.',
    },
  },
);
