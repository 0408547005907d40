import { Injectable } from '@nestjs/common';
import { underPurpose } from '@footing/database';
import { Clock, systemActor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { dayOf } from '../domain/days';
import { lastDayOf } from '../domain/next-wait';
import { pairingNotFound } from '../errors';
import { type HeldPairing, holdPairing } from './held-pairing.query';
import { Lives } from './lives.service';

/**
 * Keeps two people from having contact for now: the pairing is paused, and nobody but whoever put it on hold lets it go on.
 * Nothing in it says who asked, nor why. Everything happens inside the caller's transaction.
 */
@Injectable()
export class ContactHolds {
  constructor(
    private readonly clock: Clock,
    private readonly lives: Lives,
  ) {}

  /**
   * At once, whatever the other is doing: who says yes at the same moment finds it paused. Done twice it does no harm, and
   * nothing where the pairing is over. @throws {DomainError} not-found, `pairing.not-found`.
   */
  hold(tx: EntityManager, institutionId: string, pairingId: string): Promise<void> {
    return underPurpose(tx, 'service', async () => {
      const pairing = await this.locked(tx, institutionId, pairingId);
      const [made] = await tx.query<unknown[]>(
        `insert into contact_hold (institution_id, pairing_id, since) values ($1, $2, $3)
         on conflict (institution_id, pairing_id) where ended_at is null do nothing returning id`,
        [institutionId, pairingId, this.clock.now()],
      );
      if (!made) return;
      const until = lastDayOf({ ...pairing, today: dayOf(this.clock.now()) });
      const actor = systemActor(institutionId);
      if (pairing.state === 'active')
        await this.lives.take(tx, actor, pairing, { step: 'pause', who: 'clock', until, isHeld: true });
      if (pairing.state === 'paused') await this.lives.waitFor(tx, actor, pairing, { awaits: 'return', by: until });
    });
  }

  /** Lets them have contact again; both are written to. Does nothing where none was put on hold. */
  release(tx: EntityManager, institutionId: string, pairingId: string): Promise<void> {
    return underPurpose(tx, 'service', async () => {
      const pairing = await this.locked(tx, institutionId, pairingId);
      const [ended] = await tx.query<[unknown[], number]>(
        'update contact_hold set ended_at = $3 where institution_id = $1 and pairing_id = $2 and ended_at is null returning id',
        [institutionId, pairingId, this.clock.now()],
      );
      if (ended.length === 0 || pairing.state !== 'paused') return;
      const free: HeldPairing = { ...pairing, isHeld: false };
      await this.lives.take(tx, systemActor(institutionId), free, { step: 'resume', who: 'clock' });
    });
  }

  /** Whether contact is on hold now. */
  async isHeld(tx: EntityManager, institutionId: string, pairingId: string): Promise<boolean> {
    const rows = await underPurpose(tx, 'service', () =>
      tx.query<unknown[]>(
        'select from contact_hold where institution_id = $1 and pairing_id = $2 and ended_at is null',
        [institutionId, pairingId],
      ),
    );
    return rows.length > 0;
  }

  private async locked(tx: EntityManager, institutionId: string, id: string): Promise<HeldPairing> {
    const pairing = await holdPairing(tx, institutionId, id);
    if (!pairing) throw pairingNotFound(id);
    return pairing;
  }
}
