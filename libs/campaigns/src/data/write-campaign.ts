import type { EntityManager } from 'typeorm';
import type { CampaignInput } from '../campaign.input';
import { type Segment, standings } from '../domain/segment';
import { chosen } from './segment.query';

/** What chooses: only what makes sense for these people. */
export function segmentOf({ standing, ...of }: CampaignInput): Segment {
  const isOfStudents = standings[standing].audience === 'students';
  const { schools, groups, years, courses, sectors } = of;
  return isOfStudents
    ? { standing, schools, groups, years, courses, sectors: [] }
    : { standing, schools, groups: [], years: [], courses: [], sectors };
}

/** @param id of the draft to change; null: a new one. @returns its id. */
export async function writeCampaign(
  tx: EntityManager,
  { institutionId, accountId, id }: { institutionId: string; accountId: string | null; id: string | null },
  input: CampaignInput,
): Promise<string> {
  const segment = segmentOf(input);
  const values = [
    input.roundId,
    input.name,
    standings[input.standing].audience,
    JSON.stringify(segment),
    input.subject,
    input.body,
  ];
  if (id !== null) {
    await tx.query(
      `update campaign set round_id = $3, name = $4, audience = $5, segment = $6, subject = $7, body = $8
       where institution_id = $1 and id = $2`,
      [institutionId, id, ...values],
    );
    return id;
  }
  const [made] = await tx.query<{ id: string }[]>(
    `insert into campaign (institution_id, made_by, round_id, name, audience, segment, subject, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [institutionId, accountId, ...values],
  );
  return made?.id ?? '';
}

/** Settles whom it goes to and from when on. @returns how many they are. */
export async function settle(
  tx: EntityManager,
  institutionId: string,
  { id, roundId, segment }: { id: string; roundId: string; segment: Segment },
  { at, sendAt }: { at: Date; sendAt: Date },
): Promise<void> {
  const people = await chosen(tx, { institutionId, roundId, segment, at });
  const kind = standings[segment.standing].audience === 'students' ? 'student' : 'mentor';
  await tx.query(
    `insert into campaign_recipient (institution_id, campaign_id, subject_kind, subject_id, at)
     select $1, $2, $3, person, $5 from unnest($4::uuid[]) as person on conflict do nothing`,
    [institutionId, id, kind, people.map((one) => one.id), at],
  );
  await tx.query(
    `update campaign set state = 'sending', send_at = $3, settled_at = $4 where institution_id = $1 and id = $2`,
    [...[institutionId, id, sendAt, at]],
  );
}
