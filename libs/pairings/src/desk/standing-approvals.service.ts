import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { reachSql, reachValues, refuseBeyond, studentReach, subjectsBehind, toldByReach } from '@footing/people';
import { loadRound } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { missing } from '../errors';

/** A word given beforehand, as pages show it. */
export interface StandingApproval {
  readonly id: string;
  /** Of which student; null: of all students of the round whom its giver looks after. */
  readonly applicationId: string | null;
  readonly studentName: string | null;
  /** Points, 0 to 65,535. */
  readonly atLeast: number;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  /** Whether it is the asker's own. */
  readonly isMine: boolean;
}

const MOST = 65_535;

/** "If this falls through, offer the next best of at least such a fit": what consultants agree to beforehand. */
@Injectable()
export class StandingApprovals {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Those of a round that hold now, oldest first; of one student alone while they are within reach. @throws {DomainError} forbidden. */
  list(actor: Actor, roundId: string): Promise<StandingApproval[]> {
    permit(actor, 'pairings.manage');
    return this.db.transaction(actor, async (tx) => {
      const reach = await studentReach(tx, actor, 'pairings.manage');
      const found = await tx.query<StandingApproval[]>(HOLDING_NOW, [
        ...[actor.institutionId, roundId, actor.accountId],
        ...reachValues(reach),
      ]);
      const applications = found.flatMap(({ applicationId }) => applicationId ?? []);
      const subjects = await subjectsBehind(tx, actor.institutionId, { applications });
      const fields = toldByReach(reach, ['name']);
      await record(tx, actor, { event: 'standing-approval.listed', object: roundId, subjects, ...fields });
      return found;
    });
  }

  /**
   * Agrees beforehand, in place of what the same person agreed to for the same before.
   * @param of.atLeast points, 0 to 65,535. @param of.applicationId absent: for every student of the round whom the actor looks after.
   * @throws {DomainError} forbidden; invalid; not-found for a student out of reach.
   */
  say(
    actor: Actor,
    of: { readonly roundId: string; readonly atLeast: number; readonly applicationId?: string },
  ): Promise<void> {
    return this.db.transaction(actor, (tx) => this.sayWithin(tx, actor, of));
  }

  /** The same inside the caller's transaction: with the yes that it goes with. */
  async sayWithin(
    tx: EntityManager,
    actor: Actor,
    of: { readonly roundId: string; readonly atLeast: number; readonly applicationId?: string },
  ): Promise<void> {
    permit(actor, 'pairings.manage');
    if (actor.accountId === null) throw new DomainError('forbidden', 'decision.needs-a-person');
    if (!Number.isInteger(of.atLeast) || of.atLeast < 0 || of.atLeast > MOST)
      throw missing('atLeast', 'standing.at-least', 'Give a fit from 0 to 100');
    await loadRound(tx, actor.institutionId, of.roundId);
    const applications = of.applicationId ? [of.applicationId] : [];
    await refuseBeyond(tx, actor.institutionId, await studentReach(tx, actor, 'pairings.manage'), applications);
    await this.end(tx, actor, OF_THE_SAME, [of.roundId, actor.accountId, of.applicationId ?? null]);
    await tx.query(
      `insert into standing_approval (institution_id, round_id, application_id, at_least, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [actor.institutionId, of.roundId, of.applicationId ?? null, of.atLeast, actor.accountId, this.clock.now()],
    );
    // Whoever was looked for today without success is looked for again by this word.
    await tx.query('update pairing set next_tried_on = null where institution_id = $1 and round_id = $2', [
      ...[actor.institutionId, of.roundId],
    ]);
    const subjects = await subjectsBehind(tx, actor.institutionId, { applications });
    await record(tx, actor, { event: 'standing-approval.said', object: of.roundId, subjects });
  }

  /** Ends one's own word about one student inside the caller's transaction: the yes that it went with is taken back. None: nothing is done. */
  async endWithin(
    tx: EntityManager,
    actor: Actor,
    { roundId, applicationId }: { readonly roundId: string; readonly applicationId: string },
  ): Promise<void> {
    const ended = await this.end(tx, actor, OF_THE_SAME, [roundId, actor.accountId, applicationId]);
    if (ended === 0) return;
    const subjects = await subjectsBehind(tx, actor.institutionId, { applications: [applicationId] });
    await record(tx, actor, { event: 'standing-approval.ended', object: roundId, subjects });
  }

  /** Takes one's own word back: from now on nothing is offered by it. Done twice it does no harm. @throws {DomainError} not-found, for one that is not theirs. */
  takeBack(actor: Actor, roundId: string, id: string): Promise<void> {
    permit(actor, 'pairings.manage');
    return this.db.transaction(actor, async (tx) => {
      const [mine] = await tx.query<unknown[]>(
        'select from standing_approval where institution_id = $1 and id = $2 and round_id = $3 and decided_by = $4',
        [actor.institutionId, id, roundId, actor.accountId],
      );
      if (!mine) throw new DomainError('not-found', 'standing-approval.not-found', id);
      await this.end(tx, actor, 'id = $3 and decided_by = $4', [id, actor.accountId]);
      await record(tx, actor, { event: 'standing-approval.ended', object: id });
    });
  }

  /** @returns how many held until now. */
  private async end(
    tx: EntityManager,
    { institutionId }: Actor,
    which: string,
    values: readonly unknown[],
  ): Promise<number> {
    const ended = await tx.query<{ n: number }[]>(
      `with ended as (update standing_approval set ended_at = $2 where institution_id = $1 and ended_at is null and ${which} returning 1)
       select count(*)::int as n from ended`,
      [...[institutionId, this.clock.now()], ...values],
    );
    return ended[0]?.n ?? 0;
  }
}

const OF_THE_SAME = 'round_id = $3 and decided_by = $4 and application_id is not distinct from $5';

const HOLDING_NOW = `
  select w.id, w.application_id as "applicationId", btrim(s.first_name || ' ' || s.last_name) as "studentName",
    w.at_least as "atLeast", by.name as "decidedBy", w.decided_at as "decidedAt", w.decided_by = $3 as "isMine"
  from standing_approval w join account by on by.institution_id = w.institution_id and by.id = w.decided_by
    left join application a on a.institution_id = w.institution_id and a.id = w.application_id
    left join student s on s.institution_id = a.institution_id and s.id = a.student_id
  where w.institution_id = $1 and w.round_id = $2 and w.ended_at is null
    and (w.application_id is null or (w.decided_by = $3 and ${reachSql('s', 4)}))
  order by w.decided_at, w.id`;
