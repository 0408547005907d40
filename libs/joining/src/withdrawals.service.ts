import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { dayOf } from './domain/day';
import { closed } from './errors';
import { Seats } from './seats.service';

/** Students take an application back, and can let it stand again. */
@Injectable()
export class Withdrawals {
  constructor(private readonly seats: Seats) {}

  /**
   * Takes it out of matching at once; what was answered stays for when they change their mind. Twice does no harm.
   * @throws {DomainError} conflict, `application.has-pairing`: there is somebody who waits for an answer, or whom they meet.
   */
  async withdraw(actor: Actor, roundId: string): Promise<void> {
    await this.stand(actor, roundId, false);
  }

  /** @throws {DomainError} conflict, `sign-up.closed`, when the round is over; not-found. */
  async undo(actor: Actor, roundId: string): Promise<void> {
    await this.stand(actor, roundId, true);
  }

  private async stand(actor: Actor, roundId: string, stands: boolean): Promise<void> {
    await this.seats.within(actor, async (tx) => {
      const { person, application, round } = await this.seats.look(tx, actor, roundId);
      if (dayOf(this.seats.now()) > round.dates.meetingsEnd) throw closed(roundId);
      if (!person || !application) return;
      if (!stands && (await hasPairing(tx, actor, application.id)))
        throw new DomainError('conflict', 'application.has-pairing', `application ${application.id}`);
      const at = { institutionId: actor.institutionId, roundId, studentId: person.id };
      await this.seats.applications.stand(tx, actor, at, stands);
    });
  }
}

/** The row is held, so that nobody is proposed to them between the look and the taking back. */
async function hasPairing(tx: EntityManager, { institutionId }: Actor, applicationId: string): Promise<boolean> {
  await tx.query('select from application where institution_id = $1 and id = $2 for update', [
    institutionId,
    applicationId,
  ]);
  const found = await tx.query<unknown[]>(
    `select 1 from pairing where institution_id = $1 and application_id = $2
       and state in ('proposed', 'accepted', 'active', 'paused') limit 1`,
    [institutionId, applicationId],
  );
  return found.length > 0;
}
