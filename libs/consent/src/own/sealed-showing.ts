import { type Actor } from '@footing/kernel';
import type { Secrets } from '@footing/secrets';
import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { readShown, type ShownNotice, shownInWords } from '../domain/shown-notice';
import type { Person } from '../person';

type Here = Pick<Actor, 'institutionId'>;

const USE = 'notice shown';
const short = (seal: string): string => Buffer.from(seal, 'hex').toString('base64url');
const lineOf = (person: Person, shown: ShownNotice): string => `${person.kind}|${person.id}|${shownInWords(shown)}`;

/** What was shown to whom, each sealed with the institution's key for the way to a form and back, in order. */
export async function sealShowings(
  tx: EntityManager,
  secrets: Secrets,
  here: Here,
  person: Person,
  showings: readonly ShownNotice[],
): Promise<string[]> {
  const lines = showings.map((shown) => lineOf(person, shown));
  const seals = await secrets.tokens(tx, here, USE, lines);
  return showings.map((shown, at) => `${shownInWords(shown)}|${short(seals[at] ?? '')}`);
}

/** What came back from a form; null when it was not sealed here, or was shown to somebody else. */
export async function openShowing(
  tx: EntityManager,
  secrets: Secrets,
  here: Here,
  person: Person,
  text: string,
): Promise<ShownNotice | null> {
  const read = readShown(text);
  if (!read) return null;
  const [seal = ''] = await secrets.tokens(tx, here, USE, [lineOf(person, read.shown)]);
  const [ours, theirs] = [Buffer.from(short(seal)), Buffer.from(read.seal)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? read.shown : null;
}
