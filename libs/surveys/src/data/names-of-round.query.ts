import type { EntityManager } from 'typeorm';
import type { InvitationRow } from './invitation.query';

/** Which programme and round a survey is about, as people know them. */
export interface NamesOfRound {
  readonly programmeName: string;
  readonly roundName: string;
}

/** All that whoever holds a link is told of where it came from. */
export async function namesOfRound(
  tx: EntityManager,
  { institutionId, roundId }: Pick<InvitationRow, 'institutionId' | 'roundId'>,
): Promise<NamesOfRound> {
  const [row] = await tx.query<NamesOfRound[]>(
    `select p.name as "programmeName", r.name as "roundName" from round r
       join programme p on p.institution_id = r.institution_id and p.id = r.programme_id
     where r.institution_id = $1 and r.id = $2`,
    [institutionId, roundId],
  );
  return row ?? { programmeName: '', roundName: '' };
}
