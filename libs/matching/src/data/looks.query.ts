import type { EntityManager } from 'typeorm';
import type { Claimer } from './claims.query';
import { type NewDecision, record } from './decisions.query';
import type { Draft } from './draft.entity';

type OfDraft = Pick<Draft, 'institutionId' | 'id' | 'roundId'>;

/** Whether somebody reviews a round without names: because the lead wants it of everybody, or by their own wish. */
export async function hidesNames(
  tx: EntityManager,
  { institutionId, roundId }: Pick<Draft, 'institutionId' | 'roundId'>,
  accountId: string | null,
): Promise<boolean> {
  const [found] = await tx.query<{ hides: boolean }[]>(
    `select exists (select from review_rule where institution_id = $1 and round_id = $2 and names_hidden)
       or exists (select from review_choice where institution_id = $1 and round_id = $2 and account_id = $3 and names_hidden) as hides`,
    [institutionId, roundId, accountId],
  );
  return found?.hides ?? false;
}

/** A page that is loaded again within that time is the same look. */
const SAME_LOOK = `interval '30 minutes'`;

/** Remembers that somebody opened a student. @param words how many there were to read. */
export async function rememberLook(
  tx: EntityManager,
  { institutionId, id }: OfDraft,
  { accountId, at }: Claimer,
  look: { readonly applicationId: string; readonly words: number; readonly named: boolean },
): Promise<void> {
  await tx.query(
    `insert into review_look as l (institution_id, draft_id, application_id, account_id, looked_at, words, named)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (institution_id, draft_id, application_id, account_id)
     do update set words = $6, named = l.named or $7,
       looked_at = case when l.looked_at > $5::timestamptz - ${SAME_LOOK} then l.looked_at else $5 end`,
    [institutionId, id, look.applicationId, accountId, at, look.words, look.named],
  );
}

interface Seen {
  readonly applicationId: string;
  readonly named: boolean;
  readonly words: number;
  readonly seconds: number;
}

/** Whom of these students somebody has opened in the draft, and how. */
export async function looksOf(
  tx: EntityManager,
  { institutionId, id }: OfDraft,
  { accountId, at }: Claimer,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, Seen>> {
  const looks = await tx.query<Seen[]>(
    `select application_id as "applicationId", named, words, greatest(0, least(1e6, extract(epoch from $5::timestamptz - looked_at)))::int as seconds
     from review_look where institution_id = $1 and draft_id = $2 and account_id = $3 and application_id = any($4::uuid[])`,
    [institutionId, id, accountId, applicationIds, at],
  );
  return new Map(looks.map((look) => [look.applicationId, look]));
}

/** Records decisions with how they came about: for how long the student was looked at, and whether without names. */
export async function recordSeen(
  tx: EntityManager,
  draft: Draft,
  decisions: readonly NewDecision[],
  who: Claimer,
): Promise<string[]> {
  const ids = decisions.map(({ applicationId }) => applicationId);
  const looks = await looksOf(tx, draft, who, ids);
  const hides = await hidesNames(tx, draft, who.accountId);
  const seen = decisions.map((decision) => {
    const look = looks.get(decision.applicationId);
    return {
      ...decision,
      namesHidden: hides && look?.named !== true,
      ...(look && { lookedSeconds: look.seconds, wordsShown: look.words }),
    };
  });
  return record(tx, draft, seen, { decidedBy: who.accountId, decidedAt: who.at });
}
