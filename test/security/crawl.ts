import { inflateRawSync } from 'node:zlib';
import { filled, placesIn, routesOf } from './routes';
import type { SealedStage } from './sealed-stage';
import type { Role } from '@footing/kernel';

/** What somebody came to see, by address; ids and moments are replaced by what makes them the same in two installations. */
export type Seen = ReadonlyMap<string, string>;

const MOST = 1500;
/** The way in that only a spec has, and what tells of the machine. */
const LEFT_OUT = /^\/(enter|health)/;

/** Every page and every answer of the API that somebody reaches: by link, by each address with each id, by each order and filter. */
export async function crawl(stage: SealedStage, role: Role): Promise<Seen> {
  const pages = await walker(stage, role);
  const names = new Names();
  for (const ids of Object.values(stage.ids)) for (const id of ids) names.of(id);
  const seen = new Map<string, string>();
  const toSee = [...addressesOf(stage, stage.web, ''), ...addressesOf(stage, stage.api, '/api/v1')];
  const met = new Set(toSee);
  for (const path of toSee) {
    if (met.size > MOST) throw new Error('more pages than a crawl is meant for');
    const { text, links } = await pages(path);
    seen.set(names.in(path), names.in(text));
    for (const link of links.filter((one) => !met.has(one))) {
      toSee.push(link);
      met.add(link);
    }
  }
  return seen;
}

/** Each address of an app with each id that goes there, and in each order that a list can be asked for. */
function addressesOf(stage: SealedStage, app: SealedStage['web'], prefix: string): string[] {
  const routes = routesOf(app, prefix).filter(({ method, path }) => method === 'GET' && !LEFT_OUT.test(path));
  const plain = routes.flatMap((route) => {
    const choices = placesIn(route).map(({ kind }) => stage.ids[kind] ?? []);
    return combined(choices).map((values) => filled(route, values));
  });
  const lists = plain.filter((path) => /review$|students$|mentors$|pairs$|unmatched$|pairings$|chances$/.test(path));
  const asked = ['order=tier', 'order=fit-low', 'order=school', 'tier=1', 'tier=4', 'search=example'];
  return [...new Set([...plain, ...lists.flatMap((path) => asked.map((query) => `${path}?${query}`))])];
}

const combined = (choices: readonly (readonly string[])[]): string[][] =>
  choices.reduce<string[][]>((before, values) => before.flatMap((one) => values.map((value) => [...one, value])), [[]]);

async function walker(stage: SealedStage, role: Role) {
  const port = async (app: SealedStage['web']) => new URL((await app.getUrl()).replace('[::]', 'localhost')).port;
  const [web, api] = [`http://localhost:${await port(stage.web)}`, `http://localhost:${await port(stage.api)}`];
  const inside = await fetch(`${web}/enter/${stage.institutionId}/${stage.people.get(role)}`);
  const cookie = inside.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const headers = { cookie, authorization: `Bearer ${stage.token(role)}` };
  return async (path: string): Promise<{ text: string; links: string[] }> => {
    const answer = await fetch((path.startsWith('/api/') ? api : web) + path, { headers, redirect: 'manual' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const body = bytes.subarray(0, 2).toString() === 'PK' ? unzipped(bytes) : bytes.toString();
    const told = ['location', 'content-type', 'content-disposition'].map((name) => answer.headers.get(name) ?? '-');
    const text = `${answer.status} ${told.join(' ')}\n${body}`;
    return { text, links: answer.ok ? linksIn(body) : [] };
  };
}

const linksIn = (html: string): string[] =>
  [...html.matchAll(/href="(\/[^"#]*)/g)]
    .map(([, link]) => (link ?? '').replaceAll('&amp;', '&'))
    .filter((link) => !/^\/(assets|sign-out|api)/.test(link) && !LEFT_OUT.test(link));

/** Every part of a workbook as text, one after the other. */
function unzipped(zip: Buffer): string {
  const parts: string[] = [];
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const [method, size, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const content = zip.subarray(from, from + size);
    parts.push((method === 8 ? inflateRawSync(content) : content).toString());
  }
  return parts.join('\n');
}

/** Gives each id, and each long number that stands for bytes, the place in which it was first met. */
class Names {
  private readonly places = new Map<string, string>();

  of(word: string): string {
    const known = this.places.get(word) ?? `«${this.places.size}»`;
    this.places.set(word, known);
    return known;
  }

  in(text: string): string {
    return text
      .replace(/name="_csrf" value="[^"]*"/g, '')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{24,128}\b/g, (word) => this.of(word))
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?|\b\d{1,2}:\d\d(:\d\d)?\b|\b\d+ (milli)?seconds?\b/g, '«moment»');
  }
}
