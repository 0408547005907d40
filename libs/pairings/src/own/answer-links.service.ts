import { Injectable } from '@nestjs/common';
import { Database, Jobs } from '@footing/database';
import { type Actor, type RequestMark, systemActor } from '@footing/kernel';
import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { BetterFit, DeclineReason } from '../domain/decline-reasons';
import { isEnd, type PairingState, type Side } from '../domain/lifecycle';
import { ownStepsFrom } from '../domain/own-steps';
import { type AnswerLink, type LinkStep, readAnswerLink } from '../life/answer-link';
import { type HeldPairing, holdPairing } from '../life/held-pairing.query';
import { LinkSeals } from '../life/link-seals.service';
import { movedOn } from '../errors';
import { isSpent, pairingAsked } from './answered-link.query';
import { OwnWishes } from './own-wishes.service';

/** What a link would do now. It names nobody: whoever holds the link may be anybody. */
export interface OpenAnswer {
  readonly institutionId: string;
  readonly step: LinkStep;
  readonly side: Side;
  readonly programmeKind: ProgrammeKind;
  readonly state: PairingState;
  /** Whether it can (still) be answered. */
  readonly isOpen: boolean;
}

/** What may come with a no from a mail. */
export interface ToldByLink {
  readonly reason?: DeclineReason;
  /** What would suit a student better. */
  readonly better?: BetterFit;
  /** Whether a student would like somebody else; yes when left out. */
  readonly another?: boolean;
  readonly request?: RequestMark;
}

/** Links in mail that answer with one tap, for whoever holds one, without signing in. Opening one changes nothing. */
@Injectable()
export class AnswerLinks {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly seals: LinkSeals,
    private readonly wishes: OwnWishes,
  ) {}

  /** What it would do; null for a link that is not ours. */
  open(text: string): Promise<OpenAnswer | null> {
    return this.withLink(text, async (tx, link, pairing) => {
      const { institutionId, step, side } = link;
      return {
        ...{ institutionId, step, side, programmeKind: pairing.programmeKind, state: pairing.state },
        isOpen: ownStepsFrom({ ...pairing, side }).includes(step) && !(await isSpent(tx, link)),
      };
    });
  }

  /**
   * Does it. Used twice, the second is told that there is nothing left to do.
   * @param reason of a no; "I would rather not say" when left out. @returns null for a link that is not ours.
   * @throws {DomainError} as `OwnPairings.take`.
   */
  answer(text: string, { reason = 'rather-not-say', request, ...told }: ToldByLink = {}) {
    return this.withLink(text, async (tx, link, pairing) => {
      if (await isSpent(tx, link)) throw movedOn(pairing.id, pairing.state);
      const actor = { ...(await accountOf(tx, link, pairing)), ...(request ? { request } : {}) };
      await this.wishes.grant(tx, actor, pairing, link.side, {
        ...{ step: link.step, reason },
        ...(link.step === 'decline' && link.side === 'student' ? told : {}),
      });
      await this.jobs.send('silence-clock', { institutionId: link.institutionId }, tx);
      return { step: link.step, side: link.side, isOver: isEnd(pairing.state) };
    });
  }

  private async withLink<T>(
    text: string,
    work: (tx: EntityManager, link: AnswerLink, pairing: HeldPairing) => Promise<T>,
  ): Promise<T | null> {
    const read = readAnswerLink(text);
    if (!read) return null;
    const { link, seal } = read;
    return this.db.transaction(
      link,
      async (tx) => {
        // Without this a made-up institution would be given a key.
        const [known] = await tx.query<unknown[]>('select from institution where id = $1', [link.institutionId]);
        if (!known || !(await this.seals.isOurs(tx, link, seal))) return null;
        const pairingId = await pairingAsked(tx, link);
        const pairing = pairingId && (await holdPairing(tx, link.institutionId, pairingId));
        if (!pairing) return null;
        return work(tx, link, pairing);
      },
      'own',
    );
  }
}

/** Whoever got the mail, by their account; the service itself for somebody who has none. */
async function accountOf(tx: EntityManager, { institutionId, side }: AnswerLink, pairing: HeldPairing): Promise<Actor> {
  const [row] = await tx.query<{ id: string }[]>(
    `select id from account where institution_id = $1 and case $3 when 'mentor' then mentor_id else student_id end = $2`,
    [institutionId, side === 'mentor' ? pairing.mentorId : pairing.studentId, side],
  );
  return row ? { institutionId, accountId: row.id, roles: [side] } : systemActor(institutionId);
}
