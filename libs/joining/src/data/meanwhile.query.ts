import type { EntityManager } from 'typeorm';

/** What there is for everybody, where a programme has not said what it has: paragraphs, with an empty line between. */
export const USUAL_MEANWHILE = `While you wait, you can talk to a careers adviser. You do not need to know what you want.

The careers service also looks through CVs and applications, and shows what is on.`;

/** What a programme offers to students who have nobody yet; '' where it wants to say nothing. */
export async function meanwhileOf(tx: EntityManager, institutionId: string, programmeId: string): Promise<string> {
  const [row] = await tx.query<{ body: string }[]>(
    'select body from meanwhile_text where institution_id = $1 and programme_id = $2',
    [institutionId, programmeId],
  );
  return row?.body ?? USUAL_MEANWHILE;
}

export async function writeMeanwhile(tx: EntityManager, institutionId: string, programmeId: string, body: string) {
  await tx.query(
    `insert into meanwhile_text (institution_id, programme_id, body) values ($1, $2, $3)
     on conflict (institution_id, programme_id) do update set body = excluded.body, updated_at = now()`,
    [institutionId, programmeId, body],
  );
}
