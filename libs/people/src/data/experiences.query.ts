import { Notices } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { Actor, PurposeFor } from '@footing/kernel';
import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { sameWord } from '../domain/same-word';
import { type OwnedPart, turnsOf } from '../domain/turns';
import type { SideTables } from './sides';

type Here = Pick<Actor, 'institutionId'>;

/** One experience that somebody shares. */
export interface Shared {
  /** Of the application or offer. */
  readonly partId: string;
  readonly personId: string;
  readonly item: string;
  readonly word: string;
}

/** What a file, or what was kept before, says that somebody shares, and how they agreed. */
export interface Said {
  readonly partId: string;
  readonly personId: string;
  readonly words: readonly string[];
  /** Whether any of it may be new; what is known already is not sealed again. */
  readonly differs: boolean;
  readonly agreedHow: string;
  readonly agreedAt: Date;
}

/** Who writes, and how people were asked, in a few words of ours. */
export interface Writing {
  readonly method: string;
  readonly by: string;
}

const ASKED = 'matching.characteristics' satisfies PurposeFor<'experience'>;
const ONE = 'experience of one person';

export const fieldOf = ({ experience }: SideTables): string => `${experience}.word`;

/**
 * What decisions name each word of each person by: the same for the same person and word, another for anybody else, and
 * telling nothing of the word to who does not have the institution's key.
 */
export async function itemsOf(
  tx: EntityManager,
  secrets: Secrets,
  here: Here,
  said: readonly { readonly personId: string; readonly word: string }[],
): Promise<string[]> {
  const named = said.map(({ personId, word }) => `${personId}|${sameWord(word)}`);
  const tokens = await secrets.tokens(tx, here, ONE, named);
  return tokens.map((token) => `experience:${token.slice(0, 16)}`);
}

interface Row {
  readonly partId: string;
  readonly personId: string;
  readonly item: string;
  readonly sealed: Buffer;
}

/**
 * What people of a round share, as far as the database shows it for this purpose; whose key has been destroyed is left out.
 * @param purpose one that declares shared experience: no other compiles, and for no other is there a row.
 */
export async function readExperiences(
  tx: EntityManager,
  secrets: Secrets,
  side: SideTables,
  { institutionId, roundId }: Here & { readonly roundId: string },
  purpose: PurposeFor<'experience'>,
): Promise<Shared[]> {
  const parts = await partsOf(tx, side, { institutionId, roundId });
  const rows = await underPurpose(tx, purpose, () =>
    tx.query<Row[]>(
      `select e.${side.partKey} as "partId", e.subject_id as "personId", e.item, e.sealed from ${side.experience} e
       where e.institution_id = $1 and e.${side.partKey} = any ($2::uuid[]) order by 1, 3`,
      [institutionId, parts],
    ),
  );
  const words = await secrets.openMany(tx, { institutionId }, fieldOf(side), rows);
  return rows.flatMap(({ sealed: _, ...row }, at) => {
    const word = words[at];
    return word === null || word === undefined ? [] : [{ ...row, word }];
  });
}

/** Each word as it was said first. */
const once = (words: readonly string[]): string[] =>
  [...Map.groupBy(words, sameWord).values()].flatMap(([word]) => word ?? []);

/** Ids of a round's applications or offers: under the purpose that experiences are read for, those are out of sight. */
export async function partsOf(
  tx: EntityManager,
  side: SideTables,
  { institutionId, roundId }: Here & { readonly roundId: string },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from ${side.part} where institution_id = $1 and round_id = $2`,
    [institutionId, roundId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Keeps what people share, one row and one decision each, sealed with their own keys. What somebody has taken back is not
 * given again. Statements of some thousand each, in the order of people.
 * @param spoken parts that are spoken about: what is not in `said` of them goes. @returns how many were taken back.
 */
export async function keepExperiences(
  tx: EntityManager,
  secrets: Secrets,
  side: SideTables,
  here: Here,
  { spoken, said, method, by }: Writing & { readonly spoken: readonly string[]; readonly said: readonly Said[] },
): Promise<number> {
  const each = said.flatMap(({ words, ...of }) => once(words).map((word) => ({ ...of, word })));
  const items = await itemsOf(tx, secrets, here, each);
  const plain = each.flatMap(({ differs, personId, word }) => (differs ? [{ personId, plain: word }] : []));
  const sealed = await secrets.sealMany(tx, here, fieldOf(side), plain);
  let next = 0;
  const words = each.map(({ differs, ...word }, at) => ({
    ...{ ...word, item: items[at] ?? '' },
    bytes: differs ? (sealed[next++] ?? null) : null,
  }));
  const { sha256 } = await new Notices().current(tx, here, ASKED);
  const isSpokenOf = new Set(spoken);
  const parts = await ownersOf(tx, side, here, [...new Set([...spoken, ...said.map(({ partId }) => partId)])]);
  let refused = 0;
  for (const turn of turnsOf(parts, words, MOST_AT_ONCE)) {
    const about = turn.parts.filter((id) => isSpokenOf.has(id));
    refused += await keepTurn(tx, [side.says, about, ...columnsOf(turn.words), sha256, method, by]);
  }
  return refused;
}

/** One statement has to end within its time, however long the file is. */
const MOST_AT_ONCE = 5_000;

const columnsOf = (words: readonly (Omit<Said, 'words' | 'differs'> & { item: string; bytes: Buffer | null })[]) => [
  words.map(({ partId }) => partId),
  words.map(({ item }) => item),
  words.map(({ bytes }) => bytes),
  words.map(({ agreedHow }) => agreedHow),
  words.map(({ agreedAt }) => agreedAt),
];

async function keepTurn(tx: EntityManager, given: readonly unknown[]): Promise<number> {
  const [kept] = await tx.query<{ refused: number }[]>(
    `select consent.keep_experiences($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9, $10) as refused`,
    [...given],
  );
  return kept?.refused ?? 0;
}

function ownersOf(
  tx: EntityManager,
  { part, personKey }: SideTables,
  { institutionId }: Here,
  partIds: readonly string[],
): Promise<OwnedPart[]> {
  return tx.query<OwnedPart[]>(
    `select id as "partId", ${personKey} as "personId" from ${part} where institution_id = $1 and id = any ($2::uuid[])`,
    [institutionId, partIds],
  );
}
