import { Injectable } from '@nestjs/common';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { type OwnExperience, ownExperiences } from './data/own-experiences.query';

/** What people share or have shared, each opened for its owner alone. */
@Injectable()
export class OwnExperiences {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
  ) {}

  /** The asker's own, by the word; empty without a record. What they stopped is among them for 30 days. @throws {DomainError} forbidden. */
  of(actor: Actor): Promise<OwnExperience[]> {
    permit(actor, 'consent.decide');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        return self ? ownExperiences(tx, this.secrets, actor, self) : [];
      },
      'own',
    );
  }
}
