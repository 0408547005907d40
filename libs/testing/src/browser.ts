import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { webUrl } from './journeys';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long one step may take before it counts as not happening. */
const MOST_MS = 15_000;

/**
 * A Chromium without a window. The one who starts the tests says where it is, in CHROMIUM_PATH. What drives it is read here
 * alone: it is a tenth of what a spec file with a database would read, and few open a browser.
 */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS });
}

/** How somebody looks at the pages. */
export interface Looking {
  /** In pixels; a cheap phone unless said. */
  readonly width?: number;
  readonly script?: boolean;
  readonly dark?: boolean;
  readonly at?: string;
}

/** Somebody at the pages, signed in as one of the demonstration's people; as nobody when the name is null. */
export async function sitDown(browser: Browser, name: string | null, looking: Looking = {}): Promise<Page> {
  const { width = 360, script = true, dark = false, at = webUrl() } = looking;
  const context: BrowserContext = await browser.newContext({
    baseURL: at,
    viewport: { width, height: 800 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(MOST_MS);
  const page = await context.newPage();
  if (name === null) return page;
  await page.goto('/demo/sign-in');
  await page.getByText(name, { exact: true }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  return page;
}

let source: string | undefined;
const axeSource = (): string => (source ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));

/**
 * What axe finds against WCAG 2.2 AA and its own best practice: `rule: the first place`. None is the aim.
 * It looks at a copy of the page as it stands, for it needs script where the page may have none.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  const [url, html] = [page.url(), await page.content()];
  const context = await page
    .context()
    .browser()
    ?.newContext({ viewport: page.viewportSize(), ...(await scheme(page)) });
  if (!context) return [];
  const copy = await context.newPage();
  await copy.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await copy.goto(url);
  const found = await violations(copy);
  await context.close();
  return found;
}

/** The same of a page that has script: it is judged where it stands. @param rules by name; all of the above unless given. */
export function axeFaultsInPlace(page: Page, rules?: readonly string[]): Promise<string[]> {
  return violations(page, rules);
}

const scheme = async (page: Page): Promise<{ colorScheme: 'dark' | 'light' }> => {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  return { colorScheme: dark ? 'dark' : 'light' };
};

async function violations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource());
  return page.evaluate(
    async (only) => {
      const { axe } = window as unknown as Axe;
      const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const tags = { type: 'tag', values } as const;
      const runOnly = only.length > 0 ? { type: 'rule', values: only } : tags;
      // Neither what is right nor the style sheets a second time: nobody reads them here.
      const result = await axe.run({ runOnly, resultTypes: ['violations'], preload: false });
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
    },
    [...rules],
  );
}

interface Axe {
  readonly axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}
