import { readSettings } from '@footing/config';
import { MailCatcher } from '../demo-mail/mail-catcher';
import { DayOfPairings } from './day-of-pairings';
import { faultsAtEnd, proposedAfterStop, sentTwice, standingsOf } from './findings';
import { daysOfYear, foundUniversity, type Size } from './found-university';
import { ChangesOfMind } from './changes-of-mind';
import { killedClock } from './killed-clock';
import { Ledger, WATCH_PLACES } from './ledger';
import { Wishes } from './person-of-year';
import { PostOfYear } from './post-of-year';
import { reviewAndPublish } from './reviewing';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import { SignUpSeason } from './sign-up-season';
import { workOfDay } from './work-of-day';
import { openYear } from './year-app';
import { dayAfter, YearClock } from './year-clock';
import type { YearLine, YearReport } from './year-table';

/** A year to be played through. */
export interface YearWish {
  readonly seed: string;
  readonly sizes: readonly Size[];
  /** An empty, migrated database: as the apps sign in, and as its owner does. */
  readonly url: string;
  readonly ownerUrl: string;
  readonly masterKey: string;
  /** Whether a clock is killed in the middle of its work. */
  readonly kill: boolean;
  readonly tell: (line: YearLine) => void;
}

const PUBLISHED_ON = '2026-12-08';
/** When students see what came of it, and when all is over. */
const LOOKED_AT = '2027-01-20';
const LAST_DAY = '2027-07-20';
/** The day after the first answers were awaited. */
const KILLED_ON = '2026-12-16';

/** Plays a year through. Cost: about a second for four students. */
export async function runYear(wish: YearWish): Promise<YearReport> {
  const began = performance.now();
  const catcher = new MailCatcher();
  const settings = readSettings({
    ...{ NODE_ENV: 'test', DATABASE_URL: wish.url, MASTER_KEY: wish.masterKey, SMTP_URL: await catcher.open() },
    ...{ MAIL_FROM: 'mentoring@wexmere.example', PUBLIC_URL: 'https://mentoring.wexmere.example' },
  });
  const clock = new YearClock(daysOfYear.signUpOpens);
  const [ledger, app] = [await Ledger.open(wish.ownerUrl), await openYear(settings, clock)];
  try {
    await ledger.rows(WATCH_PLACES);
    const wishes = new Wishes(wish.seed);
    const university = await foundUniversity(app, wishes, wish.sizes);
    const post = new PostOfYear(app, ledger, catcher, university.institutionId);
    const stage = { app, clock, ledger, post, wishes, university, sizes: wish.sizes };
    const report = await new Year(wish, stage).play();
    return { ...report, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await app.close();
    await ledger.close();
    await catcher.close();
  }
}

type Played = Omit<YearReport, 'seconds'>;

class Year {
  private readonly lines: YearLine[] = [];
  private readonly faults: string[] = [];

  constructor(
    private readonly wish: YearWish,
    private readonly stage: StageOfYear,
  ) {}

  async play(): Promise<Played> {
    const { ledger, clock, post, university } = this.stage;
    await this.autumn();
    await this.publication();
    const minds = new ChangesOfMind(this.stage);
    await this.meetings(minds);
    const { counts, faults } = await standingsOf(this.stage, this.senders(), false);
    const ends = await ledger.rows<{ state: string; n: number }>(
      'select state, count(*)::int as n from pairing group by state',
    );
    this.faults.push(...faults, ...(await faultsAtEnd(ledger, clock.today)), ...sentTwice(post.sent));
    this.faults.push(...(await proposedAfterStop(ledger, minds.stopped)));
    return {
      ...{ seed: this.wish.seed, students: university.students.length, mentors: university.mentors.length },
      ...{ lines: this.lines, faults: this.faults, mails: Object.fromEntries(post.kinds) },
      ends: Object.fromEntries(ends.map(({ state, n }) => [state, n])),
      standings: Object.fromEntries(counts),
    };
  }

  private async autumn(): Promise<void> {
    const counts = await new SignUpSeason(this.stage).pass();
    for (const [what, many] of await workOfDay(this.stage)) addTo(counts, what, many);
    this.say(daysOfYear.signUpOpens, 'Sign-up', counts);
  }

  private async publication(): Promise<void> {
    const { app, clock, university } = this.stage;
    clock.moveTo(PUBLISHED_ON);
    const counts: Counts = new Map();
    for (const roundId of Object.values(university.rounds)) {
      const done = await reviewAndPublish(app, university, roundId);
      for (const [what, many] of Object.entries({ ...done })) addTo(counts, what, many);
    }
    this.say(PUBLISHED_ON, 'Draft, review, publication', counts);
  }

  /** Every day from publication on; told month by month. */
  private async meetings(minds: ChangesOfMind): Promise<void> {
    const { app, clock, ledger, wishes, university } = this.stage;
    const pairings = new DayOfPairings(app, ledger, clock, wishes, [...university.students, ...university.mentors]);
    let month: string = PUBLISHED_ON;
    let counts: Counts = new Map();
    for (let day = PUBLISHED_ON; day <= LAST_DAY; day = dayAfter(day, 1)) {
      clock.moveTo(day);
      if (day.slice(0, 7) !== month.slice(0, 7)) {
        this.say(month, 'Answers and meetings', counts);
        month = day;
        counts = new Map();
      }
      if (day === KILLED_ON && this.wish.kill) addTo(counts, 'moved before the clock was killed', await this.kill(day));
      for (const passed of [await minds.pass(PUBLISHED_ON), await pairings.pass(), await workOfDay(this.stage)])
        for (const [what, many] of passed) addTo(counts, what, many);
      if (day === LOOKED_AT) this.faults.push(...(await standingsOf(this.stage, this.senders(), true)).faults);
    }
    this.say(month, 'The end', counts);
  }

  /** Whoever sent what they wrote; what the others wrote is forgotten a month after sign-up has closed. */
  private senders() {
    const { university, wishes } = this.stage;
    return university.students.filter((student) => wishes.joining(student) !== 'never sends');
  }

  private kill(day: string): Promise<number> {
    const { url, masterKey } = this.wish;
    return killedClock(this.stage.ledger, { url, masterKey, day, institutionId: this.stage.university.institutionId });
  }

  private say(day: string, what: string, counts: Counts): void {
    const line = { day, what, counts: Object.fromEntries(counts) };
    this.lines.push(line);
    this.wish.tell(line);
  }
}
