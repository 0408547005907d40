import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { Invitations } from '@footing/identity';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type Interest, INTEREST_SEALED, interestIn } from '../domain/given-interest';
import { confirmedInterest, confirmedInterests, type InterestRow, removeInterest } from './interests.query';
import { declineLetter } from './letters';

/** Somebody who wants to mentor, as those who invite see them. */
export interface InterestedPerson extends Interest {
  readonly id: string;
  readonly since: Date;
}

const MOST_SHOWN = 200;

/** People who want to mentor and whom nobody invited: invited with one press, or thanked and declined. Then nothing of them stays here. */
@Injectable()
export class InterestedPeople {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly invitations: Invitations,
    private readonly mail: Mail,
  ) {}

  /** Those who confirmed their address, at most 200, who waits longest first. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<InterestedPerson[]> {
    permit(actor, 'mentors.invite');
    return this.db.transaction(actor, async (tx) => {
      const found = await this.opened(tx, actor, await confirmedInterests(tx, actor.institutionId, MOST_SHOWN));
      await record(tx, actor, { event: 'interest.listed', count: found.length });
      return found;
    });
  }

  /**
   * Sends them the invitation that every mentor gets. @returns false: they have one already, or are a mentor.
   * @throws {DomainError} forbidden; not-found, `interest.not-found`, also when somebody else answered meanwhile.
   */
  invite(actor: Actor, id: string): Promise<boolean> {
    return this.answer(actor, id, async (tx, { email, name }) => {
      const { sent } = await this.invitations.within(tx, actor, [{ email, name }]);
      return sent === 1;
    });
  }

  /** Thanks them, and says no. @throws {DomainError} as `invite`. */
  decline(actor: Actor, id: string): Promise<void> {
    return this.answer(actor, id, async (tx, { email, name }) => {
      await this.mail.send(tx, actor, { to: email, ...declineLetter(name) });
    });
  }

  private async answer<T>(
    actor: Actor,
    id: string,
    work: (tx: EntityManager, person: InterestedPerson) => Promise<T>,
  ): Promise<T> {
    permit(actor, 'mentors.invite');
    return this.db.transaction(actor, async (tx) => {
      const row = await confirmedInterest(tx, actor.institutionId, id);
      const [person] = await this.opened(tx, actor, row ? [row] : []);
      if (!person) throw new DomainError('not-found', 'interest.not-found', `interest ${id}`);
      const done = await work(tx, person);
      await removeInterest(tx, actor.institutionId, id);
      await record(tx, actor, { event: 'interest.answered', object: id });
      return done;
    });
  }

  private async opened(tx: EntityManager, actor: Actor, rows: readonly InterestRow[]): Promise<InterestedPerson[]> {
    const sealed = rows.map(({ id: personId, sealed }) => ({ personId, sealed }));
    const opened = await this.secrets.openMany(tx, actor, INTEREST_SEALED, sealed);
    return rows.flatMap(({ id, confirmedAt, askedAt }, index) => {
      const interest = interestIn(opened[index] ?? null);
      return interest ? [{ ...interest, id, since: confirmedAt ?? askedAt }] : [];
    });
  }
}
