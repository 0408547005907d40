import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import type { Person } from '@footing/consent';
import { brokenConstraint, Database } from '@footing/database';
import { Clock, systemActor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { addInvitation, heldToAsk, heldToRemind, isQuiet, readersOf } from '../data/asking.query';
import { type Due, dueAt, endOver, type OpenWave, openWaves, type ToRemind, toRemind } from '../data/due.query';
import { SurveyMail } from './survey-mail';

/** So many people at once: whose decisions wait, wait no longer than this takes. */
const BATCH = 20;
/** Whom one round of the clock asks or reminds at most, of a wave; the others come in the next, a minute later. */
const MOST = 2_000;

/** What the tables refuse where somebody stops between being chosen and being written to. */
const saidNo: readonly string[] = ['survey_asked_willingly', 'survey_reminded_willingly'];
/** So often some are tried again; whoever is left is asked in the next round. */
const MOST_AGAIN = 20;

/** What a round of the clock did. */
export interface SurveyRound {
  readonly ended: number;
  readonly invited: number;
  readonly reminded: number;
}

/**
 * Asks people when their turn comes, reminds them three times at most, and ends what is over; in waking hours alone. Safe to begin
 * again, and on several workers: nobody is asked twice.
 */
@Injectable()
export class SurveyClock {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: SurveyMail,
  ) {}

  async tick(institutionId: string): Promise<SurveyRound> {
    const within = <T>(work: (tx: EntityManager) => Promise<T>) => this.db.transaction({ institutionId }, work);
    const ended = await within((tx) => endOver(tx, institutionId, this.clock.now()));
    const waves = await within(async (tx) =>
      (await isQuiet(tx, institutionId, this.clock.now())) ? null : openWaves(tx, institutionId),
    );
    if (waves === null) return { ended, invited: 0, reminded: 0 };
    let invited = 0;
    for (const wave of waves) {
      const due = await within((tx) => dueAt(tx, institutionId, wave, this.clock.now(), MOST));
      invited += await this.each(institutionId, due, (tx, some) => this.invite(tx, institutionId, wave, some));
    }
    const turn = await within((tx) => toRemind(tx, institutionId, this.clock.now(), MOST));
    const reminded = await this.each(institutionId, turn, (tx, some) => this.remind(tx, institutionId, some));
    return { ended, invited, reminded };
  }

  /** Some at a time, each time a transaction of its own. @returns how many were written to. */
  private async each<T>(
    institutionId: string,
    all: readonly T[],
    batch: (tx: EntityManager, some: readonly T[]) => Promise<number>,
  ): Promise<number> {
    let done = 0;
    for (let from = 0; from < all.length; from += BATCH) {
      const some = all.slice(from, from + BATCH);
      for (let again = 0; again < MOST_AGAIN; again += 1) {
        const one = await this.once(institutionId, (tx) => batch(tx, some));
        done += one ?? 0;
        if (one !== null) break;
      }
    }
    return done;
  }

  /** @returns null: somebody said no at that moment, and nothing was done. */
  private async once(institutionId: string, batch: (tx: EntityManager) => Promise<number>): Promise<number | null> {
    const done = this.db.transaction({ institutionId }, async (tx) => {
      // One at a time in an institution.
      await tx.query(`select pg_advisory_xact_lock(hashtext('surveys'), hashtext($1))`, [institutionId]);
      return batch(tx);
    });
    return done.catch((error: unknown) => {
      if (saidNo.includes(brokenConstraint(error) ?? '')) return null;
      throw error;
    });
  }

  private async invite(tx: EntityManager, institutionId: string, wave: OpenWave, due: readonly Due[]): Promise<number> {
    const at = this.clock.now();
    const ids = due.map(({ id }) => id);
    const held = await heldToAsk(tx, ids, wave.kind);
    const readers = await readersOf(tx, institutionId, due);
    const asked: Due[] = [];
    for (const one of due.filter(({ id }) => held.has(id))) {
      const invitationId = await addInvitation(tx, institutionId, wave, one, at);
      if (invitationId === null) continue;
      asked.push(one);
      const reader = readers.get(one.id);
      const { kind, roundName, versionId } = wave;
      const mailing = { invitationId, number: 0, closesAt: one.closesAt, kind, roundName, versionId };
      if (reader) await this.mail.send(tx, institutionId, reader, mailing, at);
    }
    if (asked.length > 0)
      await record(tx, systemActor(institutionId), { event: 'survey.invited', object: wave.id, subjects: asked });
    return asked.length;
  }

  private async remind(tx: EntityManager, institutionId: string, turn: readonly ToRemind[]): Promise<number> {
    const at = this.clock.now();
    const held = await heldToRemind(tx, institutionId, turn);
    const reminded: Person[] = [];
    const readers = await readersOf(
      tx,
      institutionId,
      turn.map(({ person }) => person),
    );
    for (const one of turn.filter(({ id }) => held.has(id))) {
      const reader = readers.get(one.person.id);
      const isSent = reader && (await this.mail.send(tx, institutionId, reader, { ...one, invitationId: one.id }, at));
      if (isSent) reminded.push(one.person);
    }
    if (reminded.length > 0)
      await record(tx, systemActor(institutionId), { event: 'survey.reminded', subjects: reminded });
    return reminded.length;
  }
}
