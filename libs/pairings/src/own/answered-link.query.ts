import type { EntityManager } from 'typeorm';
import type { AnswerLink, LinkStep } from '../life/answer-link';

/** What, said since the question, leaves nothing to answer by a link. Who has met needs no sign of life. */
const spentBy: Readonly<Record<LinkStep, readonly string[]>> = {
  accept: ['yes'],
  decline: [],
  'say-met': ['met'],
  'say-no-answer': ['no-answer', 'met'],
  'cannot-now': ['cannot-now'],
};

/** The pairing whose question a link answers; null: there is no such question. */
export async function pairingAsked(tx: EntityManager, link: AnswerLink): Promise<string | null> {
  const [row] = await tx.query<{ pairingId: string }[]>(
    'select pairing_id as "pairingId" from deadline where institution_id = $1 and id = $2',
    [link.institutionId, link.deadlineId],
  );
  return row?.pairingId ?? null;
}

/** Whether its holder has said already, after the question was asked, what the link would say: an old mail is answered once. */
export async function isSpent(tx: EntityManager, link: AnswerLink): Promise<boolean> {
  const said = await tx.query<unknown[]>(
    `select from deadline d join pairing_said s on s.institution_id = d.institution_id and s.pairing_id = d.pairing_id
     where d.institution_id = $1 and d.id = $2 and s.side = $3 and s.at > d.began_at and s.what = any ($4::text[])`,
    [link.institutionId, link.deadlineId, link.side, spentBy[link.step]],
  );
  return said.length > 0;
}
