// What the page says about the widget: attributes of its script tag.

export interface Options {
  server: string;
  channel: string;
  language: string | undefined;
  position: 'left' | 'right' | undefined;
  theme: 'light' | 'dark' | undefined;
  open: boolean;
}

/** Undefined when the tag names no channel. The server is where the script came from. */
export function readOptions(script: HTMLScriptElement): Options | undefined {
  const { channel, lang, position, theme, open } = script.dataset;
  if (!channel) return undefined;
  return {
    server: new URL(script.src, location.href).origin,
    channel,
    language: lang || undefined,
    position: position === 'left' || position === 'right' ? position : undefined,
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    open: open !== undefined && open !== 'false',
  };
}
