import { type Actor } from '@footing/kernel';
import type { Secrets } from '@footing/secrets';
import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { readShowing, type ShownNotice, showingInWords } from '../domain/shown-notice';
import type { Person } from '../person';

type Here = Pick<Actor, 'institutionId'>;

const USE = 'notice shown';

/** What is sealed: whose page it was, what about, the hash of the very text, and when. */
const lineOf = ({ kind, id }: Person, { purpose, item, noticeSha256, shownAt }: ShownNotice): string =>
  [kind, id, purpose, item, noticeSha256, shownAt.getTime()].join('|');

const short = (seal: string): string => Buffer.from(seal, 'hex').toString('base64url');

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
  return showings.map((shown, at) => showingInWords(shown, short(seals[at] ?? '')));
}

/**
 * What came back from a form, with the text that was sealed into it; null when it was not sealed here, was shown to somebody
 * else, or before the text was in force. One seal for each text that the purpose ever had.
 */
export async function openShowing(
  tx: EntityManager,
  secrets: Secrets,
  here: Here,
  person: Person,
  text: string,
): Promise<ShownNotice | null> {
  const read = readShowing(text);
  if (!read) return null;
  const texts = await tx.query<{ noticeSha256: string }[]>(
    `select encode(sha256, 'hex') as "noticeSha256" from consent.notice
     where institution_id = $1 and purpose = $2 and date_trunc('milliseconds', published_at) <= $3 order by version desc`,
    [here.institutionId, read.showing.purpose, read.showing.shownAt],
  );
  const all = texts.map(({ noticeSha256 }): ShownNotice => ({ ...read.showing, noticeSha256 }));
  const seals = await secrets.tokens(
    tx,
    here,
    USE,
    all.map((shown) => lineOf(person, shown)),
  );
  return all.find((_, at) => isSame(short(seals[at] ?? ''), read.seal)) ?? null;
}

function isSame(ours: string, theirs: string): boolean {
  const [one, other] = [Buffer.from(ours), Buffer.from(theirs)];
  return one.length === other.length && timingSafeEqual(one, other);
}
