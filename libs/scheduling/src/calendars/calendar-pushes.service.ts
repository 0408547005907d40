import { Injectable } from '@nestjs/common';
import { CalendarRefused, OwnCalendar, type OwnCalendarAccount } from '@footing/calendars';
import { Settings } from '@footing/config';
import { Database, handOver } from '@footing/database';
import { Clock } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { senderOf, uidOf } from '../clock/calendar-messages';
import { meetingAt } from '../data/meeting.query';
import {
  ACCOUNT_FIELD,
  type CalendarTask,
  type DueCalendar,
  forgetEntry,
  saveEntry,
  saveOutcome,
  takeDue,
  tasksOf,
} from '../data/own-calendar.query';
import { ownEntry, plainEntry } from './feed-meetings';
import { laterBy, LEASE_MS } from './try-again';

/** What a round did: entries put and taken away, and calendars that could not be reached. */
export interface PushRound {
  readonly put: number;
  readonly removed: number;
  readonly failed: number;
}

const AT_A_TIME = 4;
const AGREED: readonly string[] = ['confirmed', 'completed', 'missed'];

/**
 * Keeps meetings to come in calendars that people have connected: with names only while all who are named allow it, and never
 * over what somebody changed there. To be run every few minutes. Other servers are asked before the database is, and it waits for
 * them only where whoever takes a name back must.
 */
@Injectable()
export class CalendarPushes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly settings: Settings,
  ) {}

  async round(institutionId: string): Promise<PushRound> {
    const at = this.clock.now();
    const due = await this.db.transaction({ institutionId }, (tx) =>
      takeDue(tx, institutionId, at, new Date(at.getTime() + LEASE_MS)),
    );
    const all: PushRound[] = [];
    for (let n = 0; n < due.length; n += AT_A_TIME)
      all.push(...(await Promise.all(due.slice(n, n + AT_A_TIME).map((one) => this.keepUp(institutionId, one, at)))));
    const sum = (of: keyof PushRound) => all.reduce((total, one) => total + one[of], 0);
    return { put: sum('put'), removed: sum('removed'), failed: sum('failed') };
  }

  private async keepUp(here: string, { person, sealed, failures }: DueCalendar, at: Date): Promise<PushRound> {
    const done = { put: 0, removed: 0 };
    const fault = await this.tryAll(here, { person, sealed, failures }, at, done);
    const failed = fault === '' ? 0 : failures + 1;
    const outcome = { fault, failures: failed, at, tryAt: laterBy(at, failed) };
    await this.db.transaction({ institutionId: here }, (tx) => saveOutcome(tx, here, person, outcome));
    return { ...done, failed: fault === '' ? 0 : 1 };
  }

  /** @returns why it broke off, as a code; '' where all is as it should be. */
  private async tryAll(
    here: string,
    { person, sealed }: DueCalendar,
    at: Date,
    done: { put: number; removed: number },
  ): Promise<string> {
    const [tasks, account] = await this.db.transaction({ institutionId: here }, async (tx) => {
      const found = await tasksOf(tx, here, person, at);
      const rows = [{ personId: person.id, sealed }];
      const [text] =
        found.length > 0 ? await this.secrets.openMany(tx, { institutionId: here }, ACCOUNT_FIELD, rows) : [];
      return [found, text ? (JSON.parse(text) as OwnCalendarAccount) : null] as const;
    });
    if (!account) return '';
    const calendar = new OwnCalendar(account, { strict: this.settings.NODE_ENV === 'production' });
    try {
      for (const task of tasks) {
        await (task.what === 'put'
          ? this.put(here, person, calendar, task)
          : this.remove(here, person, calendar, task));
        done[task.what === 'put' ? 'put' : 'removed'] += 1;
      }
      return '';
    } catch (error) {
      if (error instanceof CalendarRefused) return error.fault;
      throw error;
    }
  }

  private async put(
    here: string,
    person: DueCalendar['person'],
    calendar: OwnCalendar,
    task: CalendarTask,
  ): Promise<void> {
    const { meetingId } = task;
    const from = senderOf(this.settings);
    const [row, own] = await this.db.transaction({ institutionId: here }, async (tx) => {
      const found = await meetingAt(tx, here, meetingId);
      return found ? [found, await ownEntry(tx, here, { row: found, self: person, from })] : [null, null];
    });
    if (!row || !AGREED.includes(row.status)) return;
    const leaving = { purpose: 'sharing.calendar', place: 'calendars', run: `calendar ${meetingId}` } as const;
    const handed = await handOver(this.db, { institutionId: here }, { ...leaving, people: own.restsOn }, () =>
      this.kept(calendar, uidOf(meetingId), own.text, task),
    );
    const named = handed.isPermitted ? own.restsOn.map(({ subjectId }) => subjectId) : [];
    // Somebody has just taken back that it names them.
    const kept = handed.isPermitted
      ? handed.given
      : await this.kept(calendar, uidOf(meetingId), plainEntry(row, person, from), task);
    const [tag, isTheirs] = kept === 'changed' ? [task.tag, true] : [kept.tag, kept.tag === null];
    await this.db.transaction({ institutionId: here }, (tx) =>
      saveEntry(tx, here, person, { meetingId, version: row.version, tag, isTheirs, named }),
    );
  }

  /** What is there under our name though we know nothing of it was put by us, before a connection ended or a machine stopped. */
  private async kept(calendar: OwnCalendar, uid: string, text: string, { isThere, tag }: CalendarTask) {
    const kept = await calendar.put(uid, text, tag);
    if (kept !== 'changed' || isThere) return kept;
    const there = await calendar.tagNow(uid);
    return there === null ? kept : calendar.put(uid, text, there);
  }

  private async remove(
    here: string,
    person: DueCalendar['person'],
    calendar: OwnCalendar,
    { meetingId, version, tag }: CalendarTask,
  ): Promise<void> {
    const isTheirs = tag === null || (await calendar.remove(uidOf(meetingId), tag)) === 'changed';
    await this.db.transaction({ institutionId: here }, (tx) =>
      isTheirs
        ? saveEntry(tx, here, person, { meetingId, version, tag, isTheirs, named: [] })
        : forgetEntry(tx, here, person, meetingId),
    );
  }
}
