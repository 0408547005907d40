import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { Funnels, type RoundRows } from '../funnel/funnels.service';
import { autumnOf } from '../practice/domain/academic-year';
import { keptReleases } from '../data/releases.query';
import { schoolActionsOf } from './data/school-actions.query';
import type { LedSchool } from './data/schools.query';
import { countsOf, isLateHere, isOpenHere, type PlanCounts, type SchoolAction } from './domain/school-action';
import { schoolFor, schoolsFor } from './reach';
import { releasedRows, type ReleasedTable } from './released-rows';

export type { PlanCounts, SchoolAction };

/** More than fit on a page that somebody reads. */
const MOST_TABLES = 12;

/** An action, and whether its day is over. */
export type SchoolActionNow = SchoolAction & { readonly isLate: boolean };

/** A school as the list of all shows it. */
export interface SchoolLine {
  readonly school: LedSchool;
  /** Of all its years together. */
  readonly now: PlanCounts;
}

/** What a school says of itself in one year, beside the years before. */
export interface SchoolPlan {
  readonly school: LedSchool;
  /** The autumn. */
  readonly year: number;
  /** Every year with an action, and this one; the newest first. */
  readonly years: readonly { readonly year: number; readonly counts: PlanCounts }[];
  /** Of the year: open ones first, then by day. */
  readonly actions: readonly SchoolActionNow[];
}

/** Plans of schools, for those who lead one and for those who look after all. */
@Injectable()
export class SchoolPlans {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly funnels: Funnels,
  ) {}

  /** The autumn of the academic year that it is. */
  thisYear(): number {
    return autumnOf(this.today());
  }

  /** Every school that the actor may read, by name. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<SchoolLine[]> {
    permit(actor, 'school-plans.read');
    return this.db.transaction(actor, async (tx) => {
      const schools = await schoolsFor(tx, actor, 'school-plans.read');
      const all = await schoolActionsOf(
        tx,
        actor.institutionId,
        schools.map(({ id }) => id),
      );
      await record(tx, actor, { event: 'school-plan.viewed', count: schools.length });
      return schools.map((school) => ({
        school,
        now: countsOf(
          all.filter(({ schoolId }) => schoolId === school.id),
          this.today(),
        ),
      }));
    });
  }

  /**
   * How far students of these schools got in the rounds of the last years, as the gate lets it out, beside everybody.
   * @throws {DomainError} forbidden.
   */
  async figures(actor: Actor, schools: readonly LedSchool[]): Promise<RoundRows[]> {
    permit(actor, 'school-plans.read');
    const reached = await this.db.transaction(actor, (tx) => schoolsFor(tx, actor, 'school-plans.read'));
    const wanted = reached.filter(({ id }) => schools.some((one) => one.id === id)).map(({ id }) => id);
    return this.funnels.rowsOfSchools(actor, wanted, `${this.thisYear() - 2}-08-01`);
  }

  /**
   * What signed releases say of a school, the newest first: gaps between groups in it among that, where an analyst asked for them.
   * @throws {DomainError} forbidden; not-found.
   */
  async released(actor: Actor, schoolId: string): Promise<ReleasedTable[]> {
    permit(actor, 'school-plans.read');
    return this.db.transaction(actor, async (tx) => {
      await schoolFor(tx, actor, schoolId, 'school-plans.read');
      const signed = (await keptReleases(tx, actor.institutionId)).filter(({ state }) => state === 'signed');
      return releasedRows(signed, schoolId).slice(0, MOST_TABLES);
    });
  }

  /** @param year the autumn; null: this one. @throws {DomainError} forbidden; not-found. */
  async of(
    actor: Actor,
    schoolId: string,
    year: number | null,
    event: 'school-plan.viewed' | 'school-plan.taken-out' = 'school-plan.viewed',
  ): Promise<SchoolPlan> {
    permit(actor, 'school-plans.read');
    return this.db.transaction(actor, async (tx) => {
      const school = await schoolFor(tx, actor, schoolId, 'school-plans.read');
      const all = await schoolActionsOf(tx, actor.institutionId, [schoolId]);
      const shown = year ?? this.thisYear();
      const actions = all.filter((one) => one.year === shown);
      const owners = new Set(actions.flatMap(({ ownerId }) => ownerId ?? []));
      const subjects = [...owners].map((id) => ({ kind: 'account' as const, id }));
      await record(tx, actor, { event, object: schoolId, subjects });
      const years = [...new Set([this.thisYear(), shown, ...all.map((one) => one.year)])].sort((a, b) => b - a);
      return {
        ...{ school, year: shown },
        years: years.map((one) => ({
          year: one,
          counts: countsOf(
            all.filter((action) => action.year === one),
            this.today(),
          ),
        })),
        actions: actions
          .map((one) => ({ ...one, isLate: isLateHere(one, this.today()) }))
          .sort((a, b) => Number(isOpenHere(b)) - Number(isOpenHere(a)) || a.dueOn.localeCompare(b.dueOn)),
      };
    });
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}
