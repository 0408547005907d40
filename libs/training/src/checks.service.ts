import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, DomainError, type FieldError, permit } from '@footing/kernel';
import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { type CheckKind, checkKinds, type CheckOfMentor, checksOf, missingChecks } from './data/checks.query';
import { monthsAfter } from './domain/marking';

/** A check that an institution would like to ask for. */
export interface NewCheckKind {
  readonly name: string;
  /** Empty: every kind of programme. */
  readonly kinds: readonly ProgrammeKind[];
  /** For how long a yes holds; null: for good. */
  readonly months: number | null;
}

/** What came of a check: yes or no and the day, and nothing else. */
export interface CheckResult {
  readonly passed: boolean;
  /** YYYY-MM-DD, not after today. */
  readonly checkedOn: string;
}

/** Checks that an institution asks of its mentors. The paper itself is never kept. */
@Injectable()
export class Checks {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What is asked for now, by name; empty: nothing. @throws {DomainError} forbidden. */
  async kinds(actor: Actor): Promise<CheckKind[]> {
    permit(actor, 'training.read');
    return this.db.transaction(actor, (tx) => checkKinds(tx, actor.institutionId));
  }

  /** @throws {DomainError} invalid, `check.kind`, with fields. */
  async ask(actor: Actor, { name, kinds, months }: NewCheckKind): Promise<void> {
    permit(actor, 'training.manage');
    const asking = this.db.transaction(actor, async (tx) => {
      const known = (await checkKinds(tx, actor.institutionId)).map((kind) => kind.name.toLowerCase());
      refuse('check.kind', [
        ...(name === '' || name.length > 120
          ? [{ field: 'name', message: 'Enter a name of 1 to 120 characters' }]
          : []),
        ...(known.includes(name.toLowerCase()) ? [askedAlready] : []),
        ...(months !== null && !(Number.isInteger(months) && months >= 1 && months <= 120)
          ? [{ field: 'months', message: 'Enter a number of months from 1 to 120, or nothing' }]
          : []),
      ]);
      const [row] = await tx.query<{ id: string }[]>(
        'insert into mentor_check_kind (institution_id, name, kinds, months) values ($1, $2, $3, $4) returning id',
        [actor.institutionId, name, kinds, months],
      );
      await record(tx, actor, { event: 'check.asked-for', object: row?.id ?? '' });
    });
    await asking.catch((error: unknown) => {
      // Somebody else asked for it at the same moment.
      if (brokenConstraint(error) === 'mentor_check_kind_once') refuse('check.kind', [askedAlready]);
      throw error;
    });
  }

  /** Asks for it no more; what came of it so far stays. @throws {DomainError} not-found, `check.not-found`. */
  async end(actor: Actor, kindId: string): Promise<void> {
    permit(actor, 'training.manage');
    await this.db.transaction(actor, async (tx) => {
      await kindOf(tx, actor, kindId);
      await tx.query('update mentor_check_kind set ended_at = $3 where institution_id = $1 and id = $2', [
        ...[actor.institutionId, kindId, this.clock.now()],
      ]);
      await record(tx, actor, { event: 'check.no-longer-asked-for', object: kindId });
    });
  }

  /** Every check that is asked for, with what came of it for one mentor. @throws {DomainError} not-found. */
  async of(actor: Actor, mentorId: string): Promise<{ name: string; checks: CheckOfMentor[] }> {
    permit(actor, 'training.read');
    return this.db.transaction(actor, async (tx) => {
      const found = await checksOf(tx, actor.institutionId, mentorId);
      if (!found) throw new DomainError('not-found', 'mentor.not-found', mentorId);
      await record(tx, actor, { event: 'check.viewed', subjects: [{ kind: 'mentor', id: mentorId }] });
      return found;
    });
  }

  /** @throws {DomainError} invalid, `check.result`, at the field `checkedOn`; not-found. */
  async set(actor: Actor, mentorId: string, kindId: string, { passed, checkedOn }: CheckResult): Promise<void> {
    permit(actor, 'training.manage');
    const now = this.clock.now();
    if (checkedOn > now.toISOString().slice(0, 10))
      refuse('check.result', [{ field: 'checkedOn', message: 'Enter a day that is not after today' }]);
    await this.db.transaction(actor, async (tx) => {
      const { months } = await kindOf(tx, actor, kindId);
      if (!(await checksOf(tx, actor.institutionId, mentorId)))
        throw new DomainError('not-found', 'mentor.not-found', mentorId);
      const until =
        passed && months !== null ? monthsAfter(new Date(checkedOn), months).toISOString().slice(0, 10) : null;
      await tx.query(
        `insert into mentor_check (institution_id, mentor_id, kind_id, passed, checked_on, until, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (institution_id, mentor_id, kind_id) do update set
           passed = excluded.passed, checked_on = excluded.checked_on, until = excluded.until, set_by = excluded.set_by, set_at = excluded.set_at`,
        [actor.institutionId, mentorId, kindId, passed, checkedOn, until, actor.accountId, now],
      );
      await record(tx, actor, { event: 'check.set', subjects: [{ kind: 'mentor', id: mentorId }], object: kindId });
    });
  }

  /**
   * Names of the checks that a mentor still lacks, by name; empty: none. Inside the caller's own transaction.
   * @param programme the kind that it is about; absent: those they take part in.
   */
  async missing(
    tx: EntityManager,
    institutionId: string,
    mentorId: string,
    programme?: ProgrammeKind,
  ): Promise<string[]> {
    return missingChecks(tx, institutionId, mentorId, this.clock.now(), programme);
  }
}

const askedAlready: FieldError = { field: 'name', message: 'You ask for this check already' };

async function kindOf(tx: EntityManager, { institutionId }: Actor, id: string): Promise<CheckKind> {
  const found = (await checkKinds(tx, institutionId)).find((kind) => kind.id === id);
  if (!found) throw new DomainError('not-found', 'check.not-found', id);
  return found;
}

function refuse(code: string, fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DomainError('invalid', code, code, fields);
}
