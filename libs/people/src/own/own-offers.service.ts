import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import type { Person } from '@footing/consent';
import type { Actor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Answers } from '../data/answers';
import { keepExperiences } from '../data/experiences.query';
import { sides } from '../data/sides';
import { ownMentor } from './own-mentor.query';

/** A mentor's offer of places in a round, as they themselves read it. */
export interface OwnOffer {
  readonly id: string;
  readonly places: number;
  readonly answers: Answers;
}

/** Where an offer is: whose, and in which round. */
export interface OfferAt {
  readonly institutionId: string;
  readonly roundId: string;
  readonly mentorId: string;
}

/** What a mentor writes about themselves for a round. Each is asked inside the caller's transaction, under the purpose `own`. */
@Injectable()
export class OwnOffers {
  constructor(private readonly secrets: Secrets) {}

  /** The mentor that the asker is. @throws {DomainError} as `ownMentor`. */
  mentor(tx: EntityManager, actor: Actor): Promise<Person> {
    return ownMentor(tx, actor);
  }

  /** Null where they offer nothing in the round. */
  async find(tx: EntityManager, at: OfferAt): Promise<OwnOffer | null> {
    const [row] = await tx.query<OwnOffer[]>(
      `select id, places, answers from offer where institution_id = $1 and round_id = $2 and mentor_id = $3`,
      [at.institutionId, at.roundId, at.mentorId],
    );
    return row ?? null;
  }

  /** What they, or the university, said last, in any round; null where nobody did. */
  async known(tx: EntityManager, { institutionId, mentorId }: Omit<OfferAt, 'roundId'>): Promise<OwnOffer | null> {
    const [row] = await tx.query<OwnOffer[]>(
      `select id, places, answers from offer where institution_id = $1 and mentor_id = $2 and answers <> '{}'
       order by updated_at desc, id desc limit 1`,
      [institutionId, mentorId],
    );
    return row ?? null;
  }

  /** Offers places in a round. @returns the offer's id. Done twice, the first stands, with the answers of the second. */
  async give(tx: EntityManager, actor: Actor, at: OfferAt, said: Answers, places: number): Promise<string> {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into offer as o (institution_id, round_id, mentor_id, answers, places) values ($1, $2, $3, $4, $5)
       on conflict (institution_id, round_id, mentor_id) do update set answers = o.answers || excluded.answers, updated_at = now()
       returning id`,
      [at.institutionId, at.roundId, at.mentorId, JSON.stringify(said), places],
    );
    const id = row?.id ?? '';
    const subjects = [{ kind: 'mentor', id: at.mentorId } as const];
    await record(tx, actor, { event: 'offer.sent', object: id, subjects, fields: ['places', ...Object.keys(said)] });
    return id;
  }

  /** Puts answers of an offer right. @param asked keys that were asked for: without an answer they go. */
  async change(tx: EntityManager, actor: Actor, at: OfferAt, said: Answers, asked: readonly string[]): Promise<void> {
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `update offer set answers = (answers - $5::text[]) || $4::jsonb, updated_at = now()
       where institution_id = $1 and round_id = $2 and mentor_id = $3 returning id`,
      [at.institutionId, at.roundId, at.mentorId, JSON.stringify(said), asked],
    );
    const subjects = [{ kind: 'mentor', id: at.mentorId } as const];
    await record(tx, actor, { event: 'offer.changed', object: rows[0]?.id ?? '', subjects, fields: asked });
  }

  /** Keeps experiences with an offer, each with the yes it stands for; what they have taken back is not given again. */
  async share(
    tx: EntityManager,
    actor: Actor,
    of: { readonly offerId: string; readonly personId: string; readonly words: readonly string[] },
    agreedAt: Date,
  ): Promise<void> {
    const { offerId: partId, personId, words } = of;
    if (words.length === 0) return;
    const said = [{ partId, personId, words, differs: true, agreedHow: 'Said yes when offering places', agreedAt }];
    const writing = { method: 'offer of places', by: actor.accountId ?? 'system' };
    await keepExperiences(tx, this.secrets, sides.mentors, actor, { spoken: [], said, ...writing });
  }
}
