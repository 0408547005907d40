import { readSettings } from '@footing/config';
import { DayOfPairings } from './day-of-pairings';
import { faultsOfMeetings } from './faults-of-meetings';
import { faultsAtEnd, proposedAfterStop, sentTwice, standingsOf } from './findings';
import { daysOfYear, foundUniversity, type Size } from './found-university';
import { CampaignsOfYear } from './campaigns-of-year';
import { ChangesOfMind } from './changes-of-mind';
import { ConcernsOfYear } from './concerns-of-year';
import { IntroductionsOfYear } from './introductions-of-year';
import { killedClock } from './killed-clock';
import { Ledger, WATCH_PLACES } from './ledger';
import { MailServerOfYear } from './mail-server-of-year';
import { MeetingsOfYear } from './meetings-of-year';
import { nextYear } from './next-year';
import { Wishes } from './person-of-year';
import { PostOfYear } from './post-of-year';
import { reviewAndPublish } from './reviewing';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import { Cadences } from '@footing/scheduling';
import { SignUpSeason } from './sign-up-season';
import { ThroughPages } from './through-pages';
import { TimesTogether } from './times-together';
import { underWay } from './under-way';
import { workOfDay } from './work-of-day';
import { openYear } from './year-app';
import { dayAfter, YearClock } from './year-clock';
import type { YearLine, YearReport } from './year-table';

/** Opens pages that go by a clock. */
export type OpenPages = (
  given: NodeJS.ProcessEnv,
  clock: YearClock,
) => Promise<{ readonly url: string; readonly close: () => Promise<void> }>;

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
  /** Opens the pages that twenty of the people go through; null: everybody acts beside them. */
  readonly openPages: OpenPages | null;
  /** Whether the weeks go by faster in spring. */
  readonly isQuick: boolean;
  /** How many of a hundred students raise a concern; a year of a few people needs more than there would be. */
  readonly concerns: number;
  readonly tell: (line: YearLine) => void;
}

/** When those who have not sent their answers are reminded, and when everybody is asked how it goes. */
const [REMINDED_ON, ASKED_ON] = ['2026-11-25', '2027-02-15'] as const;
/** How often pairs of a round mean to meet. */
const PLAN = { target: 5, from: null, until: null, graceDays: 10, nudges: true } as const;
const PUBLISHED_ON = '2026-12-08';
/** Stretches in which hardly anybody has anything to do, each from a Monday to a Monday: work of once a week is done on Mondays. */
const QUIET = [['2027-04-05', '2027-05-31']] as const;
const QUIET_WHEN_QUICK = [
  ['2026-12-28', '2027-01-04'],
  ['2027-02-22', '2027-06-07'],
  ['2027-06-28', '2027-07-19'],
] as const;
/** When students see what came of it, and when all is over. */
const LOOKED_AT = '2027-01-20';
const LAST_DAY = '2027-07-20';
/** The day after the first answers were awaited. */
const KILLED_ON = '2026-12-16';

/** Plays a year through. Cost: about half a second for each student. */
export async function runYear(wish: YearWish): Promise<YearReport> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const catcher = new MailServerOfYear();
  const given = {
    ...{ NODE_ENV: 'test', DATABASE_URL: wish.url, MASTER_KEY: wish.masterKey, SMTP_URL: await catcher.open() },
    ...{ MAIL_FROM: 'mentoring@wexmere.example', PUBLIC_URL: 'https://mentoring.wexmere.example' },
  };
  const clock = new YearClock(daysOfYear.signUpOpens);
  const [ledger, app] = [await Ledger.open(wish.ownerUrl), await openYear(readSettings(given), clock)];
  const web = (await wish.openPages?.(given, clock)) ?? null;
  try {
    await ledger.rows(WATCH_PLACES);
    const wishes = new Wishes(wish.seed);
    const university = await foundUniversity(app, wishes, wish.sizes);
    const post = new PostOfYear(app, ledger, catcher, university.institutionId);
    const pages = web && new ThroughPages(web.url, catcher, () => post.letGo(clock.today));
    const stage = { app, clock, ledger, post, wishes, university, pages, sizes: wish.sizes };
    const report = await new Year(wish, stage).play();
    const { user, system } = process.cpuUsage(cpu);
    const cpuSeconds = (user + system) / 1_000_000;
    return { ...report, cpuSeconds, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await web?.close();
    await app.close();
    await ledger.close();
    await catcher.close();
  }
}

type Played = Omit<YearReport, 'seconds' | 'cpuSeconds'>;

class Year {
  private readonly lines: YearLine[] = [];
  private readonly faults: string[] = [];
  private readonly campaigns: CampaignsOfYear;

  constructor(
    private readonly wish: YearWish,
    private readonly stage: StageOfYear,
  ) {
    this.campaigns = new CampaignsOfYear(stage);
  }

  async play(): Promise<Played> {
    const { ledger, clock, post, university, pages } = this.stage;
    await this.autumn();
    await ledger.rows('analyze');
    this.say(clock.today, 'Meet three, then choose', await new IntroductionsOfYear(this.stage).pass());
    await this.publication();
    // A disposable server does not do it by itself.
    await ledger.rows('analyze');
    const minds = new ChangesOfMind(this.stage);
    await this.meetings(minds);
    const next = await nextYear(this.stage);
    join(next, await workOfDay(this.stage));
    this.say(LAST_DAY, 'Sign-up for the next year', next);
    const { counts, faults } = await standingsOf(this.stage, this.senders(), false);
    const ends = await ledger.rows<{ state: string; n: number }>(
      'select state, count(*)::int as n from pairing group by state',
    );
    this.faults.push(...faults, ...(await faultsAtEnd(ledger, clock.today)), ...sentTwice(post.sent));
    await this.lookAtMeetings();
    this.faults.push(...(await proposedAfterStop(ledger, minds.stopped)), ...this.campaigns.faults);
    return {
      ...{ seed: this.wish.seed, students: university.students.length, mentors: university.mentors.length },
      ...{
        lines: this.lines,
        faults: this.faults,
        mails: Object.fromEntries(post.kinds),
        pagesAsked: pages?.asked ?? 0,
      },
      ends: Object.fromEntries(ends.map(({ state, n }) => [state, n])),
      standings: Object.fromEntries(counts),
    };
  }

  private async autumn(): Promise<void> {
    const { clock } = this.stage;
    const counts = await new SignUpSeason(this.stage).pass();
    clock.moveTo(REMINDED_ON);
    join(counts, await this.campaigns.write('begun', 'Your answers are waiting for you'));
    join(counts, await workOfDay(this.stage));
    this.say(daysOfYear.signUpOpens, 'Sign-up', counts);
  }

  private async publication(): Promise<void> {
    const { app, clock, university } = this.stage;
    clock.moveTo(PUBLISHED_ON);
    const counts: Counts = new Map();
    for (const roundId of Object.values(university.rounds)) {
      await app.get(Cadences).set(university.lead, roundId, PLAN);
      const done = await reviewAndPublish(app, university, roundId);
      join(counts, new Map(Object.entries({ ...done })));
    }
    this.say(PUBLISHED_ON, 'Draft, review, publication', counts);
  }

  /** Every day from publication on; told month by month. */
  private async meetings(minds: ChangesOfMind): Promise<void> {
    const { clock } = this.stage;
    const pairings = new DayOfPairings(this.stage);
    const parts = [new TimesTogether(this.stage), new MeetingsOfYear(this.stage)];
    const concerns = new ConcernsOfYear(this.stage, this.wish.concerns);
    let month: string = PUBLISHED_ON;
    let counts: Counts = new Map();
    for (let day = PUBLISHED_ON; day <= LAST_DAY; day = dayAfter(day, this.daysAt(day))) {
      clock.moveTo(day);
      if (day.slice(0, 7) !== month.slice(0, 7)) {
        this.say(month, 'Answers and meetings', counts);
        await this.lookAtMeetings();
        month = day;
        counts = new Map();
      }
      if (day === KILLED_ON && this.wish.kill) addTo(counts, 'moved before the clock was killed', await this.kill(day));
      if (day === ASKED_ON) join(counts, await this.campaigns.write('applied', 'How is it going?'));
      for (const life of [minds, concerns]) join(counts, await life.pass(PUBLISHED_ON));
      join(counts, await pairings.pass());
      const pairs = await underWay(this.stage);
      for (const part of parts) join(counts, await part.pass(pairs));
      join(counts, await workOfDay(this.stage));
      if (day === LOOKED_AT) this.faults.push(...(await standingsOf(this.stage, this.senders(), true)).faults);
    }
    this.say(month, 'The end', counts);
  }

  /** What is wrong lasts, so each is told once. */
  private async lookAtMeetings(): Promise<void> {
    const { clock, ledger } = this.stage;
    const found = await faultsOfMeetings(ledger, clock.now());
    this.faults.push(...found.filter((one) => !this.faults.includes(one)));
  }

  /** A week at a time while hardly anybody has anything to do. */
  private daysAt(day: string): number {
    const quiet = this.wish.isQuick ? QUIET_WHEN_QUICK : QUIET;
    return quiet.some(([from, to]) => from <= day && day < to) ? 7 : 1;
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

function join(counts: Counts, more: ReadonlyMap<string, number>): void {
  for (const [what, many] of more) addTo(counts, what, many);
}
