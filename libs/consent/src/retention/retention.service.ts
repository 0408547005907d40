import { Inject, Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit, systemActor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { countBy, monthsSet, plannedRun, type RetentionRun, runsOf } from './retention.query';
import { RetentionMail } from './retention-mail.service';
import type { RetentionRule } from './rules';

/** Where the rules of all libraries are put together. */
export const RETENTION_RULES = Symbol('retention rules');

/** Days between the dry run and the run: time for the data protection officer to say no. */
export const DAYS_TO_SAY_NO = 7;

/** Runs that the page shows. */
const SHOWN = 12;

/** A rule as it holds here. */
export interface RuleHere extends RetentionRule {
  /** Whether the institution has set its own length. */
  readonly isOwn: boolean;
}

/** What the page of the data protection officer shows. */
export interface RetentionView {
  readonly rules: readonly RuleHere[];
  readonly planned: RetentionRun | null;
  /** Those that are over, the newest first. */
  readonly past: readonly RetentionRun[];
}

/** Lets go of what has been kept long enough: looked at first, announced, and then carried out. */
@Injectable()
export class Retention {
  constructor(
    private readonly db: Database,
    @Inject(RETENTION_RULES) private readonly rules: readonly RetentionRule[],
    private readonly news?: RetentionMail,
  ) {}

  /** @throws {DomainError} forbidden. */
  async view(actor: Actor): Promise<RetentionView> {
    permit(actor, 'retention.manage');
    return this.db.transaction(actor, async (tx) => {
      const runs = await runsOf(tx, actor.institutionId, SHOWN);
      return {
        rules: await this.rulesHere(tx, actor.institutionId),
        planned: runs.find(({ state }) => state === 'planned') ?? null,
        past: runs.filter(({ state }) => state !== 'planned'),
      };
    });
  }

  /** Sets lengths, in months, by rule. @throws {DomainError} invalid, `retention.months`, at the field `months-<rule>`. */
  async setMonths(actor: Actor, months: Readonly<Record<string, number>>): Promise<void> {
    permit(actor, 'retention.manage');
    refuseWrong(this.rules, months);
    await this.db.transaction(actor, async (tx) => {
      const before = await this.rulesHere(tx, actor.institutionId);
      const changed = before.filter(({ code, months: now }) => months[code] !== undefined && months[code] !== now);
      for (const { code } of changed)
        await tx.query(
          `insert into retention_setting (institution_id, rule, months) values ($1, $2, $3)
           on conflict (institution_id, rule) do update set months = excluded.months`,
          [actor.institutionId, code, months[code]],
        );
      if (changed.length === 0) return;
      await record(tx, actor, { event: 'retention.changed', fields: changed.map(({ code }) => code) });
      await this.lookAgain(tx, actor);
    });
  }

  /**
   * Once a day: carries out what was announced a week ago and reminded of the day before, then looks at what is due and
   * announces it. Where nobody was reminded in time, because the service stood still, that is done first.
   */
  async daily(institutionId: string, today: string): Promise<void> {
    const actor = systemActor(institutionId);
    await this.db.transaction(actor, async (tx) => {
      const planned = await plannedRun(tx, institutionId);
      if (!planned) return this.plan(tx, actor, today);
      if (planned.remindedOn === null) return this.remind(tx, planned, { institutionId, today });
      if (planned.notBefore > today || planned.remindedOn >= today) return;
      await this.carryOut(tx, actor, planned);
      await this.plan(tx, actor, today);
    });
  }

  /** Says that it is tomorrow, from the day before on. */
  private async remind(
    tx: EntityManager,
    { id, notBefore }: RetentionRun,
    { institutionId, today }: { readonly institutionId: string; readonly today: string },
  ): Promise<void> {
    const tomorrow = dayAfter(today);
    if (tomorrow < notBefore) return;
    await tx.query('update retention_run set reminded_at = $3::date where institution_id = $1 and id = $2', [
      ...[institutionId, id, today],
    ]);
    await this.news?.tell(tx, institutionId, { what: 'tomorrow', notBefore: tomorrow });
  }

  /** Carries out at once what was announced. @throws {DomainError} not-found; conflict, `retention.moved-on`, when it is over. */
  async doNow(actor: Actor, runId: string): Promise<void> {
    permit(actor, 'retention.manage');
    await this.db.transaction(actor, async (tx) => this.carryOut(tx, actor, await thisRun(tx, actor, runId)));
  }

  /** Lets everything stay this time; the next dry run is at the next look. @throws {DomainError} as `doNow`. */
  async callOff(actor: Actor, runId: string): Promise<void> {
    permit(actor, 'retention.manage');
    await this.db.transaction(actor, async (tx) => {
      const { id } = await thisRun(tx, actor, runId);
      await settle(tx, actor, id, 'called-off');
      await record(tx, actor, { event: 'retention.called-off', object: id });
    });
  }

  private async rulesHere(tx: EntityManager, institutionId: string): Promise<RuleHere[]> {
    const own = await monthsSet(tx, institutionId);
    return this.rules.map((rule) => ({
      ...rule,
      months: own.get(rule.code) ?? rule.months,
      isOwn: own.has(rule.code),
    }));
  }

  /** A dry run: what each rule finds on a day. With nothing found there is nothing to announce. */
  private async plan(tx: EntityManager, actor: Actor, asOf: string): Promise<void> {
    const { institutionId } = actor;
    const lines: { rule: string; months: number; found: number }[] = [];
    for (const { code, months, due } of await this.rulesHere(tx, institutionId)) {
      const found = await countBy(tx, due, { institutionId, asOf, months });
      if (found > 0) lines.push({ rule: code, months, found });
    }
    if (lines.length === 0) return;
    const [run] = await tx.query<{ id: string }[]>(
      `insert into retention_run (institution_id, as_of, not_before) values ($1, $2, $2::date + $3::int) returning id`,
      [institutionId, asOf, DAYS_TO_SAY_NO],
    );
    await tx.query(
      `insert into retention_line (institution_id, run_id, rule, months, found)
       select $1, $2, l.* from unnest($3::text[], $4::int[], $5::int[]) l`,
      [institutionId, run?.id, lines.map((l) => l.rule), lines.map((l) => l.months), lines.map((l) => l.found)],
    );
    const notBefore = dayAfter(asOf, DAYS_TO_SAY_NO);
    await this.news?.tell(tx, institutionId, { what: 'announced', notBefore });
    await record(tx, actor, {
      event: 'retention.planned',
      object: run?.id ?? '',
      fields: lines.map(({ rule }) => rule),
    });
  }

  /** What was announced under other lengths is no longer what would go: it is called off, and looked at anew. */
  private async lookAgain(tx: EntityManager, actor: Actor): Promise<void> {
    const planned = await plannedRun(tx, actor.institutionId);
    if (!planned) return;
    await settle(tx, actor, planned.id, 'called-off');
    await this.plan(tx, actor, planned.asOf);
  }

  private async carryOut(tx: EntityManager, actor: Actor, run: RetentionRun): Promise<void> {
    const { institutionId } = actor;
    for (const { rule: code, months } of run.lines) {
      const rule = this.rules.find((one) => one.code === code);
      const went = rule ? await countBy(tx, rule.act, { institutionId, asOf: run.asOf, months }) : 0;
      await tx.query(`update retention_line set went = $4 where institution_id = $1 and run_id = $2 and rule = $3`, [
        ...[institutionId, run.id, code, went],
      ]);
    }
    await settle(tx, actor, run.id, 'done');
    await this.news?.tell(tx, institutionId, { what: 'done', notBefore: run.notBefore });
    await record(tx, actor, { event: 'retention.done', object: run.id, fields: run.lines.map(({ rule }) => rule) });
  }
}

/** @param day YYYY-MM-DD, as what comes back. */
function dayAfter(day: string, days = 1): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

async function thisRun(tx: EntityManager, { institutionId }: Actor, runId: string): Promise<RetentionRun> {
  const planned = await plannedRun(tx, institutionId);
  if (planned?.id === runId) return planned;
  const known = await tx.query<unknown[]>('select 1 from retention_run where institution_id = $1 and id = $2', [
    ...[institutionId, runId],
  ]);
  if (known.length === 0) throw new DomainError('not-found', 'retention.not-found', runId);
  throw new DomainError('conflict', 'retention.moved-on', runId);
}

async function settle(tx: EntityManager, actor: Actor, runId: string, state: 'done' | 'called-off'): Promise<void> {
  await tx.query(
    `update retention_run set state = $3, settled_at = now(), settled_by = $4 where institution_id = $1 and id = $2`,
    [actor.institutionId, runId, state, actor.accountId],
  );
}

function refuseWrong(rules: readonly RetentionRule[], months: Readonly<Record<string, number>>): void {
  const faults = rules.flatMap(({ code, fewest = 1 }) => {
    const given = months[code];
    if (given === undefined || (Number.isInteger(given) && given >= fewest && given <= 240)) return [];
    return [{ field: `months-${code}`, message: `Give a whole number of months from ${fewest} to 240` }];
  });
  if (faults.length > 0) throw new DomainError('invalid', 'retention.months', 'retention.months', faults);
}
