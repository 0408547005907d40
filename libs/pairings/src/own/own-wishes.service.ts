import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { dayOf, daysAfter, daysBetween, earlierOf, isDay } from '../domain/days';
import { type Side } from '../domain/lifecycle';
import { lastDayOf, nextWait } from '../domain/next-wait';
import { ownStepsFrom } from '../domain/own-steps';
import { LONGEST_PAUSE_DAYS, SHORT_PAUSE_DAYS, SIGN_OF_LIFE_DAYS } from '../domain/waits';
import { missing, movedOn } from '../errors';
import type { HeldPairing } from '../life/held-pairing.query';
import { dayInWords } from '../life/letters';
import { Lives } from '../life/lives.service';
import { say } from '../life/saying.query';
import type { OwnWish } from './own-pairing';

const MOST_WORDS = 500;

/** Does what one of the two asks for, wherever they ask it. Everything happens inside the caller's transaction. */
@Injectable()
export class OwnWishes {
  constructor(
    private readonly clock: Clock,
    private readonly lives: Lives,
  ) {}

  /** @throws {DomainError} as `OwnPairings.take`. */
  async grant(tx: EntityManager, actor: Actor, pairing: HeldPairing, side: Side, wish: OwnWish): Promise<void> {
    if (!ownStepsFrom({ ...pairing, side }).includes(wish.step)) throw movedOn(pairing.id, pairing.state);
    switch (wish.step) {
      case 'accept':
        return this.lives.sayYes(tx, actor, pairing, side);
      case 'decline':
        return this.decline(tx, actor, pairing, side, wish);
      case 'pause':
        return this.pause(tx, actor, pairing, side, wish.until ?? '');
      case 'cannot-now':
        await say(tx, actor, pairing, { side, what: 'cannot-now', at: this.clock.now() });
        return this.pause(tx, actor, pairing, side, wish.until ?? this.shortPause(pairing));
      case 'resume':
        await this.lives.take(tx, actor, pairing, { step: 'resume', who: side });
        return;
      case 'say-met':
        return this.met(tx, actor, pairing, side);
      case 'say-no-answer':
        return this.noAnswer(tx, actor, pairing, side);
      case 'close':
        return this.close(tx, actor, pairing, side, wish);
    }
  }

  private async decline(
    tx: EntityManager,
    actor: Actor,
    pairing: HeldPairing,
    side: Side,
    wish: OwnWish,
  ): Promise<void> {
    const { reason, another = true } = wish;
    if (!reason) throw missing('reason', 'pairing.no-reason', 'Say why: it helps us find better');
    checkWords(wish);
    const wantsAnother = side === 'mentor' || another;
    await this.lives.take(tx, actor, pairing, { step: 'decline', who: side, reason, another: wantsAnother });
    await note(tx, actor, pairing, side, wish);
  }

  private async pause(tx: EntityManager, actor: Actor, pairing: HeldPairing, side: Side, until: string): Promise<void> {
    const today = dayOf(this.clock.now());
    const last = earlierOf(daysAfter(today, LONGEST_PAUSE_DAYS), lastDayOf({ ...pairing, today }));
    if (!isDay(until) || daysBetween(today, until) < 1 || until > last)
      throw missing('until', 'pairing.pause-until', `Give a day after today, ${dayInWords(last)} at the latest`);
    await this.lives.take(tx, actor, pairing, { step: 'pause', who: side, until });
  }

  private shortPause(pairing: HeldPairing): string {
    const today = dayOf(this.clock.now());
    return earlierOf(daysAfter(today, SHORT_PAUSE_DAYS), lastDayOf({ ...pairing, today }));
  }

  private async met(tx: EntityManager, actor: Actor, pairing: HeldPairing, side: Side): Promise<void> {
    await say(tx, actor, pairing, { side, what: 'met', at: this.clock.now() });
    if (pairing.awaits === 'end') return;
    const next = nextWait({ ...pairing, today: dayOf(this.clock.now()), until: null, haveMet: true });
    if (next) await this.lives.waitFor(tx, actor, pairing, next);
  }

  /** The other is asked whether they are still there. Who was asked that just now has answered by saying anything. */
  private async noAnswer(tx: EntityManager, actor: Actor, pairing: HeldPairing, side: Side): Promise<void> {
    const other: Side = side === 'student' ? 'mentor' : 'student';
    await say(tx, actor, pairing, { side, what: 'no-answer', at: this.clock.now() });
    if (pairing.awaits === 'sign-of-life' && pairing.ofSide === other) return;
    const today = dayOf(this.clock.now());
    const by = earlierOf(daysAfter(today, SIGN_OF_LIFE_DAYS), lastDayOf({ ...pairing, today }));
    const bothSpeak = pairing.awaits === 'sign-of-life';
    await this.lives.waitFor(
      tx,
      actor,
      pairing,
      bothSpeak ? { awaits: 'first-meeting', by } : { awaits: 'sign-of-life', by, ofSide: other },
    );
  }

  private async close(tx: EntityManager, actor: Actor, pairing: HeldPairing, side: Side, wish: OwnWish): Promise<void> {
    checkWords(wish);
    const isTime = dayOf(this.clock.now()) >= pairing.meetingsEnd;
    const another = side === 'student' && (wish.another ?? false);
    const reason = wish.endReason ?? '';
    const step = isTime ? ('finish' as const) : ('end-early' as const);
    await this.lives.take(tx, actor, pairing, { step, who: side, reason, another: side === 'mentor' || another });
    await note(tx, actor, pairing, side, wish);
  }
}

const checkWords = ({ words = '' }: OwnWish): void => {
  if (words.length > MOST_WORDS) throw missing('words', 'pairing.too-long', `Use ${MOST_WORDS} letters or fewer`);
};

/** Beside the last step, where there is anything to keep. */
async function note(tx: EntityManager, actor: Actor, { id }: HeldPairing, side: Side, wish: OwnWish): Promise<void> {
  const [better, words] = [wish.better ?? '', wish.words?.trim() ?? ''];
  if (better === '' && words === '') return;
  await tx.query(
    `insert into pairing_note (institution_id, pairing_id, number, side, better, words)
     select $1, $2, max(number), $3, $4, $5 from pairing_step where institution_id = $1 and pairing_id = $2`,
    [actor.institutionId, id, side, better, words],
  );
}
