import { describe, expect, it } from 'vitest';
import { makerOf } from '@/features/channels/setup/generate';
import {
  addressWith,
  failedFields,
  isAdvanced,
  setupPatch,
  storedValues,
  takesAddress,
} from '@/features/channels/setup/values';
import type { Channel, ChannelField } from '@/shared/api/types';

const field = (name: string, change: Partial<ChannelField> = {}): ChannelField => ({
  name,
  label: { zh: name, en: name },
  hint: {},
  secret: false,
  required: false,
  ...change,
});
const fields = [
  field('app_id', { required: true }),
  field('app_secret', { required: true, secret: true }),
  field('token', { secret: true }),
  field('host', { initial: 'https://api.example' }),
];
const channel: Channel = {
  id: '1',
  type: 'wechat_oa',
  key: 'K',
  name: 'Shop',
  enabled: true,
  created_at: '',
  settings: {},
  config: { app_id: 'wx1' },
  secrets_set: ['app_secret'],
};

describe('set-up values', () => {
  it('begin with what is stored; secrets begin empty', () => {
    expect(storedValues(fields, channel)).toEqual({
      config: { app_id: 'wx1', host: '' },
      secrets: { app_secret: '', token: '' },
    });
  });

  it('send nothing that did not change, and no empty secret', () => {
    expect(setupPatch(storedValues(fields, channel), channel)).toEqual({});
  });

  it('send what was changed, null for what was emptied or removed', () => {
    const values = {
      config: { app_id: ' ', host: ' https://b.example ' },
      secrets: { app_secret: null, token: ' a\nb \n' },
    };
    expect(setupPatch(values, channel)).toEqual({
      config: { app_id: null, host: 'https://b.example' },
      secrets: { app_secret: null, token: 'a\nb' },
    });
  });

  it('folds away only what has a default and need not be entered', () => {
    expect(fields.filter(isAdvanced).map(({ name }) => name)).toEqual(['host']);
  });
});

describe('the web hook address', () => {
  it('ends with the secret where the kind has its secret in the path', () => {
    const hooked = [field('hook_secret', { secret: true, required: true })];
    expect(addressWith('https://a/c/K', fields, undefined)).toEqual({
      url: 'https://a/c/K',
      placeholder: false,
    });
    expect(addressWith('https://a/c/K', hooked, ' ').placeholder).toBe(true);
    expect(addressWith('https://a/c/K', hooked, 's/1')).toEqual({
      url: 'https://a/c/K/s%2F1',
      placeholder: false,
    });
  });

  it('is offered to fields that ask for it, never to secrets', () => {
    expect(takesAddress(field('public_url'))).toBe(true);
    expect(takesAddress(field('delivery_url'))).toBe(false);
    expect(takesAddress(field('hook_url', { secret: true }))).toBe(false);
  });
});

describe('a check', () => {
  it('points at the first thing wrong with a field', () => {
    const failed = failedFields({
      ok: false,
      steps: [
        { step: 'fields', ok: true, field: 'app_id', text: {} },
        { step: 'token', ok: false, field: 'app_secret', text: { en: 'first' } },
        { step: 'call', ok: false, field: 'app_secret', text: { en: 'second' } },
        { step: 'address', ok: false, text: {} },
      ],
    });
    expect([...failed].map(([name, step]) => [name, step.text.en])).toEqual([['app_secret', 'first']]);
  });
});

describe('made-up secrets', () => {
  it('fit what the platforms ask for and are never the same', () => {
    expect(makerOf('telegram', 'secret_token')?.()).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(makerOf('wechat_oa', 'encoding_aes_key')?.()).toMatch(/^[A-Za-z0-9]{43}$/);
    const secret = makerOf('generic_webhook', 'secret')?.() ?? '';
    expect(atob(secret.replace(/^whsec_/, ''))).toHaveLength(32);
    expect(makerOf('jd', 'hook_secret')?.()).not.toBe(makerOf('jd', 'hook_secret')?.());
  });

  it('are not offered where the platform gives them', () => {
    expect(makerOf('telegram', 'bot_token')).toBeUndefined();
    expect(makerOf('zulip', 'token')).toBeUndefined();
  });
});
