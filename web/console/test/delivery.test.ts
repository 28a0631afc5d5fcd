import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { namespaces } from '@/app/i18n';
import { asLinks, piecesOf, windowState } from '@/features/inbox/composer/channelLimits';
import { receiptOf } from '@/features/inbox/thread/receipts';
import { deliveryReason, ownCodes } from '@/shared/channel/delivery';
import { setUpI18n } from '@/shared/i18n/setup';
import { conversation, message, plainCapabilities } from './fixtures';

beforeAll(() => setUpI18n(namespaces));

describe('receipts', () => {
  it('follow what the customer has seen on the own website', () => {
    const talk = conversation({ customer_delivered_seq: 5, customer_read_seq: 4 });
    const of = (seq: number) => receiptOf(message(seq, { author: 'agent' }), talk);
    expect([4, 5, 6].map(of)).toEqual(['read', 'delivered', 'sent']);
    expect(receiptOf(message(4, { author: 'bot' }), talk)).toBeUndefined();
    expect(receiptOf(message(4), talk)).toBeUndefined();
  });

  it('are what the platform says elsewhere, for the bot too', () => {
    const talk = conversation({ channel_type: 'telegram', customer_read_seq: 9 });
    const sent = { meta: { delivery: { state: 'failed' as const, code: '403' } } };
    expect(receiptOf(message(4, { author: 'bot', ...sent }), talk)).toBe('failed');
    expect(receiptOf(message(4, { author: 'agent' }), talk)).toBeUndefined();
  });
});

describe('reasons', () => {
  it('are told in words, the platform’s own with its code', () => {
    const t = i18n.getFixedT('en');
    expect(deliveryReason(t, 'window_over').text).toMatch(/is over$/);
    expect(deliveryReason(t, 'refused', 'no links').text).toBe('The platform refused this message: no links');
    expect(deliveryReason(t, '45047', 'out of response count').text).toBe(
      'The platform answered with error 45047: out of response count',
    );
    expect(deliveryReason(t, 'timeout', 'asio: timed out').text).toBe('The platform cannot be reached');
    expect(deliveryReason(t).text).toBe('The platform gave no reason');
    for (const code of [undefined, ...ownCodes, '1']) {
      const { text, hint } = deliveryReason(t, code);
      expect(text).not.toMatch(/reason\./);
      expect(hint).not.toMatch(/hint\./);
    }
  });
});

describe('what a platform does to a reply', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');

  it.each([
    [undefined, 'open'],
    ['2026-11-23T12:00:00Z', 'open'],
    ['2026-11-23T10:59:00Z', 'ending'],
    ['2026-11-23T10:00:00Z', 'over'],
    ['2026-11-22T10:00:00Z', 'over'],
  ])('until %s is %s', (until, state) => {
    expect(windowState(until, now)).toBe(state);
  });

  it('is split by characters or by bytes', () => {
    const limit = { ...plainCapabilities, text_limit: 6 };
    expect(piecesOf('', limit)).toBe(1);
    expect(piecesOf('六个字正好呀', limit)).toBe(1);
    expect(piecesOf('七个字就不好了', limit)).toBe(2);
    expect(piecesOf('👍👍👍👍👍👍', limit)).toBe(1);
    expect(piecesOf('三个字', { ...limit, text_unit: 'bytes' })).toBe(2);
  });

  it('is a link where it carries no such file', () => {
    const file = { mime: 'x/y', size: 1, sha256: '' };
    const picture = { ...file, type: 'image' as const, url: '/a.png' };
    const paper = { ...file, type: 'file' as const, url: '/a.pdf' };
    const pictures = { ...plainCapabilities, images: true };
    expect(asLinks([picture], pictures)).toBe(false);
    expect(asLinks([picture, paper], pictures)).toBe(true);
    expect(asLinks([], plainCapabilities)).toBe(false);
  });
});
