// Starts the real program on an empty folder with the demo, and browsers to look at it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.YINGDA_PROGRAM ?? join(root, 'build/release/bin/yingda');
const pictures = join(root, 'build/screenshots');

// The program takes each YINGDA_… for a setting; those of the person who runs the tests are not meant for it.
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('YINGDA_')));
}

export interface Account {
  email: string;
  password: string;
}

export class Program {
  url = '';
  accounts: Account[] = [];
  /** Settings beside the usual ones, as NAME=VALUE. */
  readonly settings: string[] = [];
  private child: ChildProcess | undefined;
  private port = '0';
  private readonly data = mkdtempSync(join(tmpdir(), 'yingda-e2e-'));

  // The first start prints the sign-ins; a later one goes on with the same folder and port.
  async start(): Promise<void> {
    const child = spawn(
      program,
      [
        'serve',
        '--demo',
        '--json',
        '--data',
        this.data,
        '--listen',
        `127.0.0.1:${this.port}`,
        '--set',
        'log.level=error',
        ...this.settings.flatMap((setting) => ['--set', setting]),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'], env: environment() },
    );
    this.child = child;
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    });
    const welcome = JSON.parse(line);
    if (welcome.error) throw new Error(`the program did not start: ${welcome.error.detail}`);
    this.url = welcome.url;
    this.port = new URL(welcome.url).port;
    if (welcome.accounts.length > 0) this.accounts = welcome.accounts;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  async discard(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  account(email: string): Account {
    const found = this.accounts.find((account) => account.email === email);
    if (!found) throw new Error(`no account ${email}`);
    return found;
  }
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-sync',
    ],
  });
}

export interface Look {
  name: string;
  locale: 'zh-CN' | 'en-GB';
  phone: boolean;
  dark?: boolean;
}

export function contextOf(look: Look): BrowserContextOptions {
  return {
    locale: look.locale,
    viewport: look.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: look.phone,
    isMobile: look.phone,
    colorScheme: look.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  };
}

// Kept as build artefacts: build/screenshots/<name>.png.
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

export async function signIn(page: Page, url: string, account: Account, chinese: boolean): Promise<void> {
  await page.goto(url);
  await page.getByLabel(chinese ? '邮箱' : 'E-mail').fill(account.email);
  await page.locator('input[type=password]').fill(account.password);
  await page.getByRole('button', { name: chinese ? '登录' : 'Sign in', exact: true }).click();
  await page.waitForURL('**/inbox/**');
}
