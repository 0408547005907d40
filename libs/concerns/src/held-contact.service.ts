import { Injectable } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { ContactHolds, OwnPairings } from '@footing/pairings';
import type { EntityManager } from 'typeorm';

/** The pairings that concerns are about: whose they are, and putting contact on hold. */
@Injectable()
export class HeldContact {
  constructor(
    private readonly pairings: OwnPairings,
    private readonly holds: ContactHolds,
  ) {}

  /** @throws {DomainError} not-found, `pairing.not-found`, where it is not the asker's own. */
  async checkOwn(actor: Actor, pairingId: string): Promise<void> {
    await this.pairings.find(actor, pairingId);
  }

  hold(tx: EntityManager, institutionId: string, pairingId: string): Promise<void> {
    return this.holds.hold(tx, institutionId, pairingId);
  }
}
