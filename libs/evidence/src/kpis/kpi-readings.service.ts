import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { Evidence } from '../evidence.service';
import type { Ask } from '../measures/ask';
import type { EvidenceTable } from '../measures/evidence-table';
import { addReading, type KpiWhole, kpisWhole, nextOf } from './data/kpis.query';
import type { KpiDefinition } from './domain/kpi';
import { kpiLacks, kpiSettled, noKpi } from './errors';
import { dimensionsFor, readYears, type ReadYear } from './reading';

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
    const table = await this.table(actor, kpi, snapshot);
    const years = yearsIn(kpi, table);
    await this.db.transaction(actor, async (tx) => {
      await nextOf(tx, actor.institutionId, id);
      const line = { snapshot, sha256: table.sha256, years, takenAt: this.clock.now(), by: actor.accountId };
      await addReading(tx, actor.institutionId, id, line);
      await record(tx, actor, { event: 'kpi.read', object: id, count: snapshot });
    });
  }

  private table(actor: Actor, kpi: KpiDefinition, snapshot: number): Promise<EvidenceTable> {
    const by = dimensionsFor(kpi);
    return this.evidence.table(actor, { ...askOf(kpi), snapshot, by, profile: 'public' }).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'evidence.wrong') throw kpiLacks(snapshot);
      throw error;
    });
  }
}

/** A gap is worked out from the rate of the same outcome. */
function askOf({ measure, outcome }: KpiDefinition): Pick<Ask, 'measure' | 'outcome'> {
  if (measure === 'M02' || measure === 'M13') return { measure };
  return { measure: 'M11', ...(outcome ? { outcome } : {}) };
}

function yearsIn(kpi: KpiDefinition, { by, cells, snapshot }: EvidenceTable): ReadYear[] {
  const cohort = by.find(({ key }) => key === 'cohort');
  const of = kpi.characteristic === null ? null : (by.find(({ key }) => key === kpi.characteristic) ?? null);
  const codes = [kpi.priority, kpi.comparator].filter((code) => code !== null);
  if (!cohort || (kpi.characteristic !== null && !codes.every((code) => of?.codes.some((one) => one.code === code))))
    throw kpiLacks(snapshot);
  return readYears(kpi, { cells, cohort, of });
}

async function found(tx: Parameters<typeof kpisWhole>[0], { institutionId }: Actor, id: string): Promise<KpiWhole> {
  const [one] = await kpisWhole(tx, institutionId, [id]);
  if (!one) throw noKpi(id);
  return one;
}
