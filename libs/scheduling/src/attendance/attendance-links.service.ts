import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, Clock, type RequestMark, systemActor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Own } from '../booking/own-meetings';
import { meetingOf } from '../data/meeting.query';
import { Attendance, type AttendanceView } from './attendance.service';
import { type AttendanceLink, type NotMetTap, readAttendanceLink } from './attendance-link';
import { sealOf } from './sealed-link';

/** What a link would say. It names nobody: whoever holds the link may be anybody. */
export interface OpenAttendance {
  readonly institutionId: string;
  readonly says: AttendanceLink['says'];
  readonly kind: AttendanceLink['kind'];
  /** YYYY-MM-DDTHH:MM on the clock on which it was agreed. */
  readonly localStart: string;
  /** Whether it can (still) be said. */
  readonly isOpen: boolean;
}

/** Links in mail that say who came with one tap, for whoever holds one, without signing in. Opening one changes nothing. */
@Injectable()
export class AttendanceLinks {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly attendance: Attendance,
  ) {}

  /** What it would say; null for a link that is not ours. */
  open(text: string): Promise<OpenAttendance | null> {
    return this.withLink(text, async (own, link) => {
      const row = await meetingOf(own.tx, own.here, own.self, link.meetingId);
      if (!row?.localStart) return null;
      const { isOpen } = await this.attendance.viewIn(own, row);
      const { institutionId, says, kind } = link;
      return { institutionId, says, kind, localStart: row.localStart, isOpen };
    });
  }

  /** Says it; used again, it says the same again. @param what where they did not meet. @returns null for a link that is not ours. @throws {DomainError} as `Attendance.say`. */
  async answer(text: string, what: NotMetTap | null, request?: RequestMark): Promise<AttendanceView | null> {
    const done = await this.withLink(text, async (own, { meetingId, says }) => {
      const actor: Actor = { ...own.actor, ...(request ? { request } : {}) };
      const tap = says === 'met' ? 'met' : (what ?? 'not-held');
      return { actor, said: await this.attendance.tapIn({ ...own, actor }, meetingId, tap) };
    });
    if (!done) return null;
    await this.attendance.tellPairing(done.actor, done.said);
    return done.said.view;
  }

  private async withLink<T>(
    text: string,
    work: (own: Own, link: AttendanceLink) => Promise<T | null>,
  ): Promise<T | null> {
    const read = readAttendanceLink(text);
    if (!read) return null;
    const { link, seal } = read;
    const here = link.institutionId;
    return this.db.transaction(
      link,
      async (tx) => {
        // Without this a made-up institution would be given a key.
        const [known] = await tx.query<unknown[]>('select from institution where id = $1', [here]);
        if (!known || !(await this.isOurs(tx, link, seal))) return null;
        const self = { kind: link.kind, id: link.personId };
        return work({ tx, here, self, at: this.clock.now(), actor: await accountOf(tx, link) }, link);
      },
      'own',
    );
  }

  private async isOurs(tx: EntityManager, link: AttendanceLink, seal: string): Promise<boolean> {
    const ours = await sealOf(tx, this.secrets, link);
    return ours.length === seal.length && timingSafeEqual(Buffer.from(ours), Buffer.from(seal));
  }
}

/** Whoever got the mail, by their account; the service itself for somebody who has none. */
async function accountOf(tx: EntityManager, { institutionId, kind, personId }: AttendanceLink): Promise<Actor> {
  const [row] = await tx.query<{ id: string }[]>(
    `select id from account where institution_id = $1 and case $3 when 'mentor' then mentor_id else student_id end = $2`,
    [institutionId, personId, kind],
  );
  return row ? { institutionId, accountId: row.id, roles: [kind] } : systemActor(institutionId);
}
