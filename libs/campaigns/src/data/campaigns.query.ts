import type { EntityManager } from 'typeorm';
import type { CampaignAudience, Segment } from '../domain/segment';

export type CampaignState = 'draft' | 'sending' | 'done' | 'cancelled';

/** Mail to a part of those whom a round is for. */
export interface Campaign {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  /** The last day of sign-up, `YYYY-MM-DD`. */
  readonly signUpCloses: string;
  readonly name: string;
  readonly audience: CampaignAudience;
  readonly segment: Segment;
  /** Which of the service's own reminders it is; null: somebody wrote it. */
  readonly automatic: 'begun' | 'closing' | null;
  readonly subject: string;
  /** Paragraphs, with an empty line between. */
  readonly body: string;
  readonly state: CampaignState;
  /** From when on it may go out; null: not settled yet. */
  readonly sendAt: Date | null;
}

const COLUMNS = `c.id, c.round_id as "roundId", r.name as "roundName", r.sign_up_closes::text as "signUpCloses", c.name, c.audience,
  c.segment, c.automatic, c.subject, c.body, c.state, c.send_at as "sendAt"`;
const FROM = 'from campaign c join round r on r.institution_id = c.institution_id and r.id = c.round_id';

/** Newest first. @param audience null: all. */
export const listCampaigns = (tx: EntityManager, institutionId: string, audience: CampaignAudience | null) =>
  tx.query<Campaign[]>(
    `select ${COLUMNS} ${FROM} where c.institution_id = $1 and ($2::text is null or c.audience = $2) order by c.made_at desc, c.id desc limit 200`,
    [institutionId, audience],
  );

/** @param held until the transaction ends. */
export async function findCampaign(tx: EntityManager, institutionId: string, id: string, held = false) {
  const [row] = await tx.query<Campaign[]>(
    `select ${COLUMNS} ${FROM} where c.institution_id = $1 and c.id = $2 ${held ? 'for update of c' : ''}`,
    [institutionId, id],
  );
  return row ?? null;
}

/** Those whose time has come, oldest first. */
export const dueCampaigns = (tx: EntityManager, institutionId: string, at: Date) =>
  tx.query<Campaign[]>(
    `select ${COLUMNS} ${FROM} where c.institution_id = $1 and c.state = 'sending' and c.send_at <= $2 order by c.send_at, c.id`,
    [institutionId, at],
  );

/** How many recipients are in each state, and why not. */
export const countsOf = (tx: EntityManager, institutionId: string, campaignId: string) =>
  tx.query<{ state: 'waiting' | 'handed-over' | 'left-out'; why: string | null; count: number }[]>(
    `select state, why, count(*)::int as count from campaign_recipient where institution_id = $1 and campaign_id = $2
     group by state, why order by state, count(*) desc`,
    [institutionId, campaignId],
  );

/** Ends it, and leaves out whoever still waits. */
export async function endCampaign(
  tx: EntityManager,
  institutionId: string,
  id: string,
  how: { state: CampaignState; why: string; at: Date },
) {
  await tx.query(
    `update campaign_recipient set state = 'left-out', why = $3, at = $4
     where institution_id = $1 and campaign_id = $2 and state = 'waiting'`,
    [institutionId, id, how.why, how.at],
  );
  await tx.query(
    `update campaign set state = $3, send_at = coalesce(send_at, $4), ended_at = $4 where institution_id = $1 and id = $2`,
    [institutionId, id, how.state, how.at],
  );
}
