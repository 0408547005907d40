import { Injectable } from '@nestjs/common';
import type { Person } from '@footing/consent';
import { Mail, readAddress } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import type { CallRow } from './data/calls.query';
import type { CallOffReason } from './domain/calling-off';
import { addressOf } from './data/addresses.query';
import { calledOffLetter, type CallEvent, callLetter } from './letters';

/** Tells the other of two when one of them did something about their call. Whoever has no address sees it on their page. */
@Injectable()
export class CallNews {
  constructor(private readonly mail: Mail) {}

  async tell(tx: EntityManager, institutionId: string, call: CallRow, event: CallEvent): Promise<void> {
    const other = otherOf(call);
    const { firstName, email } = await addressOf(tx, institutionId, other);
    const to = readAddress(email ?? '');
    if (to) await this.mail.send(tx, { institutionId }, { ...callLetter({ firstName, callId: call.id, event }), to });
  }

  async tellCalledOff(
    tx: EntityManager,
    institutionId: string,
    call: CallRow,
    reason: CallOffReason | '',
  ): Promise<void> {
    const other = otherOf(call);
    const { firstName, email } = await addressOf(tx, institutionId, other);
    const to = readAddress(email ?? '');
    const about = { firstName, kind: other.kind, roundId: call.roundId, reason };
    if (to) await this.mail.send(tx, { institutionId }, { ...calledOffLetter(about), to });
  }
}

const otherOf = ({ side, mentorId, studentId }: CallRow): Person =>
  side === 'student' ? { kind: 'mentor', id: mentorId } : { kind: 'student', id: studentId };
