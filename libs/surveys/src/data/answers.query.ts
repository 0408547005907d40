import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Answer, Answers, Said } from '../domain/answers';
import type { Instrument } from '../domain/instrument';
import type { InvitationRow } from './invitation.query';

/** What the column of words is called where they are sealed and opened. */
export const SEALED_AS = 'survey_answer.sealed';

/** What was kept of one survey. */
export interface Kept {
  /** When it was begun; null: nothing was kept yet. */
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly language: string | null;
  readonly answers: Answers;
}

interface Row {
  readonly startedAt: Date;
  readonly submittedAt: Date | null;
  readonly language: string;
  readonly itemKey: string | null;
  readonly ratherNot: boolean;
  readonly value: Said | null;
  readonly sealed: Buffer | null;
}

type Whose = Pick<InvitationRow, 'institutionId' | 'id' | 'person' | 'versionId' | 'kind'>;

/** Everything that was kept, within a transaction of that person. One statement, and one more where words were written. */
export async function keptOf(tx: EntityManager, secrets: Secrets, of: Whose): Promise<Kept> {
  const rows = await tx.query<Row[]>(
    `select r.started_at as "startedAt", r.submitted_at as "submittedAt", r.language, a.item_key as "itemKey",
       a.rather_not as "ratherNot", a.value, a.sealed
     from survey_response r left join survey_answer a on a.institution_id = r.institution_id and a.invitation_id = r.invitation_id
     where r.institution_id = $1 and r.invitation_id = $2`,
    [of.institutionId, of.id],
  );
  const [first] = rows;
  const words = await openWords(tx, secrets, of, rows);
  const said = (row: Row): Answer | null => {
    if (row.ratherNot) return { ratherNot: true };
    const one = row.sealed ? words.get(row.itemKey ?? '') : row.value;
    return one === null || one === undefined ? null : { said: one };
  };
  const answers = rows.flatMap((row) => {
    const answer = said(row);
    return row.itemKey === null || answer === null ? [] : [[row.itemKey, answer] as const];
  });
  const { startedAt = null, submittedAt = null, language = null } = first ?? {};
  return { startedAt, submittedAt, language, answers: Object.fromEntries(answers) };
}

async function openWords(tx: EntityManager, secrets: Secrets, { institutionId, person }: Whose, rows: readonly Row[]) {
  const found = rows.flatMap(({ itemKey, sealed }) => (itemKey !== null && sealed ? [{ itemKey, sealed }] : []));
  if (found.length === 0) return new Map<string, string | null>();
  const all = found.map(({ sealed }) => ({ personId: person.id, sealed }));
  const opened = await secrets.openMany(tx, { institutionId }, SEALED_AS, all);
  return new Map(found.map(({ itemKey }, at) => [itemKey, opened[at] ?? null]));
}

/** How an answer came in. */
export interface Touch {
  readonly language: string;
  readonly mode: 'link' | 'signed-in';
  readonly at: Date;
}

/**
 * Begins the survey or goes on with it; whoever does so at the same moment waits. In two steps: beside a second unique index
 * `on conflict … do update` fails at times where both begin at once, for it looks out for one index alone.
 *
 * @returns false: it was handed in before.
 */
export async function touch(tx: EntityManager, of: Whose, { language, mode, at }: Touch): Promise<boolean> {
  const begun = await tx.query<unknown[]>(
    `insert into survey_response (institution_id, invitation_id, version_id, kind, person_id, language, mode, started_at, touched_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict do nothing returning 1`,
    [of.institutionId, of.id, of.versionId, of.kind, of.person.id, language, mode, at],
  );
  if (begun.length > 0) return true;
  const [again] = await tx.query<[unknown[], number]>(
    `update survey_response set touched_at = $3, language = $4
     where institution_id = $1 and invitation_id = $2 and submitted_at is null returning 1`,
    [of.institutionId, of.id, at, language],
  );
  return again.length > 0;
}

/** Keeps these answers in place of what was said before, and lets go of those. One statement each, where there is any. */
export async function keepAnswers(
  tx: EntityManager,
  secrets: Secrets,
  of: Whose & { readonly instrument: Instrument },
  { given, gone, at }: { readonly given: Answers; readonly gone: readonly string[]; readonly at: Date },
): Promise<void> {
  if (gone.length > 0)
    await tx.query(
      'delete from survey_answer where institution_id = $1 and invitation_id = $2 and item_key = any ($3)',
      [...[of.institutionId, of.id, gone]],
    );
  const rows = await rowsFor(tx, secrets, of, given);
  if (rows.length === 0) return;
  await tx.query(
    `insert into survey_answer (institution_id, invitation_id, item_key, kind, person_id, rather_not, value, sealed, at)
     select $1, $2, g.item_key, $3, $4, g.rather_not, g.value::jsonb, g.sealed, $5
     from unnest($6::text[], $7::boolean[], $8::text[], $9::bytea[]) g (item_key, rather_not, value, sealed)
     on conflict (institution_id, invitation_id, item_key) do update set rather_not = excluded.rather_not,
       value = excluded.value, sealed = excluded.sealed, at = excluded.at`,
    [
      ...[of.institutionId, of.id, of.kind, of.person.id, at, rows.map(({ key }) => key)],
      ...[rows.map(({ ratherNot }) => ratherNot), rows.map(({ value }) => value), rows.map(({ sealed }) => sealed)],
    ],
  );
}

async function rowsFor(
  tx: EntityManager,
  secrets: Secrets,
  { institutionId, person, instrument }: Whose & { readonly instrument: Instrument },
  given: Answers,
) {
  const typed = new Set(instrument.items.flatMap(({ type, key }) => (type === 'line' || type === 'text' ? [key] : [])));
  const words = Object.entries(given).flatMap(([key, answer]) =>
    typed.has(key) && 'said' in answer ? [{ key, plain: String(answer.said) }] : [],
  );
  const sealed =
    words.length === 0
      ? []
      : await secrets.sealMany(
          tx,
          { institutionId },
          SEALED_AS,
          words.map(({ plain }) => ({ personId: person.id, plain })),
        );
  const byKey = new Map(words.map(({ key }, at) => [key, sealed[at] ?? null]));
  return Object.entries(given).map(([key, answer]) => {
    const ratherNot = 'ratherNot' in answer;
    const hidden = byKey.get(key) ?? null;
    return { key, ratherNot, sealed: hidden, value: ratherNot || hidden ? null : JSON.stringify(answer.said) };
  });
}
