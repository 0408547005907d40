import { Injectable } from '@nestjs/common';
import type { Person } from '@footing/consent';
import { Mail, readAddress } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { addressOf } from './data/addresses.query';
import type { CallRow } from './data/calls.query';
import type { CallEndReason } from './domain/calling-off';
import { calledOffLetter, timesLetter } from './letters';

/** What somebody hears of a call that is off. */
export interface OffNews {
  readonly roundId: string;
  readonly reason: CallEndReason;
  readonly isByOther: boolean;
}

/**
 * Tells people of their calls, as long as there is no time: of what stands in calendars scheduling tells them. Whoever has no
 * address sees it on their page.
 */
@Injectable()
export class CallNews {
  constructor(private readonly mail: Mail) {}

  async tellTimes(tx: EntityManager, institutionId: string, call: CallRow): Promise<void> {
    const { firstName, email } = await addressOf(tx, institutionId, otherOf(call));
    const to = readAddress(email ?? '');
    if (to) await this.mail.send(tx, { institutionId }, { ...timesLetter({ firstName, callId: call.id }), to });
  }

  async tellOff(tx: EntityManager, institutionId: string, person: Person, news: OffNews): Promise<void> {
    const { firstName, email } = await addressOf(tx, institutionId, person);
    const to = readAddress(email ?? '');
    if (to)
      await this.mail.send(
        tx,
        { institutionId },
        { ...calledOffLetter({ firstName, kind: person.kind, ...news }), to },
      );
  }
}

/** The other of the two. */
export const otherOf = ({ side, mentorId, studentId }: Pick<CallRow, 'side' | 'mentorId' | 'studentId'>): Person =>
  side === 'student' ? { kind: 'mentor', id: mentorId } : { kind: 'student', id: studentId };
