// Puts the widget on the page. Which channel belongs to the company is the server's to say: keys differ in each
// installation.
import type { Words } from './types';

export interface DemoCompany {
  slug: string;
  name: Words;
  channel_key: string;
}

declare global {
  interface Window {
    Yingda?: { open(question?: string): void };
  }
}

export async function loadCompanies(): Promise<DemoCompany[]> {
  const response = await fetch('/demo/config.json');
  if (!response.ok) throw new Error(`/demo/config.json answered ${response.status}`);
  const { companies } = (await response.json()) as { companies: DemoCompany[] };
  return companies;
}

/** False when this server has no such demo company. */
export async function startChat(slug: string): Promise<boolean> {
  try {
    const company = (await loadCompanies()).find((other) => other.slug === slug);
    if (!company) return false;
    const script = document.createElement('script');
    script.src = '/widget.js';
    script.async = true;
    script.dataset.channel = company.channel_key;
    const loaded = new Promise<boolean>((done) => {
      script.onload = () => done(true);
      script.onerror = () => done(false);
    });
    document.head.append(script);
    return await loaded;
  } catch {
    return false;
  }
}

export function ask(question?: string): void {
  window.Yingda?.open(question);
}
