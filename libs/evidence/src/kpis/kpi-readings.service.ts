import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { headOf } from '../data/snapshots.query';
import { noSnapshot } from '../errors';
import { Evidence } from '../evidence.service';
import type { Ask } from '../measures/ask';
import { addReading, type KpiWhole, kpisWhole, nextOf } from './data/kpis.query';
import type { KpiDefinition } from './domain/kpi';
import { kpiLacks, kpiSettled, noKpi } from './errors';
import { dimensionsFor, readYear } from './reading';

export type { SnapshotToRead } from './data/kpis.query';
export type { PointInput } from './kpi.input';

/** Looks at KPIs: from a snapshot, through the gate as for everybody, and keeps what came of it as it was shown. */
@Injectable()
export class KpiReadings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly evidence: Evidence,
  ) {}

  /**
   * Reads one from a snapshot; done twice it is done once.
   * @throws {DomainError} forbidden; not-found, `kpi.not-found` or `snapshot.not-found`; conflict: `kpi.settled` unless it is agreed,
   *   `kpi.lacks` where the snapshot does not hold what it is measured by.
   */
  async take(actor: Actor, id: string, snapshot: number): Promise<void> {
    permit(actor, 'evidence.read');
    const { kpi, readings } = await this.db.transaction(actor, (tx) => found(tx, actor, id));
    if (kpi.state !== 'agreed') throw kpiSettled(id);
    if (readings.some((one) => one.snapshot === snapshot)) return;
    const { sha256, years } = await this.read(actor, kpi, snapshot);
    await this.db.transaction(actor, async (tx) => {
      await nextOf(tx, actor.institutionId, id);
      const line = { snapshot, sha256, years, takenAt: this.clock.now(), by: actor.accountId };
      await addReading(tx, actor.institutionId, id, line);
      await record(tx, actor, { event: 'kpi.read', object: id, count: snapshot });
    });
  }

  /** Each year by itself: nobody is in a row of two, so one cannot be worked out from another. */
  private async read(actor: Actor, kpi: KpiDefinition, snapshot: number) {
    const head = await this.db.transaction(actor, (tx) => headOfNumber(tx, actor.institutionId, snapshot));
    if (!head || head.forgottenAt) throw noSnapshot(snapshot);
    const by = dimensionsFor(kpi);
    const of = head.dimensions.find(({ key }) => key === kpi.characteristic) ?? null;
    const codes = [kpi.priority, kpi.comparator].filter((code) => code !== null);
    const cohorts = head.dimensions.find(({ key }) => key === 'cohort')?.codes ?? [];
    if (cohorts.length === 0 || !codes.every((code) => of?.codes.some((one) => one.code === code)))
      throw kpiLacks(snapshot);
    const asks = cohorts.map(({ code }) => ({ ...askOf(kpi), by, cohorts: [code] }));
    const tables = await this.evidence.report(actor, { snapshot, profile: 'public', asks });
    const years = tables.map(({ cells }, at) =>
      readYear(kpi, { year: Number(cohorts[at]?.code.slice(0, 4)), cells, of }),
    );
    return { sha256: head.sha256, years };
  }
}

/** A gap is worked out from the rate of the same outcome. */
function askOf({ measure, outcome }: KpiDefinition): Pick<Ask, 'measure' | 'outcome'> {
  if (measure === 'M02' || measure === 'M13') return { measure };
  return { measure: 'M11', ...(outcome ? { outcome } : {}) };
}

const headOfNumber = async (tx: Parameters<typeof headOf>[0], institutionId: string, number: number) =>
  Number.isInteger(number) ? headOf(tx, institutionId, number) : null;

async function found(tx: Parameters<typeof kpisWhole>[0], { institutionId }: Actor, id: string): Promise<KpiWhole> {
  const [one] = await kpisWhole(tx, institutionId, [id]);
  if (!one) throw noKpi(id);
  return one;
}
