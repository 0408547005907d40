import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Journey, journeys } from './journeys';

/** One page as somebody finds it: a file for a phone and one for a desk. */
export interface Shown {
  readonly journey: Journey;
  /** Who looks, such as "student". */
  readonly who: string;
  /** The address, an id as `:id`. */
  readonly kind: string;
  readonly title: string;
  /** When in a story: part of the file's name; empty where the page needs no story. */
  readonly moment: string;
  /** Who else finds a page at this address. */
  readonly also: readonly string[];
}

export const widths = [360, 1280] as const;
const EXTENSION = '.webp';

/** The folder of pictures with its index. What is in it already stays, unless it is taken again. */
export class Album {
  private readonly pages: Map<string, Shown>;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.pages = new Map(this.kept().map((one) => [nameOf(one), one]));
  }

  /** Where the picture of this page at this width goes. */
  place(shown: Shown, width: number): string {
    mkdirSync(path.join(this.folder, shown.journey), { recursive: true });
    return path.join(this.folder, fileOf(shown, width));
  }

  keep(shown: Shown): void {
    this.pages.set(nameOf(shown), shown);
  }

  /** Notes that somebody else finds the page too. */
  alsoSeenBy(shown: Shown, who: string): void {
    const { also } = this.pages.get(nameOf(shown)) ?? shown;
    if (who !== shown.who && !also.includes(who)) this.keep({ ...shown, also: [...also, who] });
  }

  /** Writes the index; a picture of a page that there is no more goes. @returns how many bytes there are. */
  close(isWhole: ReadonlySet<string> | null): number {
    if (isWhole) for (const name of this.pages.keys()) if (!isWhole.has(name)) this.pages.delete(name);
    const all = [...this.pages.values()].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
    writeFileSync(path.join(this.folder, 'pages.json'), `${JSON.stringify(all, null, 1)}\n`);
    writeFileSync(path.join(this.folder, 'README.md'), indexOf(all));
    const wanted = new Set(all.flatMap((one) => widths.map((width) => fileOf(one, width))));
    let bytes = 0;
    for (const file of readdirSync(this.folder, { recursive: true, encoding: 'utf8' })) {
      const whole = path.join(this.folder, file);
      if (file.endsWith(EXTENSION) && !wanted.has(file)) rmSync(whole);
      else if (statSync(whole).isFile()) bytes += statSync(whole).size;
    }
    return bytes;
  }

  private kept(): Shown[] {
    try {
      return JSON.parse(readFileSync(path.join(this.folder, 'pages.json'), 'utf8')) as Shown[];
    } catch {
      return [];
    }
  }
}

/** What tells a page from the others. */
export const nameOf = ({ journey, who, kind, moment }: Shown): string =>
  `${journey}/${[who, moment, kind]
    .filter((part) => part !== '')
    .map(slug)
    .join('-')}`;

const slug = (words: string): string =>
  words === '/' ? 'first-page' : words.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');

const fileOf = (shown: Shown, width: number): string => `${nameOf(shown)}-${width}${EXTENSION}`;

function indexOf(all: readonly Shown[]): string {
  const parts = Object.entries(journeys).flatMap(([journey, { title }]) => {
    const some = all.filter((one) => one.journey === journey);
    return some.length === 0 ? [] : [`## ${title}`, '', ...[...Map.groupBy(some, ({ who }) => who)].flatMap(table)];
  });
  return [...HEAD, ...parts].join('\n');
}

function table([who, some]: [string, readonly Shown[]]): string[] {
  return [
    `### ${who[0]?.toUpperCase()}${who.slice(1)}`,
    '',
    '| page | address | pictures | also seen by |',
    '|---|---|---|---|',
    ...some.map((one) => {
      const [phone, desk] = widths.map((width) => fileOf(one, width));
      const isSaid = one.title.toLowerCase().startsWith(one.moment);
      const moment = isSaid ? '' : ` (${one.moment.replaceAll('-', ' ')})`;
      const title = one.title.replaceAll('|', '\\|');
      return `| ${title}${moment} | \`${one.kind}\` | [phone](${phone}) · [desk](${desk}) | ${one.also.join(', ')} |`;
    }),
    '',
  ];
}

const HEAD = [
  '# Every page, in pictures',
  '',
  'Made by `npm run screenshots` from a fresh demonstration university, in which everybody is invented. Each page is',
  'shown once for the first of those who find it, 360 pixels wide as on a cheap phone and 1280 as on a desk (made',
  'smaller here). Long pages are cut. `npm run screenshots -- mentor` takes those of one person or journey again.',
  '',
];
