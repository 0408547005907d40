import { Injectable } from '@nestjs/common';
import { type Choice, Choices, type Decision, type Person, ShownTexts, type TextInForm } from '@footing/consent';
import { type Actor, DomainError } from '@footing/kernel';
import { actorAt, type Seat, type Way } from './seats';

const PURPOSE = 'evidence' satisfies Choice['purpose'];
const METHOD = 'first page of a survey';

/** A decision that is to be recorded once the transaction that read it has ended. */
export interface ToRecord {
  readonly actor: Actor;
  readonly person: Person;
  readonly decision: Decision;
}

/** Asks whoever has not decided yet whether their answers may be counted, and records what they say. */
@Injectable()
export class SayingYes {
  constructor(
    private readonly texts: ShownTexts,
    private readonly choices: Choices,
  ) {}

  /** The text to show; null where the institution asks nobody. */
  async text({ tx, invitation }: Seat): Promise<TextInForm | null> {
    const { institutionId, person } = invitation;
    return this.texts.of(tx, { institutionId, accountId: null, roles: [] }, person, PURPOSE);
  }

  /** @throws {DomainError} conflict, `consent.not-shown` or `consent.text-changed`. */
  async decided(seat: Seat, way: Way, shown: string): Promise<ToRecord> {
    const { tx, invitation } = seat;
    const actor = await actorAt(seat, way);
    const { noticeSha256, shownAt } = await this.texts.opened(tx, actor, invitation.person, shown);
    return {
      actor,
      person: invitation.person,
      decision: { purpose: PURPOSE, item: '', noticeSha256, shownAt, method: METHOD },
    };
  }

  /** Said twice, it was said once. */
  async record(wish: 'give' | 'refuse', { actor, person, decision }: ToRecord): Promise<void> {
    await this.choices[wish](actor, person, decision).catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === 'consent.does-not-follow')) throw error;
    });
  }
}
