import { Injectable, Logger } from '@nestjs/common';
import { permittedNow } from '@footing/consent';
import { Database, whereOf } from '@footing/database';
import { type Actor, Clock, systemActor } from '@footing/kernel';
import { Mail, readAddress } from '@footing/messages';
import { dayOf, daysAfter } from '@footing/pairings';
import { CallEndings } from './call-endings.service';
import { addressOf } from './data/addresses.query';
import { callsOffToTell } from './data/calls-off.query';
import { type IntroductionRound, introductionRound, roundsUnderWay } from './data/settings.query';
import { beginWait, markWait, openWaits, type Waiting } from './data/waits.query';
import { type DueIntroduction, whatIsDue } from './domain/what-is-due';
import { letterFor } from './letters';
import { Shortlists } from './shortlists.service';

/** What a round of the clock did. */
export interface IntroductionsRound {
  /** Students whose lists were drawn up. */
  readonly lists: number;
  /** Letters' occasions: somebody was told or reminded. */
  readonly told: number;
}

/** Mentors have so many days to say for how many calls there is time. */
const DAYS_FOR_HOURS = 4;

/**
 * Draws up lists on their day, asks mentors once students have chosen, reminds people, and sees to calls that cannot take place.
 * Where somebody is silent, nothing comes of it.
 */
@Injectable()
export class IntroductionClock {
  private readonly log = new Logger(IntroductionClock.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly shortlists: Shortlists,
    private readonly endings: CallEndings,
  ) {}

  /** Does everything that is due, each in a transaction of its own; two clocks at once do nothing twice. */
  async round(institutionId: string): Promise<IntroductionsRound> {
    const actor = systemActor(institutionId);
    const today = dayOf(this.clock.now());
    const done = { lists: 0, told: 0 };
    const rounds = await this.db.transaction(actor, (tx) => roundsUnderWay(tx, institutionId, today));
    for (const round of rounds)
      done.lists += (await this.attempt(`round ${round.roundId}`, () => this.moveOn(actor, round, today))) ?? 0;
    await this.endCalls(actor);
    const waits = rounds.length > 0 ? await this.db.transaction(actor, (tx) => openWaits(tx, institutionId)) : [];
    for (const wait of waits.filter((one) => this.dueOf(one) !== null))
      if (await this.attempt(`round ${wait.roundId}`, () => this.one(actor, wait))) done.told += 1;
    return done;
  }

  /** Calls that may not be any more end, and whoever is still there hears of those that ended by themselves. */
  private async endCalls(actor: Actor): Promise<void> {
    const here = actor.institutionId;
    for (const call of await this.db.transaction(actor, (tx) => this.endings.toEnd(tx, here)))
      await this.attempt(`call ${call.id}`, () => this.db.transaction(actor, (tx) => this.endings.end(tx, here, call)));
    for (const off of await this.db.transaction(actor, (tx) => callsOffToTell(tx, here)))
      await this.attempt(`a call of offer ${off.offerId}`, () =>
        this.db.transaction(actor, (tx) => this.endings.follow(tx, actor, off)),
      );
  }

  /** @returns lists drawn up now. */
  private async moveOn(actor: Actor, round: IntroductionRound, today: string): Promise<number> {
    const lists = round.drawnAt || today > round.picksBy ? 0 : await this.shortlists.draw(actor, round.roundId);
    if (!round.askedAt && today > round.picksBy) await this.ask(actor, round.roundId);
    return lists;
  }

  /** Asks every mentor whom somebody picked, once. */
  private ask(actor: Actor, roundId: string): Promise<void> {
    const { institutionId } = actor;
    const at = this.clock.now();
    return this.db.transaction(actor, async (tx) => {
      const round = await introductionRound(tx, institutionId, roundId, true);
      if (!round || round.askedAt) return;
      const picked = await tx.query<{ id: string }[]>(
        `select distinct o.mentor_id as id from introduction_list l
           join offer o on o.institution_id = l.institution_id and o.id = l.offer_id
         where l.institution_id = $1 and l.round_id = $2 and l.rank is not null order by 1`,
        [institutionId, roundId],
      );
      const ids = picked.map(({ id }) => id);
      const there = await permittedNow(tx, actor, 'matching.core', ids);
      const soon = daysAfter(dayOf(at), DAYS_FOR_HOURS);
      const by = soon < round.callsBy ? soon : round.callsBy;
      for (const { subjectId: id } of there)
        await beginWait(tx, institutionId, { roundId, person: { kind: 'mentor', id }, what: 'hours', by }, at);
      await tx.query('update introduction_round set asked_at = $3 where institution_id = $1 and round_id = $2', [
        ...[institutionId, roundId, at],
      ]);
    });
  }

  /** Looked at anew under its lock: somebody may have done it at this very moment. @returns whether somebody was written to. */
  private one(actor: Actor, { roundId, subjectId, what }: Waiting): Promise<boolean> {
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const [wait] = await openWaits(tx, institutionId, { roundId, subjectId, what });
      const due = wait ? this.dueOf(wait) : null;
      if (!wait || !due) return false;
      await markWait(tx, institutionId, wait, due, this.clock.now());
      const there = await permittedNow(tx, actor, 'matching.core', [subjectId]);
      if (due === 'over' || there.length === 0) return false;
      const { firstName, email } = await addressOf(tx, institutionId, { kind: wait.kind, id: subjectId });
      const to = readAddress(email ?? '');
      if (to) await this.mail.send(tx, actor, { ...letterFor({ ...wait, firstName, isReminder: due !== 'tell' }), to });
      return to !== null;
    });
  }

  private dueOf(wait: Waiting): DueIntroduction | null {
    return whatIsDue({ ...wait, began: dayOf(wait.beganAt) }, dayOf(this.clock.now()));
  }

  private async attempt<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    return work().catch((error: unknown) => {
      this.log.error(`the clock of introductions broke off, ${what}: ${whereOf(error)}`);
      return null;
    });
  }
}
