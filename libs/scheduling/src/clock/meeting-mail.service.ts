import { Injectable } from '@nestjs/common';
import { Settings } from '@footing/config';
import { begin, type Permitted, type Person } from '@footing/consent';
import { type LetterCalendar, Mail, type Permission } from '@footing/messages';
import { Secrets } from '@footing/secrets';
import { sealedLink } from '../attendance/sealed-link';
import type { EntityManager } from 'typeorm';
import { dayHere } from '../booking/agreed-time';
import type { MeetingRow } from '../data/meeting.query';
import { goesOutWith } from '../data/named-entry.query';
import { calendarMessage } from './calendar-messages';
import { callLetter, callReminder } from './call-letters';
import { readerOf } from './due.query';
import { changeLetter, leftLetter, type MeetingLetter, reminderLetter, type ReminderKind, type Taps } from './letters';

type Reader = NonNullable<Awaited<ReturnType<typeof readerOf>>>;
type InCalendar = LetterCalendar & { readonly restsOn: readonly Permitted[] };

/** Writes to people about their meetings; inside the caller's transaction, so that what is marked as told was put in the outbox. */
@Injectable()
export class MeetingMail {
  constructor(
    private readonly mail: Mail,
    private readonly secrets: Secrets,
    private readonly settings: Settings,
  ) {}

  /** What changed, with what calendars need to hear. */
  async change(tx: EntityManager, here: string, row: MeetingRow, person: Person, at: Date): Promise<void> {
    const reader = await readerOf(tx, here, person, dayHere(at));
    if (!reader) return;
    const calendar = await calendarMessage(tx, here, this.secrets, { row, reader, from: this.from() });
    const isMine = row.changedBy === person.id;
    const letter =
      row.kind === 'intro'
        ? callLetter(row, { kind: person.kind, zone: reader.zone, isMine })
        : changeLetter(row, reader.zone, isMine && !calendar);
    if (letter) await this.withCalendar(tx, here, reader, { row, letter, calendar });
  }

  /** That they are not in it any more, with what takes it out of their calendar alone. @param row as `takeLeft` has it. */
  async left(tx: EntityManager, here: string, row: MeetingRow, person: Person, at: Date): Promise<void> {
    const reader = await readerOf(tx, here, person, dayHere(at));
    if (!reader) return;
    const calendar = await calendarMessage(tx, here, this.secrets, { row, reader, from: this.from() });
    const letter = leftLetter(row, reader.zone);
    await this.withCalendar(tx, here, reader, { row, letter, calendar });
  }

  async reminder(
    tx: EntityManager,
    here: string,
    row: MeetingRow,
    { person, kind, at }: { readonly person: Person; readonly kind: ReminderKind; readonly at: Date },
  ): Promise<void> {
    const reader = await readerOf(tx, here, person, dayHere(at));
    if (!reader) return;
    if (row.kind === 'intro') return void (await this.post(tx, here, reader, callReminder(row, kind, reader.zone)));
    const taps = kind === 'who-came' ? await this.taps(tx, here, row, person) : undefined;
    await this.post(tx, here, reader, reminderLetter(row, kind, reader.zone, taps));
  }

  /** @returns whether they could be written to. */
  async letter(tx: EntityManager, here: string, person: Person, letter: MeetingLetter, at: Date): Promise<boolean> {
    const reader = await readerOf(tx, here, person, dayHere(at));
    if (reader) await this.post(tx, here, reader, letter);
    return reader !== null;
  }

  private async taps(tx: EntityManager, here: string, { id }: MeetingRow, person: Person): Promise<Taps> {
    const link = { institutionId: here, meetingId: id, personId: person.id, kind: person.kind };
    return {
      met: await sealedLink(tx, this.secrets, { ...link, says: 'met' }),
      notMet: await sealedLink(tx, this.secrets, { ...link, says: 'not-met' }),
    };
  }

  /** Where it names somebody, it waits on their yes, and is dropped with it: then another goes out in its place. */
  private async withCalendar(
    tx: EntityManager,
    here: string,
    reader: Reader,
    { row, letter, calendar }: { row: MeetingRow; letter: MeetingLetter; calendar: InCalendar | null },
  ): Promise<void> {
    if (!calendar) return void (await this.post(tx, here, reader, letter));
    const { restsOn, method, body } = calendar;
    const permitted = restsOn.find(({ subjectId }) => subjectId !== reader.id);
    const named = row.people.find(({ id }) => id === permitted?.subjectId);
    const permission = permitted &&
      named && { ...permitted, subjectKind: named.kind, purpose: 'sharing.calendar' as const };
    const id = await this.post(tx, here, reader, { ...letter, calendar: { method, body } }, permission);
    if (permission) await goesOutWith(tx, here, row, reader, id);
    await begin(tx, { purpose: 'sharing.calendar', people: restsOn, place: 'calendars', run: 'calendar mail' });
  }

  private async post(
    tx: EntityManager,
    here: string,
    { firstName, email }: { readonly firstName: string; readonly email: string },
    letter: MeetingLetter,
    permission?: Permission,
  ): Promise<string> {
    const rest = permission ? { permission } : {};
    return this.mail.send(tx, { institutionId: here }, { ...letter, ...rest, greeting: firstName, to: email });
  }

  private from(): string {
    return this.settings.MAIL_FROM ?? 'mentoring@localhost.localdomain';
  }
}
