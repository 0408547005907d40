import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { assetsFolder } from '../../assets';
import { Layout } from '../../layout/layout';
import { renderPage } from '../../render';
import { Heading } from '../../content/heading';
import { Chart } from '../chart';
import type { ChartProps } from '../chart-props';

/** A page of charts, as an analyst has it. */
export function chartPage(charts: readonly ChartProps[], width: 'reading' | 'wide' = 'wide'): string {
  return renderPage(
    <Layout title="Charts" institution={{ name: 'University of Elmbridge' }} width={width} hasScript={false}>
      <Heading>Charts</Heading>
      {charts.map((chart) => (
        <Chart key={chart.id} {...chart} />
      ))}
    </Layout>,
  );
}

/** What pages may do; the same as the service says. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'";

/** How a page is looked at. */
export interface Eyes {
  readonly width: number;
  readonly forcedColors?: 'active';
  readonly colorScheme?: 'dark' | 'light';
}

const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };

/** Opens the page under the service's policy. `refused`: whatever the policy did not let through. */
export async function open(browser: Browser, html: string, eyes: Eyes): Promise<{ page: Page; refused: string[] }> {
  const { width, ...more } = eyes;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    baseURL: 'http://charts.example',
    ...more,
  });
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.startsWith('/assets/')) {
      const headers = { 'content-security-policy': POLICY };
      return route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: html });
    }
    const body = readFileSync(path.join(assetsFolder, path.basename(pathname)));
    return route.fulfill({ contentType: TYPES[path.extname(pathname)] ?? 'text/plain', body });
  });
  await page.goto('/');
  // Ready says nothing of letters that nobody has asked for yet.
  await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
  return { page, refused };
}
