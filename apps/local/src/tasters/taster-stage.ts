import type { INestApplicationContext } from '@nestjs/common';
import { IntroductionClock } from '@footing/introductions';
import type { Actor } from '@footing/kernel';
import { Rounds } from '@footing/programmes';
import { Availabilities, toUtc, wallMinute } from '@footing/scheduling';
import { OwnTraining } from '@footing/training';
import { bringIn } from '../bring-in';
import { addCastAccounts, type TakingPart } from '../cast-accounts';
import { castMentors } from '../demo/cast-mentors';
import { castStudents } from '../demo/cast-students';
import { mentorHeaders, studentHeaders } from '../demo/columns';
import type { Table } from '../demo/table';
import type { DemoUniversity } from '../demo/university';
import { dayAfter } from '../year/year-clock';
import type { DemoClock } from './demo-clock';
import type { TasterRound } from './taster-rounds';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** One of the cast who has an account. */
export type Name = keyof typeof castStudents | Exclude<keyof typeof castMentors, 'kofi'>;

/** Whom a round has who are none of the cast, and what its mentors offer in place of what they usually do. */
interface MorePeople {
  /** In place of the cast. */
  readonly more?: Table;
  /** Beside the cast. */
  readonly moreMentors?: Table;
  /** By header. */
  readonly mentorCells?: Readonly<Record<string, string>>;
}

/** Where the tasters are played: the services, a clock, and everybody who acts. */
export class TasterStage {
  private people: ReadonlyMap<string, Actor> = new Map();

  /**
   * @param system in whose name rounds are set up. @param lead who reviews and publishes.
   * @param today YYYY-MM-DD.
   */
  constructor(
    readonly app: INestApplicationContext,
    readonly clock: DemoClock,
    readonly system: Actor,
    readonly lead: Actor,
    private readonly from: { readonly university: DemoUniversity; readonly today: string },
  ) {}

  /** It is so many days from today; before today where they are fewer than 0. @param time HH:MM, in UTC. */
  on(days: number, time?: string): string {
    const day = dayAfter(this.from.today, days);
    this.clock.moveTo(day, time);
    return day;
  }

  /** A day so many from today, YYYY-MM-DD. */
  day(days: number): string {
    return dayAfter(this.from.today, days);
  }

  /** A time so many days from today, in minutes since 1970-01-01T00:00Z. @param time HH:MM in London. */
  minute(days: number, time: string): number {
    return toUtc(wallMinute(`${this.day(days)}T${time}`), 'Europe/London');
  }

  /** As whom somebody acts. */
  as(name: Name): Actor {
    const { email } = { ...castMentors, ...castStudents }[name];
    const actor = this.people.get(email);
    if (!actor) throw new Error(`${name} has no account`);
    return actor;
  }

  /** A round with its people, whose mentors have done their training. @returns its id. */
  async open(
    programmeId: string,
    { name, dates, students, mentors }: TasterRound,
    { more, moreMentors, mentorCells = {} }: MorePeople = {},
  ): Promise<string> {
    const { id } = await this.app.get(Rounds).create(this.system, programmeId, { ...dates, name, answerWithinDays: 7 });
    if (mentors.length === 0) return id;
    const { university } = this.from;
    const byEmail = {
      students: students.map((one) => castStudents[one].email),
      mentors: mentors.map((one) => castMentors[one].email),
    };
    const tables = {
      students: more ?? rowsOf(university.students, studentHeaders.email, byEmail.students),
      mentors: withCells(
        withRows(rowsOf(university.mentors, mentorHeaders.email, byEmail.mentors), moreMentors),
        mentorCells,
      ),
    };
    for (const kind of ['students', 'mentors'] as const)
      await bringIn(this.app, this.system, id, { kind, table: tables[kind] });
    return id;
  }

  /** Gives people an account each; mentors have done their training before anything else. */
  async enrol(names: readonly Name[]): Promise<void> {
    const people = names.map((name): TakingPart =>
      isStudent(name) ? { role: 'student', person: castStudents[name] } : { role: 'mentor', person: castMentors[name] },
    );
    this.people = await addCastAccounts(this.app, this.system, people);
    for (const { role, person } of people) if (role === 'mentor') await this.train(this.people.get(person.email));
  }

  /** They can meet on every evening, from five to eight. */
  async saysWhen(name: Name): Promise<void> {
    const week = WEEKDAYS.map((weekday) => ({ weekday, fromMinute: 17 * 60, toMinute: 20 * 60, mode: 'any' }) as const);
    await this.app.get(Availabilities).saveWeek(this.as(name), week);
  }

  /** What the worker does every hour for rounds in which people meet before they are paired. */
  async tick(): Promise<void> {
    await this.app.get(IntroductionClock).round(this.system.institutionId);
  }

  private async train(mentor: Actor | undefined): Promise<void> {
    if (!mentor) return;
    const training = this.app.get(OwnTraining);
    for (const { code, required, standing } of (await training.list(mentor)) ?? []) {
      if (!required || standing === 'done') continue;
      const { checks, version } = await training.find(mentor, code);
      await training.answer(mentor, code, { version, picks: checks.map(({ right }) => right), promised: true });
    }
  }
}

const isStudent = (name: Name): name is keyof typeof castStudents => name in castStudents;

const rowsOf = ({ headers, rows }: Table, header: string, emails: readonly string[]): Table => ({
  headers,
  rows: rows.filter((row) => emails.includes(row[headers.indexOf(header)] ?? '')),
});

const withCells = ({ headers, rows }: Table, cells: Readonly<Record<string, string>>): Table => ({
  headers,
  rows: rows.map((row) => row.map((cell, at) => cells[headers[at] ?? ''] ?? cell)),
});

const withRows = ({ headers, rows }: Table, more?: Table): Table => ({
  headers,
  rows: [...rows, ...(more?.rows ?? [])],
});
