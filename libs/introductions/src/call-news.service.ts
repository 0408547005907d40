import { Injectable } from '@nestjs/common';
import type { Person } from '@footing/consent';
import { Mail, readAddress } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import type { CallRow } from './data/calls.query';
import { addressOf } from './data/addresses.query';
import { type CallEvent, callLetter } from './letters';

/** Tells the other of two when one of them did something about their call. Whoever has no address sees it on their page. */
@Injectable()
export class CallNews {
  constructor(private readonly mail: Mail) {}

  async tell(tx: EntityManager, institutionId: string, call: CallRow, event: CallEvent): Promise<void> {
    const other: Person =
      call.side === 'student' ? { kind: 'mentor', id: call.mentorId } : { kind: 'student', id: call.studentId };
    const { firstName, email } = await addressOf(tx, institutionId, other);
    const to = readAddress(email ?? '');
    if (to) await this.mail.send(tx, { institutionId }, { ...callLetter({ firstName, callId: call.id, event }), to });
  }
}
