import { DomainError } from '@footing/kernel';
import { OwnPairings, type OwnStep, type OwnWish, type PairingState, type Side } from '@footing/pairings';
import type { PersonOfYear } from './person-of-year';
import { forEachOf } from './several';
import { train } from './signing-up';
import type { StageOfYear } from './stage-of-year';
import { daysFrom, dayAfter } from './year-clock';

interface Standing {
  readonly id: string;
  readonly state: PairingState;
  readonly acceptedBy: Side | null;
  readonly proposedOn: string;
  /** Null: it has not begun. */
  readonly activeOn: string | null;
  readonly awaits: string;
  readonly student: string;
  readonly mentor: string;
  /** Which proposal it is for the student, from 1. */
  readonly proposal: number;
  /** Which it is for the mentor. */
  readonly mentorProposal: number;
}

const STANDING = `
  select p.id, p.state, p.accepted_by as "acceptedBy", to_char(p.proposed_at at time zone 'utc', 'YYYY-MM-DD') as "proposedOn",
    (select to_char(min(x.at) at time zone 'utc', 'YYYY-MM-DD') from pairing_step x where x.pairing_id = p.id and x.to_state = 'active') as "activeOn",
    coalesce(d.awaits, '') as awaits, s.email as student, m.email as mentor,
    (select count(*)::int from pairing o where o.application_id = p.application_id and o.proposed_at <= p.proposed_at) as proposal,
    (select count(*)::int from pairing o where o.offer_id = p.offer_id and (o.proposed_at, o.id) <= (p.proposed_at, p.id)) as "mentorProposal"
  from pairing p join application a on a.id = p.application_id join student s on s.id = a.student_id
    join offer o on o.id = p.offer_id join mentor m on m.id = o.mentor_id
    left join deadline d on d.pairing_id = p.id and d.done_at is null
  where p.state in ('proposed', 'accepted', 'active', 'paused') order by s.email, m.email`;

/** Steps that people with a browser take on the page. */
const throughPages: readonly OwnStep[] = ['accept', 'decline', 'say-met', 'say-no-answer'];

/** What people did on one day, by what it was. */
export type Deeds = Map<string, number>;

/** Lets everybody with a pairing do what they have a mind to on a day. */
export class DayOfPairings {
  private readonly people: ReadonlyMap<string, PersonOfYear>;

  constructor(private readonly stage: StageOfYear) {
    const { students, mentors } = stage.university;
    this.people = new Map([...students, ...mentors].map((one) => [one.email, one]));
  }

  async pass(): Promise<Deeds> {
    const deeds: Deeds = new Map();
    await forEachOf(await this.stage.ledger.rows<Standing>(STANDING), (standing) => this.let(standing, deeds));
    return deeds;
  }

  /** One after the other of the same pairing. */
  private async let(standing: Standing, deeds: Deeds): Promise<void> {
    const [student, mentor] = [this.people.get(standing.student), this.people.get(standing.mentor)];
    if (!student || !mentor) return;
    for (const { who, wish } of this.wishesOf(standing, student, mentor)) {
      const done = await this.take(who, standing.id, wish);
      deeds.set(done, (deeds.get(done) ?? 0) + 1);
    }
  }

  private wishesOf(at: Standing, student: PersonOfYear, mentor: PersonOfYear) {
    if (at.state === 'proposed' || at.state === 'accepted') return this.answers(at, [student, mentor]);
    if (at.activeOn === null) return [];
    return this.goings(at, student, mentor, daysFrom(at.activeOn, this.stage.clock.today));
  }

  private answers({ acceptedBy, proposedOn, proposal, mentorProposal }: Standing, both: readonly PersonOfYear[]) {
    return both.flatMap((who) => {
      const number = who.side === 'student' ? proposal : mentorProposal;
      const { what, afterDays } = this.stage.wishes.answering(who, number);
      if (acceptedBy === who.side || what === 'silent' || daysFrom(proposedOn, this.stage.clock.today) < afterDays)
        return [];
      const wish: OwnWish = what === 'accept' ? { step: 'accept' } : { step: 'decline', reason: 'times-or-place' };
      return [{ who, wish }];
    });
  }

  /** @param day since it began. */
  private goings({ state, awaits, proposal }: Standing, student: PersonOfYear, mentor: PersonOfYear, day: number) {
    const { wishes, clock } = this.stage;
    const going = wishes.going(student, proposal);
    const step = (who: PersonOfYear, wish: OwnWish) => [{ who, wish }];
    const { today } = clock;
    if (state === 'paused') return going === 'pause' && day === 60 ? step(mentor, { step: 'resume' }) : [];
    if (going === 'no answer' && awaits === 'sign-of-life' && day === 34 && wishes.happens('wakes', mentor, 60))
      return step(mentor, { step: 'say-met' });
    if (going === 'no answer' && day === 30) return step(student, { step: 'say-no-answer' });
    if (going === 'pause' && day === 50) return step(mentor, { step: 'pause', until: dayAfter(today, 28) });
    if (going === 'cannot now' && day === 45) return step(student, { step: 'cannot-now' });
    if (going === 'early' && day === 70) return step(student, { step: 'close', words: 'We are done' });
    if (going !== 'quiet' && going !== 'no answer' && day === 40) return step(student, { step: 'say-met' });
    if (today >= '2027-07-02' && wishes.happens('closes', student, 50)) return step(student, { step: 'close' });
    return [];
  }

  /** @returns what it came to, in a word or two. */
  private async take(who: PersonOfYear, id: string, wish: OwnWish): Promise<string> {
    const { app, pages } = this.stage;
    const own = app.get(OwnPairings);
    if (pages?.has(who) && throughPages.includes(wish.step)) {
      const status = await pages.step(who, id, wish);
      if (status === null && (await this.doTraining(who, id))) return 'mentor: said yes, then trained';
      return `${who.side}: ${wish.step}${status === null ? '' : ` refused, page ${status}`}`;
    }
    try {
      await own.take(who.actor, id, wish);
      return (await this.doTraining(who, id)) ? 'mentor: said yes, then trained' : `${who.side}: ${wish.step}`;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return `${who.side}: ${wish.step} refused, ${error.code}`;
    }
  }

  /** A mentor whose yes waits for training does it; then it counts by itself. @returns whether there was any to do. */
  private async doTraining(who: PersonOfYear, id: string): Promise<boolean> {
    if (who.side !== 'mentor') return false;
    const { next } = await this.stage.app.get(OwnPairings).find(who.actor, id);
    if (!/your training/i.test(next.what)) return false;
    await train(this.stage, who);
    return true;
  }
}
