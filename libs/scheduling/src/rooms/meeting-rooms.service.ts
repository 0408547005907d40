import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { roomsOf, saveRooms } from '../data/room.query';
import { faultsInRooms, type RoomRule } from '../domain/rooms';
import { refuseFaults } from '../errors';

/**
 * How online meetings of an institution come by their room. Where every meeting gets one by itself, its address is made in the
 * moment in which it is agreed: the pattern with 122 random bits, never with a name.
 */
@Injectable()
export class MeetingRooms {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** For whoever runs the institution. @throws {DomainError} forbidden. */
  rule(actor: Actor): Promise<RoomRule> {
    permit(actor, 'institution.read');
    return this.db.transaction(actor, (tx) => roomsOf(tx, actor.institutionId));
  }

  /** For whoever meets: which links will do. @throws {DomainError} forbidden. */
  seen(actor: Actor): Promise<RoomRule> {
    permit(actor, 'meetings.own');
    return this.db.transaction(actor, (tx) => roomsOf(tx, actor.institutionId));
  }

  /** What is agreed already stays as it is. @throws {DomainError} invalid, `meeting-rooms.rule`, with fields; forbidden. */
  async set(actor: Actor, rule: RoomRule): Promise<void> {
    permit(actor, 'institution.edit');
    refuseFaults('meeting-rooms.rule', faultsInRooms(rule));
    await this.db.transaction(actor, async (tx) => {
      await saveRooms(tx, actor.institutionId, rule, this.clock.now());
      await record(tx, actor, { event: 'meeting-rooms.set' });
    });
  }
}
