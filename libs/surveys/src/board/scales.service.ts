import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { askedOnBoard, peopleOnBoard } from '../data/board.query';
import { type SaidInRound, saidInRound } from '../data/scales-of-round.query';
import type { Instrument } from '../domain/instrument';
import { FrozenInstruments } from '../instruments/frozen-instruments';
import { mustHaveRound } from '../waves/must-have-round';
import { countedScales, type ScaleOfWave } from './counted-scales';
import { type DistanceOfRound, distanceOfRound } from './distance-of-round';

/** What the surveys of a round say on their scales. */
export interface RoundScales {
  readonly waves: readonly ScaleOfWave[];
  readonly distance: readonly DistanceOfRound[];
}

/** What people said, on scales and of many together. It counts nobody who has said no, from the moment in which they said it. */
@Injectable()
export class Scales {
  constructor(
    private readonly db: Database,
    private readonly frozen: FrozenInstruments,
  ) {}

  /** Both empty while nobody has handed anything in. @throws {DomainError} forbidden; not-found, `round.not-found`. */
  async ofRound(actor: Actor, roundId: string): Promise<RoundScales> {
    permit(actor, 'surveys.read-progress');
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      await mustHaveRound(tx, institutionId, roundId);
      const people = await peopleOnBoard(tx, institutionId, roundId);
      const asked = await askedOnBoard(tx, institutionId, roundId);
      const said = await saidInRound(tx, institutionId, roundId);
      const instruments = await this.answered(tx, institutionId, said);
      await record(tx, actor, { event: 'survey-scales.viewed', object: roundId, special: true, count: said.length });
      const facts = { people, said, instruments };
      return { waves: countedScales(facts), distance: distanceOfRound(facts, asked) };
    });
  }

  private async answered(tx: EntityManager, institutionId: string, said: readonly SaidInRound[]) {
    const all = new Map<string, Instrument>();
    for (const id of new Set(said.map(({ versionId }) => versionId)))
      all.set(id, await this.frozen.of(tx, institutionId, id));
    return all;
  }
}
