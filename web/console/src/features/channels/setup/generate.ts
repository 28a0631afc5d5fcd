// Secrets that the owner makes up himself: made here, so that nobody takes his cat's name.

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

function letters(count: number): string {
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < count) {
    // Bytes beyond a whole number of alphabets would favour its first letters.
    for (const byte of crypto.getRandomValues(new Uint8Array(count))) {
      if (byte < limit && text.length < count) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}

const bytes = (count: number): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(count))));

const makers: Readonly<Record<string, () => string>> = {
  hook_secret: () => letters(32),
  verify_token: () => letters(32),
  'telegram.secret_token': () => letters(32),
  'wechat_oa.token': () => letters(32),
  'wechat_oa.encoding_aes_key': () => letters(43),
  'wechat_miniprogram.token': () => letters(32),
  'wechat_miniprogram.encoding_aes_key': () => letters(43),
  'wecom_app.token': () => letters(32),
  'wecom_app.encoding_aes_key': () => letters(43),
  'wecom_kf.token': () => letters(32),
  'wecom_kf.encoding_aes_key': () => letters(43),
  'generic_webhook.secret': () => `whsec_${bytes(32)}`,
};

/** Makes the value of such a field; nothing for secrets that the platform gives. */
export const makerOf = (type: string, field: string): (() => string) | undefined =>
  makers[`${type}.${field}`] ?? makers[field];
