import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { addWave, changeWave, type WaveRow, wavesOf } from '../data/waves.query';
import { minutesFor } from '../domain/minutes';
import type { Words } from '../domain/instrument';
import { meaning, notNow, refuseFaults, waveNotFound } from '../errors';
import { FrozenInstruments } from '../instruments/frozen-instruments';
import { readyVersion } from '../instruments/ready-versions';
import { shippedSurveys } from '../shipped/surveys';
import { type GivenWave, waveFaults } from './given-wave';
import { mustHaveRound } from './must-have-round';
import { usualDays } from './usual-waves';

/** A wave of a round, with what it asks. */
export interface WaveView extends WaveRow {
  readonly title: Words;
  readonly minutes: number;
}

/** When people of a round are asked. For whoever may edit surveys; looking is for whoever may read how they go. */
@Injectable()
export class Waves {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly frozen: FrozenInstruments,
  ) {}

  /** @throws {DomainError} not-found, `round.not-found`. */
  async ofRound(actor: Actor, roundId: string): Promise<WaveView[]> {
    permit(actor, 'surveys.read-progress');
    return this.db.transaction(actor, async (tx) => {
      await mustHaveRound(tx, actor.institutionId, roundId);
      return this.views(tx, await wavesOf(tx, actor.institutionId, roundId), actor.institutionId);
    });
  }

  /** Sets up every usual wave that the round has not yet, with the surveys that come with the service. @returns how many. */
  async useUsual(actor: Actor, roundId: string): Promise<number> {
    permit(actor, 'surveys.edit');
    return this.change(actor, roundId, async (tx) => {
      let added = 0;
      for (const { instrument, usualFor } of shippedSurveys) {
        if (usualFor.length === 0) continue;
        const versionId = await readyVersion(tx, actor.institutionId, instrument, this.clock.now());
        for (const { kind, audience } of usualFor) {
          const wave = { kind, audience, anchorOn: null, versionId, ...usualDays[kind] };
          if (await addWave(tx, actor.institutionId, roundId, wave, this.clock.now())) added += 1;
        }
      }
      return added;
    });
  }

  /**
   * Adds a wave, or changes one. @param id null: a new one. @returns its id.
   * @throws {DomainError} invalid, `survey-wave.wrong`, at the fields; conflict: `survey-wave.taken`, `survey-wave.not-frozen`,
   * `survey-wave.begun` where somebody was asked already and more than its days is changed; not-found.
   */
  async save(actor: Actor, roundId: string, id: string | null, wave: GivenWave): Promise<string> {
    permit(actor, 'surveys.edit');
    refuseFaults('survey-wave.wrong', waveFaults(wave));
    return this.change(actor, roundId, async (tx) => {
      if (id === null) {
        const added = await addWave(tx, actor.institutionId, roundId, wave, this.clock.now());
        if (!added) throw notNow('survey-wave.taken', roundId);
        return added;
      }
      await mustHaveWave(tx, actor.institutionId, roundId, id);
      await changeWave(tx, actor.institutionId, id, wave);
      return id;
    });
  }

  /** Takes a wave away that nobody was asked at. @throws {DomainError} conflict, `survey-wave.begun`; not-found. */
  async remove(actor: Actor, roundId: string, id: string): Promise<void> {
    permit(actor, 'surveys.edit');
    await this.change(actor, roundId, async (tx) => {
      await mustHaveWave(tx, actor.institutionId, roundId, id);
      await tx.query('delete from survey_wave where institution_id = $1 and id = $2', [actor.institutionId, id]);
    });
  }

  /** Ends a wave: nobody is asked, reminded or heard at it any more. What was handed in stays. @throws {DomainError} not-found. */
  async close(actor: Actor, roundId: string, id: string): Promise<void> {
    permit(actor, 'surveys.edit');
    const at = this.clock.now();
    await this.change(actor, roundId, async (tx) => {
      await mustHaveWave(tx, actor.institutionId, roundId, id);
      const key = [actor.institutionId, id, at];
      await tx.query(
        'update survey_wave set closed_at = coalesce(closed_at, $3) where institution_id = $1 and id = $2',
        key,
      );
      await tx.query(
        `update survey_invitation set ended_at = greatest($3, invited_at), ended_as = 'closed'
         where institution_id = $1 and wave_id = $2 and (ended_as is null or ended_as = 'refused')`,
        key,
      );
    });
  }

  private async change<T>(actor: Actor, roundId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const done = this.db.transaction(actor, async (tx) => {
      await mustHaveRound(tx, actor.institutionId, roundId);
      const result = await work(tx);
      await record(tx, actor, { event: 'survey-waves.changed', object: roundId });
      return result;
    });
    return meaning(roundId, done).catch((error: unknown) => {
      // Invitations point at whom and what the wave asks.
      const isPointedAt = /^survey_invitation_.*_fkey/.test(brokenConstraint(error) ?? '');
      throw isPointedAt ? notNow('survey-wave.begun', roundId) : error;
    });
  }

  private async views(tx: EntityManager, rows: readonly WaveRow[], institutionId: string): Promise<WaveView[]> {
    const views: WaveView[] = [];
    for (const row of rows) {
      const instrument = await this.frozen.of(tx, institutionId, row.versionId);
      views.push({ ...row, title: instrument.title, minutes: minutesFor(instrument) });
    }
    return views;
  }
}

async function mustHaveWave(tx: EntityManager, institutionId: string, roundId: string, id: string): Promise<void> {
  const [found] = await wavesOf(tx, institutionId, roundId, id);
  if (!found) throw waveNotFound(id);
}
