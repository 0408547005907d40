import { Injectable } from '@nestjs/common';
import { Settings } from '@footing/config';
import type { Person } from '@footing/consent';
import { Mail } from '@footing/messages';
import { Secrets } from '@footing/secrets';
import { sealedLink } from '../attendance/sealed-link';
import type { EntityManager } from 'typeorm';
import { dayHere } from '../booking/agreed-time';
import type { MeetingRow } from '../data/meeting.query';
import { calendarMessage } from './calendar-messages';
import { readerOf } from './due.query';
import { changeLetter, leftLetter, type MeetingLetter, reminderLetter, type ReminderKind, type Taps } from './letters';

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
    const letter = changeLetter(row, reader.zone, isMine && !calendar);
    if (letter) await this.post(tx, here, reader, calendar ? { ...letter, calendar } : letter);
  }

  /** That they are not in it any more, with what takes it out of their calendar alone. @param row as `takeLeft` has it. */
  async left(tx: EntityManager, here: string, row: MeetingRow, person: Person, at: Date): Promise<void> {
    const reader = await readerOf(tx, here, person, dayHere(at));
    if (!reader) return;
    const calendar = await calendarMessage(tx, here, this.secrets, { row, reader, from: this.from() });
    const letter = leftLetter(row, reader.zone);
    await this.post(tx, here, reader, calendar ? { ...letter, calendar } : letter);
  }

  async reminder(
    tx: EntityManager,
    here: string,
    row: MeetingRow,
    { person, kind, at }: { readonly person: Person; readonly kind: ReminderKind; readonly at: Date },
  ): Promise<void> {
    const reader = await readerOf(tx, here, person, dayHere(at));
    if (!reader) return;
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

  private async post(
    tx: EntityManager,
    here: string,
    { firstName, email }: { readonly firstName: string; readonly email: string },
    letter: MeetingLetter,
  ): Promise<void> {
    await this.mail.send(tx, { institutionId: here }, { ...letter, greeting: firstName, to: email });
  }

  private from(): string {
    return this.settings.MAIL_FROM ?? 'mentoring@localhost.localdomain';
  }
}
