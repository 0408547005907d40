import type { EntityManager } from 'typeorm';

/** Something to choose in the form of a campaign. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a campaign can be about, and by what it can choose. */
export interface CampaignChoices {
  /** Rounds that are not over, the latest first. */
  readonly rounds: readonly Named[];
  readonly schools: readonly Named[];
  readonly groups: readonly Named[];
}

export async function choicesOf(tx: EntityManager, institutionId: string): Promise<CampaignChoices> {
  const of = (sql: string) => tx.query<Named[]>(sql, [institutionId]);
  return {
    rounds: await of(
      `select r.id, g.name || ', ' || r.name as name from round r join programme g on g.institution_id = r.institution_id
         and g.id = r.programme_id where r.institution_id = $1 and r.meetings_end >= current_date order by r.sign_up_opens desc, 2`,
    ),
    schools: await of('select id, name from school where institution_id = $1 order by name'),
    groups: await of('select id, name from priority_group where institution_id = $1 order by name'),
  };
}
