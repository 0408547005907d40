import { Injectable } from '@nestjs/common';
import { type Person, selfOf } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Answers } from './data/answers';
import { sides } from './data/sides';
import { shareableFields } from './domain/shareable-fields';

/** An answer of somebody's own, as they may show it to the person they are matched with. */
export interface OwnAnswer {
  readonly key: string;
  /** "Your course". */
  readonly words: string;
  /** Lists with commas between. */
  readonly value: string;
}

/** What people said themselves, for them alone to see. */
@Injectable()
export class OwnAnswers {
  constructor(private readonly db: Database) {}

  /** What the asker could show to the person they are matched with; empty without a record. @throws {DomainError} forbidden. */
  shareable(actor: Actor): Promise<OwnAnswer[]> {
    permit(actor, 'consent.decide');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (!self) return [];
        const said = await latestOf(tx, actor.institutionId, self);
        return shareableFields(`${self.kind}s`).flatMap(({ key, words }) => {
          const value = inWords(said[key]);
          return value === '' ? [] : [{ key, words, value }];
        });
      },
      'own',
    );
  }
}

/**
 * What somebody could show to the person they are matched with, said in that round: the caller leaves out what they do not
 * allow. Read for `sharing.mentor`; the address for the purpose of the transaction. Empty when they said nothing.
 */
export async function shareableAnswers(
  tx: EntityManager,
  institutionId: string,
  { kind, id }: Person,
  roundId: string,
): Promise<{ readonly key: string; readonly words: string; readonly value: string }[]> {
  const { person, part, personKey } = sides[`${kind}s`];
  const [reached] = await tx.query<{ email: string | null }[]>(
    `select email from ${person} where institution_id = $1 and id = $2`,
    [institutionId, id],
  );
  const [round] = await underPurpose(tx, 'sharing.mentor', () =>
    tx.query<{ answers: Answers }[]>(
      `select answers from ${part} where institution_id = $1 and ${personKey} = $2 and round_id = $3`,
      [institutionId, id, roundId],
    ),
  );
  const said: Answers = { ...round?.answers, ...(reached?.email ? { email: reached.email } : {}) };
  return shareableFields(`${kind}s`).flatMap(({ key, toOther }) => {
    const value = inWords(said[key]);
    return value === '' ? [] : [{ key, words: toOther, value }];
  });
}

/** Their latest answers, with their e-mail address among them. */
async function latestOf(tx: EntityManager, institutionId: string, { kind, id }: Person): Promise<Answers> {
  const { person, part, personKey } = sides[`${kind}s`];
  const [row] = await tx.query<{ email: string | null; answers: Answers | null }[]>(
    `select p.email, (select a.answers from ${part} a where a.institution_id = p.institution_id and a.${personKey} = p.id
       order by a.created_at desc, a.id desc limit 1) as answers
     from ${person} p where p.institution_id = $1 and p.id = $2`,
    [institutionId, id],
  );
  return { ...row?.answers, ...(row?.email ? { email: row.email } : {}) };
}

const inWords = (answer: Answers[string] | undefined): string =>
  answer === undefined ? '' : typeof answer === 'object' ? answer.join(', ') : String(answer);
