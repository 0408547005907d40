import { Injectable } from '@nestjs/common';
import { brokenConstraint } from '@footing/database';
import { type Actor, DomainError } from '@footing/kernel';
import { agreeOnCall, callTimes } from '@footing/scheduling';
import { Secrets } from '@footing/secrets';
import { CallNews } from './call-news.service';
import { keepHow, keepTimes, timesOf } from './data/calls.query';
import { faultsInTimes, type GivenTimes, momentsIn } from './domain/given-times';
import { sealedFields } from './domain/sealed-words';
import { fault, notNow, refuseFaults, timeTaken } from './errors';
import { type OwnCall, OwnCalls, shortCall } from './own-calls';

/** Two people agree on the time of their short call: in one tap, or by giving times to each other. It is a meeting of theirs like any other. */
@Injectable()
export class CallArranging {
  constructor(
    private readonly own: OwnCalls,
    private readonly secrets: Secrets,
    private readonly news: CallNews,
  ) {}

  /**
   * Says at which times on their own clock the asker could talk, in place of what they said before.
   * @throws {DomainError} invalid, `introductions.times`, with fields; conflict, `introductions.not-now`; not-found.
   */
  propose(actor: Actor, id: string, given: GivenTimes): Promise<void> {
    return this.own.arrange(actor, id, async (own) => {
      const { tx, here, self, call, round, at } = own;
      const { zone, theirZone } = await callTimes(own, shortCall(own));
      refuseFaults('introductions.times', faultsInTimes(given, { at, last: round.callsBy, zone, theirZone }));
      const moments = momentsIn(given, zone);
      if (await this.isSaidAlready(own, moments, given.how)) return;
      await keepTimes(tx, here, call, moments);
      if (given.how !== '') {
        const how = await this.secrets.seal(tx, { institutionId: here }, sealedFields.how, self.id, given.how);
        await keepHow(tx, here, call.id, how, self.id);
      }
      await this.news.tellTimes(tx, here, call);
    });
  }

  /** Whether it is what they said last, as when a button is pressed twice: nobody is told again. */
  private async isSaidAlready({ tx, here, call, self }: OwnCall, moments: readonly Date[], how: string) {
    const before = (await timesOf(tx, here, call.id)).filter(({ side }) => side === call.side);
    const given = moments.map((one) => one.getTime()).sort((one, other) => one - other);
    if (given.join() !== before.map(({ startsAt }) => startsAt.getTime()).join()) return false;
    if (how === '') return true;
    if (call.how === null || call.howSubjectId !== self.id) return false;
    const kept = [{ personId: self.id, sealed: call.how }];
    return (await this.secrets.openMany(tx, { institutionId: here }, sealedFields.how, kept))[0] === how;
  }

  /**
   * Agrees to a time that the other has given. Both are told, with what their calendars need.
   * @throws {DomainError} invalid, `introductions.time`, at `startsAt`; conflict: `introductions.not-now`,
   * `introductions.time-taken`, when one of them cannot talk then; not-found.
   */
  agree(actor: Actor, id: string, startsAt: Date): Promise<void> {
    return this.own.arrange(actor, id, async (own) => {
      const { tx, here, call, at } = own;
      const times = await timesOf(tx, here, call.id);
      const isTheirs = times.some((one) => one.side !== call.side && one.startsAt.getTime() === startsAt.getTime());
      refuseFaults('introductions.time', fault(!isTheirs || startsAt <= at, 'startsAt', 'Choose one of the times'));
      await place(own, startsAt, false);
    });
  }

  /**
   * One tap: agreed at once, or moved there, as both have said that they can meet then. Pressed twice it stays as it is.
   * @throws {DomainError} conflict: `introductions.not-now`, `introductions.time-taken`, when one of them cannot talk then; not-found.
   */
  book(actor: Actor, id: string, startsAt: Date): Promise<void> {
    return this.own.arrange(actor, id, (own) => place(own, startsAt, true));
  }
}

async function place(own: OwnCall, startsAt: Date, mustSuit: boolean): Promise<void> {
  const start = Math.floor(startsAt.getTime() / 60_000);
  await agreeOnCall(own, shortCall(own), start, mustSuit).catch((error: unknown) => {
    throw refusalFor(error, own.call.id);
  });
}

/** What scheduling refused, as it is told here; anything else stays a defect. */
function refusalFor(error: unknown, id: string): unknown {
  const broken = brokenConstraint(error);
  if (broken === 'meeting_needs_contact') return notNow(id);
  const isTaken = broken === 'meeting_busy' || broken === 'no_double_booking';
  return isTaken || (error instanceof DomainError && error.code.startsWith('meeting.')) ? timeTaken(id) : error;
}
