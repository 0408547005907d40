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
 * What these people could show to whom they are matched with, each said in that round: the caller leaves out what they do not
 * allow. Read for `sharing.mentor`; the address for the purpose of the transaction. @returns as many lists as were asked for,
 * in their order; empty for who said nothing. Cost: the same few statements however many there are.
 */
export async function shareableAnswers(
  tx: EntityManager,
  institutionId: string,
  kind: Person['kind'],
  asked: readonly { readonly personId: string; readonly roundId: string }[],
): Promise<(readonly { readonly key: string; readonly words: string; readonly value: string }[])[]> {
  const { person, part, personKey } = sides[`${kind}s`];
  const [ids, rounds] = [asked.map(({ personId }) => personId), asked.map(({ roundId }) => roundId)];
  const reached = await tx.query<{ id: string; email: string | null }[]>(
    `select id, email from ${person} where institution_id = $1 and id = any ($2::uuid[])`,
    [institutionId, ids],
  );
  const emails = new Map(reached.map(({ id, email }) => [id, email]));
  const said = await underPurpose(tx, 'sharing.mentor', () =>
    tx.query<{ at: number; answers: Answers }[]>(
      `select asked.at::int as at, x.answers from unnest($2::uuid[], $3::uuid[]) with ordinality as asked (id, round_id, at)
         join ${part} x on x.institution_id = $1 and x.${personKey} = asked.id and x.round_id = asked.round_id`,
      [institutionId, ids, rounds],
    ),
  );
  const answers = new Map(said.map((one) => [one.at - 1, one.answers]));
  return ids.map((id, at) => shareableFrom(kind, answers.get(at), emails.get(id)));
}

function shareableFrom(kind: Person['kind'], answers: Answers | undefined, email: string | null | undefined) {
  const said: Answers = { ...answers, ...(email ? { email } : {}) };
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
