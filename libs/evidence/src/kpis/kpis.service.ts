import { type AuditEvent, record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { possibleOwners } from '../practice/data/owners.query';
import {
  addPoint,
  type KpiWhole,
  kpisOf,
  kpisWhole,
  nextOf,
  type SnapshotToRead,
  snapshotsToRead,
} from './data/kpis.query';
import { characteristics, type KpiChoices } from './characteristics';
import { pointsNow } from './domain/kpi';
import { startingSet, type StartingNation } from './domain/starting-set';
import { kpiChanged, kpiSettled, noKpi, notShownYear, refuseKpi } from './errors';
import { faultsInKpi, faultsInPoint, type KpiInput, notStaffFaults, type PointInput } from './kpi.input';

export type { KpiChoices } from './characteristics';
export type { KpiWhole } from './data/kpis.query';
export type { KpiInput } from './kpi.input';

const ADD = `insert into kpi (institution_id, name, measure, outcome, characteristic, priority, comparator, population, threshold, reference,
    source_note, champion_id, owner_id, made_at, made_by, changed_at, changed_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $14, $15) returning id`;
const CHANGE = `update kpi set version = version + 1, name = $4, measure = $5, outcome = $6, characteristic = $7, priority = $8,
    comparator = $9, population = $10, threshold = $11, reference = $12, source_note = $13, champion_id = $14, owner_id = $15,
    changed_at = $16, changed_by = $17
  where institution_id = $1 and id = $2 and version = $3 returning id`;
const MOVES = {
  agree: `version = version + 1, state = 'agreed', agreed_at = $3, agreed_by = $4, changed_at = $3, changed_by = $4 where state = 'draft'`,
  retire: `version = version + 1, state = 'retired', retired_at = $3, retired_by = $4, changed_at = $3, changed_by = $4 where state = 'agreed'`,
  'bring-back': `version = version + 1, state = 'agreed', retired_at = null, retired_by = null, changed_at = $3, changed_by = $4 where state = 'retired'`,
} as const;
export type KpiMove = keyof typeof MOVES;
type Written = [{ id: string }[], number];

/** What a university set itself to reach: names, definitions, years and people. */
@Injectable()
export class Kpis {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Those that the actor may read: what is not agreed only where nothing limits them, and own ones alone where that does. @throws {DomainError} forbidden. */
  list(actor: Actor): Promise<KpiWhole[]> {
    return this.reading(actor, (tx) => visible(tx, actor));
  }

  /** Those that the actor champions or owns, retired ones left out; none for somebody who may read none. */
  async own(actor: Actor): Promise<KpiWhole[]> {
    const { accountId, institutionId } = actor;
    if (accountId === null) return [];
    permit(actor, 'kpis.read');
    return this.db.transaction(actor, async (tx) =>
      kpisWhole(tx, institutionId, await kpisOf(tx, institutionId, accountId)),
    );
  }

  /** @throws {DomainError} forbidden; not-found. */
  find(actor: Actor, id: string): Promise<KpiWhole> {
    return this.reading(actor, async (tx) => {
      const [found] = await visible(tx, actor, [id]);
      if (!found) throw noKpi(id);
      return found;
    });
  }

  /** What the form of a KPI offers. @throws {DomainError} forbidden. */
  async choices(actor: Actor): Promise<KpiChoices> {
    permit(actor, 'kpis.edit');
    return this.db.transaction(actor, async (tx) => ({
      people: await possibleOwners(tx, actor.institutionId),
      characteristics: await characteristics(tx, actor.institutionId),
    }));
  }

  /** What each characteristic and its codes are called. @throws {DomainError} forbidden. */
  async names(actor: Actor): Promise<KpiChoices['characteristics']> {
    permit(actor, 'kpis.read');
    return this.db.transaction(actor, (tx) => characteristics(tx, actor.institutionId));
  }

  /** Snapshots that a KPI can be read from, the newest first. @throws {DomainError} forbidden. */
  async snapshots(actor: Actor): Promise<SnapshotToRead[]> {
    permit(actor, 'evidence.read');
    return this.db.transaction(actor, (tx) => snapshotsToRead(tx, actor.institutionId));
  }

  /** Adds the set to begin from as drafts; those whose name is there already are left out. @returns how many were added. */
  begin(actor: Actor): Promise<number> {
    return this.writing(actor, async (tx) => {
      const [place] = await tx.query<{ nation: StartingNation }[]>('select nation from institution where id = $1', [
        actor.institutionId,
      ]);
      const there = new Set((await kpisWhole(tx, actor.institutionId)).map(({ kpi }) => kpi.name));
      const fresh = startingSet(place?.nation ?? 'england').filter(({ name }) => !there.has(name));
      for (const one of fresh) await this.insert(tx, actor, { ...one, reference: '', championId: null, ownerId: null });
      return fresh.length;
    });
  }

  /** @returns its id. @throws {DomainError} forbidden; invalid, with fields. */
  add(actor: Actor, input: KpiInput): Promise<string> {
    return this.writing(actor, async (tx) => {
      refuseKpi(faultsInKpi(input));
      return this.insert(tx, actor, input);
    });
  }

  /**
   * Writes it in the place of the version that was seen. @throws {DomainError} forbidden; invalid, with fields; not-found; conflict:
   * `kpi.changed` where somebody was quicker, `kpi.settled` where what was agreed would change.
   */
  change(actor: Actor, id: string, seen: number, input: KpiInput): Promise<void> {
    return this.writing(actor, async (tx) => {
      refuseKpi(faultsInKpi(input));
      await one(tx, actor, id);
      const [rows] = await tx.query<Written>(CHANGE, [
        ...[actor.institutionId, id, seen, ...columnsOf(input), this.clock.now(), actor.accountId],
      ]);
      if (rows.length === 0) throw kpiChanged(id);
      await note(tx, actor, 'kpi.changed', await one(tx, actor, id));
    });
  }

  /** Agrees it, retires it, or brings it back. @throws {DomainError} forbidden; not-found; conflict, `kpi.settled`. */
  move(actor: Actor, id: string, move: KpiMove): Promise<void> {
    return this.writing(actor, async (tx) => {
      await one(tx, actor, id);
      const [set, where] = MOVES[move].split(' where ');
      const [rows] = await tx.query<Written>(
        `update kpi set ${set} where institution_id = $1 and id = $2 and ${where} returning id`,
        [actor.institutionId, id, this.clock.now(), actor.accountId],
      );
      if (rows.length === 0) throw kpiSettled(id);
      await note(tx, actor, 'kpi.changed', await one(tx, actor, id));
    });
  }

  /**
   * Sets, changes or takes away what is to be reached in a year; what it was stays beside it. There is one baseline and one target: setting
   * another takes the one before away. @throws {DomainError} forbidden; invalid, with fields; not-found; conflict, `kpi.settled`.
   */
  set(actor: Actor, id: string, input: PointInput): Promise<void> {
    return this.writing(actor, async (tx) => {
      await nextOf(tx, actor.institutionId, id);
      const whole = await one(tx, actor, id);
      refuseKpi(faultsInPoint(input, whole.kpi.state === 'agreed'));
      await this.put(tx, actor, whole, { ...input, reading: null });
    });
  }

  /** Takes the baseline from a reading. @throws {DomainError} as `set`; invalid where no such year is shown. */
  baselineFrom(actor: Actor, id: string, year: number, why: string): Promise<void> {
    return this.writing(actor, async (tx) => {
      await nextOf(tx, actor.institutionId, id);
      const whole = await one(tx, actor, id);
      const [reading] = whole.readings;
      const figure = reading?.years.find((each) => each.year === year)?.figure;
      if (!reading || !figure || !('value' in figure)) throw notShownYear();
      const value = Math.round(figure.value * 1000) / 10;
      refuseKpi(faultsInPoint({ kind: 'baseline', year, value, why }, true));
      await this.put(tx, actor, whole, { kind: 'baseline', year, value, why, reading: reading.number });
    });
  }

  private async put(
    tx: EntityManager,
    actor: Actor,
    whole: KpiWhole,
    input: PointInput & { readonly reading: number | null },
  ) {
    const { id, state } = whole.kpi;
    if (state === 'retired') throw kpiSettled(id);
    const line = { why: input.why, setAt: this.clock.now(), by: actor.accountId };
    const now = pointsNow(whole.points);
    if (input.kind !== 'milestone')
      for (const before of now.filter((each) => each.kind === input.kind && each.year !== input.year))
        await addPoint(tx, actor.institutionId, id, { ...before, value: null, reading: null, ...line });
    await addPoint(tx, actor.institutionId, id, { ...input, ...line });
    await note(tx, actor, 'kpi.point-set', whole);
  }

  private async insert(tx: EntityManager, actor: Actor, input: KpiInput): Promise<string> {
    const [made] = await tx.query<{ id: string }[]>(ADD, [
      ...[actor.institutionId, ...columnsOf(input), this.clock.now(), actor.accountId],
    ]);
    await note(tx, actor, 'kpi.changed', await one(tx, actor, made?.id ?? ''));
    return made?.id ?? '';
  }

  private async reading<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, 'kpis.read');
    return this.db.transaction(actor, async (tx) => {
      await record(tx, actor, { event: 'kpi.viewed' });
      return work(tx);
    });
  }

  private async writing<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, 'kpis.edit');
    return this.db.transaction(actor, work).catch((error: unknown) => {
      const broken = brokenConstraint(error);
      if (broken === 'kpi_people_are_staff') refuseKpi(notStaffFaults);
      if (broken === 'kpi_stands' || broken === 'kpi_point_not_when_retired') throw kpiSettled('kpi');
      throw error;
    });
  }
}

async function visible(tx: EntityManager, actor: Actor, ids?: readonly string[]): Promise<KpiWhole[]> {
  const limit = permit(actor, 'kpis.read');
  const all = await kpisWhole(tx, actor.institutionId, ids);
  const isTheirs = ({ kpi }: KpiWhole) =>
    actor.accountId !== null && (kpi.championId === actor.accountId || kpi.ownerId === actor.accountId);
  if (limit === null) return all;
  return all.filter((one) => isTheirs(one) || (limit === 'released' && one.kpi.state !== 'draft'));
}

async function one(tx: EntityManager, { institutionId }: Actor, id: string): Promise<KpiWhole> {
  const [found] = await kpisWhole(tx, institutionId, [id]);
  if (!found) throw noKpi(id);
  return found;
}

async function note(tx: EntityManager, actor: Actor, event: AuditEvent, { kpi }: KpiWhole): Promise<void> {
  const ids = [...new Set([kpi.championId, kpi.ownerId])].filter((each) => each !== null);
  await record(tx, actor, { event, subjects: ids.map((id) => ({ kind: 'account' as const, id })), object: kpi.id });
}

const columnsOf = (input: KpiInput): unknown[] => [
  ...[
    input.name,
    input.measure,
    input.outcome,
    input.characteristic,
    input.priority,
    input.comparator,
    input.population,
  ],
  ...[input.threshold, input.reference, input.sourceNote, input.championId, input.ownerId],
];
