import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, DomainError, permit, systemActor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type OpeningRow, openingRows, peopleOpened } from '../data/openings.query';
import { isToBeTold, wordsFaults } from '../domain/opening';
import { openingMovedOn, openingNotFound, refuse } from '../errors';
import { BreakGlassMail } from './break-glass-mail.service';
import { TELLING_SEALED } from './break-glass.service';

const WEEK = `interval '7 days'`;

/** Telling those whose messages were opened: on the day that was set, unless a data protection officer agrees that it would harm somebody. */
@Injectable()
export class OpeningsTold {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly mail: BreakGlassMail,
  ) {}

  /**
   * Asks the officer that nobody be told; until they answer, nobody is.
   * @throws {DomainError} invalid, `break-glass.telling`; conflict, `break-glass.moved-on`, once people were told; not-found.
   */
  async askNotTo(actor: Actor, id: string, words: string): Promise<void> {
    permit(actor, 'break-glass.open');
    refuse('break-glass.telling', wordsFaults('words', words));
    await this.within(actor, id, async (tx, { telling }) => {
      if (telling !== 'due') throw openingMovedOn(id);
      const sealed = await this.secrets.seal(tx, actor, TELLING_SEALED, null, words);
      await tx.query(
        `update break_glass set telling = 'asked', telling_sealed = $3, telling_by = null where institution_id = $1 and id = $2`,
        [actor.institutionId, id, sealed],
      );
      await this.mail.askOfficers(tx, actor.institutionId, id);
    });
  }

  /**
   * The officer's answer: `withhold` keeps people from being told, until `tell` lets them be told after all.
   * @throws {DomainError} conflict, `break-glass.moved-on`, where nobody asked or people were told; conflict,
   *   `break-glass.own`, for who opened them; not-found; forbidden.
   */
  async decide(actor: Actor, id: string, answer: 'tell' | 'withhold'): Promise<void> {
    permit(actor, 'break-glass.telling');
    await this.within(actor, id, async (tx, { telling, byAccount }) => {
      if (telling !== 'asked' && !(telling === 'withheld' && answer === 'tell')) throw openingMovedOn(id);
      if (byAccount === actor.accountId) throw new DomainError('conflict', 'break-glass.own', id);
      const values = [actor.institutionId, id, answer === 'tell' ? 'due' : 'withheld', actor.accountId];
      const decided = 'update break_glass set telling = $3, telling_by = $4 where institution_id = $1 and id = $2';
      // In their own name: the database takes nobody else's word for it.
      await underPurpose(tx, 'safeguarding', () => tx.query(decided, values), actor.accountId ?? '');
    });
  }

  /**
   * One round: tells those whose day has come, and reminds officers once a week of what waits for them. Two rounds at once do
   * nothing twice. @returns how many openings were told of, and of how many officers were reminded.
   */
  round(institutionId: string): Promise<{ readonly told: number; readonly reminded: number }> {
    const at = this.clock.now();
    return this.db.transaction(
      { institutionId },
      async (tx) => {
        const due = await dueNow(tx, institutionId, at);
        for (const row of due) await this.tell(tx, institutionId, row, at);
        const [waiting] = await tx.query<[{ id: string }[], number]>(
          `update break_glass set reminded_at = $2 where institution_id = $1 and telling = 'asked'
             and coalesce(ended_at, until) + make_interval(days => tell_after_days) <= $2
             and (reminded_at is null or reminded_at <= $2::timestamptz - ${WEEK}) returning id`,
          [institutionId, at],
        );
        for (const { id } of waiting) await this.mail.askOfficers(tx, institutionId, id);
        return { told: due.length, reminded: waiting.length };
      },
      'safeguarding',
    );
  }

  private async tell(tx: EntityManager, institutionId: string, row: OpeningRow, at: Date): Promise<void> {
    const until = row.endedAt ?? row.until;
    const people = await underPurpose(tx, 'service', () =>
      peopleOpened(tx, institutionId, [row.conversationId], until),
    );
    for (const person of people) await this.mail.tellPerson(tx, institutionId, person, row);
    await tx.query(`update break_glass set telling = 'told', told_at = $3 where institution_id = $1 and id = $2`, [
      ...[institutionId, row.id, at],
    ]);
    const subjects = people.map(({ kind, id }) => ({ kind, id }));
    await record(tx, systemActor(institutionId), {
      event: 'break-glass.told',
      object: row.id,
      subjects,
      special: true,
    });
  }

  private within(actor: Actor, id: string, work: (tx: EntityManager, row: OpeningRow) => Promise<void>): Promise<void> {
    const { institutionId } = actor;
    return this.db.transaction(
      actor,
      async (tx) => {
        await tx.query('select from break_glass where institution_id = $1 and id = $2 for update', [institutionId, id]);
        const [row] = await openingRows(tx, institutionId, id);
        if (!row) throw openingNotFound(id);
        await work(tx, row);
        await record(tx, actor, { event: 'break-glass.telling', object: id });
      },
      'safeguarding',
    );
  }
}

/** Those whose people are to be told now, held until the transaction is over. */
async function dueNow(tx: EntityManager, institutionId: string, at: Date): Promise<OpeningRow[]> {
  const ids = await tx.query<{ id: string }[]>(
    `select id from break_glass where institution_id = $1 and telling = 'due'
       and coalesce(ended_at, until) + make_interval(days => tell_after_days) <= $2 order by id for update`,
    [institutionId, at],
  );
  const rows: OpeningRow[] = [];
  for (const { id } of ids) rows.push(...(await openingRows(tx, institutionId, id)));
  return rows.filter((row) => isToBeTold(row, at));
}
