import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { kindOf } from '../journeys/crawl';
import { type Album, nameOf, type Shown, widths } from './album';
import { journeyOf } from './journeys';

/** The most that a picture shows of a page's length, in its own pixels. */
const MOST_HEIGHT = { 360: 980, 1280: 860 } as const;
/** A desk is shown smaller: every word can still be read. */
const SCALE = { 360: 1, 1280: 0.5625 } as const;
/** Out of 100. */
const QUALITY = 10;

/** Pages that are somebody's own: the same address shows each of them something else. */
const OWN = new Set(['/', '/me', '/me/data', '/my-pairings', '/my-pairings/:id', '/together/:id', '/messages/:id']);

/** Takes each page once, for the first who finds it; those that are somebody's own, for everybody. */
export class Camera {
  private readonly taken = new Map<string, Shown>();
  readonly names = new Set<string>();

  /** @param wanted words of which a page's journey, person or name must hold one; none: every page. */
  constructor(
    private readonly album: Album,
    private readonly wanted: readonly string[],
  ) {}

  /** The page as it stands. @param moment when in a story; empty: the same page is not taken twice. */
  async take(page: Page, who: string, moment = ''): Promise<void> {
    const kind = addressKind(new URL(page.url()).pathname);
    const key = keyOf(kind, OWN.has(kind) || moment ? who : '', moment);
    const before = this.taken.get(key);
    if (before) {
      this.album.alsoSeenBy(before, who);
      return;
    }
    const title = (await page.title()).split(' – ')[0] ?? kind;
    const shown: Shown = { journey: journeyOf(kind), who, kind, title, moment, also: [] };
    this.taken.set(key, shown);
    this.names.add(nameOf(shown));
    if (!this.isWanted(shown)) return;
    for (const width of widths) writeFileSync(this.album.place(shown, width), await pictureOf(page, width));
    await page.setViewportSize({ width: 360, height: 800 });
    this.album.keep(shown);
  }

  /** Whether the page at this address has been taken for somebody, and is the same for everybody; then it is noted who finds it too. */
  knows(address: string, who: string): boolean {
    const kind = addressKind(address.replace(/[?#].*/, ''));
    const before = OWN.has(kind) ? undefined : this.taken.get(keyOf(kind, '', ''));
    if (before) this.album.alsoSeenBy(before, who);
    return before !== undefined;
  }

  private isWanted(shown: Shown): boolean {
    const name = `${nameOf(shown)} ${shown.who}`;
    return this.wanted.length === 0 || this.wanted.some((word) => name.includes(word.replace(/s$/, '')));
  }
}

const keyOf = (kind: string, whose: string, moment: string): string => [whose, moment, kind].join(' ');

/** One name for all addresses that differ in an id, in the secret of a link, or in a number. */
export const addressKind = (address: string): string =>
  kindOf(address)
    .replace(/\/[\w-]{20,}(?=\/|$)/g, (part) => (/[A-Z0-9]/.test(part) ? '/:link' : part))
    .replace(/\/\d+(?=\/|$)/g, '/:number');

async function pictureOf(page: Page, width: (typeof widths)[number]): Promise<Buffer> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height: Math.min(whole, MOST_HEIGHT[width]), scale: SCALE[width] },
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}
