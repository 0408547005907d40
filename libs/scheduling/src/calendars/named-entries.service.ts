import { Injectable } from '@nestjs/common';
import type { Evidence, Stopped } from '@footing/consent';
import { type Actor, Clock } from '@footing/kernel';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { markTold, wasTold } from '../clock/due.query';
import { MeetingMail } from '../clock/meeting-mail.service';
import { changeMeeting } from '../data/meeting-changes.query';
import { meetingAt } from '../data/meeting.query';
import { lookAtCalendarsNaming, mailsNaming, type NamedIn, namedToCome } from '../data/named-entry.query';
import { sharePairsOf } from '../data/pair.query';

/** The place `calendars`: where somebody takes back that calendars name them, or whom they meet. */
@Injectable()
export class NamedEntries {
  constructor(
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly letters: MeetingMail,
  ) {}

  /**
   * Drops mail that still waits, and sends whoever has an invitation to a meeting to come that rests on their yes an update
   * without it, and nobody else; entries in connected calendars, also of meetings that are over, follow in the next round. Done
   * twice, there is nothing left to do.
   */
  async stop(tx: EntityManager, actor: Actor, { person, ...what }: Stopped): Promise<Evidence> {
    const [here, at] = [actor.institutionId, this.clock.now()];
    const stopped = await this.mail.stop(tx, actor, { subjectId: person.id, ...what });
    const dropped = stopped + (await this.mail.drop(tx, actor, await mailsNaming(tx, here, person)));
    let updated = 0;
    for (const one of await namedToCome(tx, here, person, at))
      updated += (await this.reword(tx, here, one, at)) ? 1 : 0;
    await lookAtCalendarsNaming(tx, here, person, at);
    return { found: dropped + updated, dropped, updated };
  }

  private async reword(
    tx: EntityManager,
    here: string,
    { meetingId: id, readers }: NamedIn,
    at: Date,
  ): Promise<boolean> {
    await sharePairsOf(tx, here, id);
    await tx.query('select from meeting where institution_id = $1 and id = $2 for update', [here, id]);
    const before = await meetingAt(tx, here, id);
    const change = { step: 'reword', becomes: 'confirmed', by: 'service', at, reason: 'names-taken-back' } as const;
    if (before?.status !== 'confirmed' || !(await changeMeeting(tx, here, before, change))) return false;
    const row = await meetingAt(tx, here, id);
    for (const person of row?.people ?? []) {
      const isReader = readers.includes(person.id);
      // Whoever was to hear of something else still is, and then hears of both.
      if (!row || !(isReader || (await wasTold(tx, here, { meetingId: id, person }, before.version)))) continue;
      const isNew = await markTold(tx, here, { meetingId: id, person }, row.version, at);
      if (isNew && isReader) await this.letters.change(tx, here, row, person, at);
    }
    return true;
  }
}
