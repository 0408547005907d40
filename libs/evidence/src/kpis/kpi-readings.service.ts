import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keepYear } from '../data/release-counts.query';
import { isWhereItStood, ledgerStand, type LedgerStand } from '../data/releases.query';
import { headOf, type SnapshotHead } from '../data/snapshots.query';
import { noSnapshot } from '../errors';
import type { Ask } from '../measures/ask';
import { ReportMaker } from '../measures/report-maker';
import { type Made, ReleaseMaker } from '../releases/release-maker';
import { addReading, type KpiReading, type KpiWhole, kpisWhole } from './data/kpis.query';
import type { KpiDefinition } from './domain/kpi';
import { kpiBusy, kpiLacks, kpiSettled, noKpi } from './errors';
import { dimensionsFor, heldYear, type ReadYear, readYear } from './reading';

export type { SnapshotToRead } from './data/kpis.query';
export type { PointInput } from './kpi.input';

const TRIES = 3;

/** One reading before it is kept. */
interface Read {
  readonly years: readonly ReadYear[];
  /** Of each year that is shown from this snapshot: what goes into the ledger. */
  readonly fresh: readonly { readonly year: number; readonly made: Made }[];
}

/**
 * Looks at KPIs: from a snapshot, through the gate as for everybody, held against everything that was told before, and keeps what came of it
 * as it was shown.
 */
@Injectable()
export class KpiReadings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly reports: ReportMaker,
    private readonly maker: ReleaseMaker,
  ) {}

  /**
   * Reads one from a snapshot; done twice it is done once. A year whose figures differ from what was told by a few people stays as it was.
   * @throws {DomainError} forbidden; not-found, `kpi.not-found` or `snapshot.not-found`; conflict: `kpi.settled` unless it is agreed,
   *   `kpi.lacks` where the snapshot does not hold what it is measured by, `kpi.busy` while others read or prepare.
   */
  async take(actor: Actor, id: string, snapshot: number): Promise<void> {
    permit(actor, 'evidence.read');
    for (let tried = 1; tried <= TRIES; tried += 1) {
      const begun = await this.begin(actor, id);
      if (begun.kpi.state !== 'agreed') throw kpiSettled(id);
      if (begun.readings.some((one) => one.snapshot === snapshot)) return;
      const head = await this.headOf(actor, begun.kpi, snapshot);
      const read = await this.read(actor, begun, head);
      if (await this.keep(actor, begun, head, read)) return;
    }
    throw kpiBusy(id);
  }

  private begin(actor: Actor, id: string): Promise<Begun> {
    return this.db.transaction(actor, async (tx) => {
      const stand = await ledgerStand(tx, actor.institutionId);
      return { ...(await found(tx, actor, id)), stand };
    });
  }

  /** A snapshot whose rows are there and that holds what the KPI is measured by. */
  private async headOf(actor: Actor, kpi: KpiDefinition, snapshot: number): Promise<SnapshotHead> {
    const head = await this.db.transaction(actor, (tx) => headOfNumber(tx, actor.institutionId, snapshot));
    if (!head || head.forgottenAt) throw noSnapshot(snapshot);
    const of = dimensionOf(kpi, head);
    const codes = [kpi.priority, kpi.comparator].filter((code) => code !== null);
    if (yearsOf(head).length === 0 || !codes.every((code) => of?.codes.some((one) => one.code === code)))
      throw kpiLacks(snapshot);
    return head;
  }

  /** Each year by itself: nobody is in a row of two, so one cannot be worked out from another. */
  private async read(actor: Actor, { kpi, readings, stand }: Begun, head: SnapshotHead): Promise<Read> {
    const by = dimensionsFor(kpi);
    const cohorts = yearsOf(head);
    const asks = cohorts.map((code) => ({ ...askOf(kpi), by, cohorts: [code] }));
    const prepared = await this.reports.prepare(actor, { snapshot: head.number, profile: 'public', asks });
    const [years, fresh]: [ReadYear[], { year: number; made: Made }[]] = [[], []];
    for (const plan of prepared.plans) {
      const year = Number(cohorts[years.length]?.slice(0, 4));
      const made = await this.maker.make(actor, { ...prepared, asked: plan.asked, plans: [plan] }, stand.next);
      const isHeld = made.held.length > 0;
      const cells = made.tables.shown.flatMap((one) => one.cells);
      years.push(isHeld ? heldYear(year, readings) : readYear(kpi, { year, cells, of: dimensionOf(kpi, head) }));
      if (!isHeld) fresh.push({ year, made });
    }
    return { years, fresh };
  }

  /** False: something was told meanwhile, with which it has to be compared. */
  private keep(actor: Actor, { kpi, stand }: Begun, head: SnapshotHead, { years, fresh }: Read): Promise<boolean> {
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      if (!isWhereItStood(await ledgerStand(tx, institutionId), stand)) return false;
      const { number: snapshot, sha256 } = head;
      const line = { snapshot, sha256, years, takenAt: this.clock.now(), by: actor.accountId };
      const reading = await addReading(tx, institutionId, kpi.id, line);
      for (const { year, made } of fresh)
        await keepYear(...([tx, institutionId, { kpi: kpi.id, reading, year, snapshot }] as const), {
          entries: made.entries.flat(),
          told: made.tables.ledger,
        });
      await record(tx, actor, { event: 'kpi.read', object: kpi.id, count: snapshot });
      return true;
    });
  }
}

/** A KPI, and how far the ledger was when it was looked at. */
interface Begun {
  readonly kpi: KpiWhole['kpi'];
  readonly readings: readonly KpiReading[];
  readonly stand: LedgerStand;
}

/** A gap is worked out from the rate of the same outcome. */
function askOf({ measure, outcome }: KpiDefinition): Pick<Ask, 'measure' | 'outcome'> {
  if (measure === 'M02' || measure === 'M13') return { measure };
  return { measure: 'M11', ...(outcome ? { outcome } : {}) };
}

const dimensionOf = ({ characteristic }: KpiDefinition, { dimensions }: SnapshotHead) =>
  dimensions.find(({ key }) => key === characteristic) ?? null;
const yearsOf = ({ dimensions }: SnapshotHead): string[] =>
  dimensions.find(({ key }) => key === 'cohort')?.codes.map(({ code }) => code) ?? [];

const headOfNumber = async (tx: EntityManager, institutionId: string, number: number) =>
  Number.isInteger(number) ? headOf(tx, institutionId, number) : null;

async function found(tx: EntityManager, { institutionId }: Actor, id: string): Promise<KpiWhole> {
  const [one] = await kpisWhole(tx, institutionId, [id]);
  if (!one) throw noKpi(id);
  return one;
}
