import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { answeredOnBoard, askedOnBoard, peopleOnBoard } from '../data/board.query';
import { wavesOf } from '../data/waves.query';
import { type BoardWave, countedWaves } from './counted-waves';

/** How the surveys of a round go. It counts nobody who has said no, from the moment in which they said it. */
@Injectable()
export class Board {
  constructor(private readonly db: Database) {}

  /** By kind of wave, in their order; empty where the round asks nothing. @throws {DomainError} forbidden; not-found, `round.not-found`. */
  async ofRound(actor: Actor, roundId: string): Promise<BoardWave[]> {
    permit(actor, 'surveys.read-progress');
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const [round] = await tx.query<unknown[]>('select from round where institution_id = $1 and id = $2', [
        ...[institutionId, roundId],
      ]);
      if (!round) throw new DomainError('not-found', 'round.not-found', roundId);
      const waves = await wavesOf(tx, institutionId, roundId);
      const people = await peopleOnBoard(tx, institutionId, roundId);
      const asked = await askedOnBoard(tx, institutionId, roundId);
      const answered = await answeredOnBoard(tx, institutionId, roundId);
      await record(tx, actor, { event: 'survey-board.viewed', object: roundId, special: true, count: people.length });
      return countedWaves(waves, { people, asked, answered });
    });
  }
}
