import { DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { ANSWER_MINUTES, heldUntil } from '../domain/claim-times';

/** Who has a student now. */
export interface ClaimView {
  readonly applicationId: string;
  readonly claimedBy: string;
  /** The reviewer's name. */
  readonly by: string;
  readonly until: Date;
  readonly askedBy: string | null;
  /** The name of the colleague who asks for the student; null: nobody does. */
  readonly asker: string | null;
}

/** Somebody at some moment. */
export interface Claimer {
  readonly institutionId: string;
  readonly accountId: string;
  readonly at: Date;
}

/** So many students somebody has at a time, in as many windows; with one more the one opened first is let go. */
const MOST_AT_ONCE = 3;

/** A colleague who asked waits no longer than that, whatever signs of life come. */
const ANSWER = `interval '${ANSWER_MINUTES} minutes'`;
const STILL_MINE = 'c.claimed_by = $3 and c.until > $4';

/** Who has which of these students now. */
export function claimsOn(
  tx: EntityManager,
  institutionId: string,
  applicationIds: readonly string[],
  at: Date,
): Promise<ClaimView[]> {
  return tx.query<ClaimView[]>(
    `select c.application_id as "applicationId", c.claimed_by as "claimedBy", a.name as by, c.until, c.asked_by as "askedBy", b.name as asker
     from review_claim c join account a on a.institution_id = c.institution_id and a.id = c.claimed_by
       left join account b on b.institution_id = c.institution_id and b.id = c.asked_by
     where c.institution_id = $1 and c.application_id = any($2::uuid[]) and c.until > $3`,
    [institutionId, applicationIds, at],
  );
}

/**
 * Takes students, or keeps them for longer; one statement, so that of many people at once one wins.
 * @returns those whom they have now.
 */
export async function takeClaims(
  tx: EntityManager,
  { institutionId, accountId, at }: Claimer,
  applicationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const taken = await tx.query<{ id: string }[]>(
    `insert into review_claim as c (institution_id, application_id, claimed_by, claimed_at, until)
     select $1::uuid, id, $3::uuid, $4::timestamptz, $5::timestamptz from unnest($2::uuid[]) id
     on conflict (institution_id, application_id) do update set claimed_by = $3,
       claimed_at = case when ${STILL_MINE} then c.claimed_at else $4 end,
       asked_by = case when ${STILL_MINE} then c.asked_by end, asked_at = case when ${STILL_MINE} then c.asked_at end,
       until = case when ${STILL_MINE} then greatest(c.until, least($5, c.asked_at + ${ANSWER})) else $5 end
     where c.claimed_by = $3 or c.until <= $4 returning application_id as id`,
    // In one order, so that two people who want the same students do not wait for one another.
    [institutionId, [...new Set(applicationIds)].sort(), accountId, at, heldUntil(at, null)],
  );
  return new Set(taken.map(({ id }) => id));
}

/** Lets go of whatever somebody opened before the last few. */
export async function letGoOfOldest(tx: EntityManager, { institutionId, accountId }: Claimer): Promise<void> {
  await tx.query(
    `delete from review_claim where institution_id = $1 and claimed_by = $2 and application_id in (
       select application_id from review_claim where institution_id = $1 and claimed_by = $2
       order by claimed_at desc, application_id offset $3)`,
    [institutionId, accountId, MOST_AT_ONCE],
  );
}

/**
 * Takes all of these students for as long as the transaction lasts, so that nobody opens one meanwhile.
 * @throws {DomainError} conflict, `claim.with-another`, when somebody else has one of them.
 */
export async function holdAll(tx: EntityManager, who: Claimer, applicationIds: readonly string[]): Promise<void> {
  const mine = await takeClaims(tx, who, applicationIds);
  const others = applicationIds.filter((id) => !mine.has(id));
  if (others.length > 0) throw withAnother(others.join(' '));
}

/** They are done with: the next may have them. */
export async function letGo(tx: EntityManager, who: Claimer, applicationIds: readonly string[]): Promise<void> {
  await tx.query(
    'delete from review_claim where institution_id = $1 and claimed_by = $2 and application_id = any($3::uuid[])',
    [who.institutionId, who.accountId, applicationIds],
  );
}

export const withAnother = (applicationId: string) =>
  new DomainError('conflict', 'claim.with-another', `application ${applicationId}`);
