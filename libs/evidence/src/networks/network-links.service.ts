import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { Clock, systemActor } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type KpiWhole, kpisWhole } from '../kpis/data/kpis.query';
import { characteristics, type KpiChoices } from '../kpis/characteristics';
import { EvidenceFiles } from '../packs/evidence-files.service';
import type { EvidenceFile, FileFormat } from '../packs/file-of';
import { type PracticeReport, PracticeReports } from '../practice/practice-reports.service';
import { type PlanThen, planThen } from '../school-plans/data/plans-then.query';
import { letterBy, type OpenLetter } from './data/sendings.query';
import { noLetter } from './errors';
import { Networks } from './networks.service';
import { readNetworkToken } from './network-token';

export { type Rhythm, rhythms } from './domain/schedule';

/** What a link shows. */
export interface OpenedLetter {
  readonly letter: OpenLetter;
  /** As they stood when it was sent: no later reading and nothing that was set later. */
  readonly kpis: readonly KpiWhole[];
  readonly names: KpiChoices['characteristics'];
  readonly practice: readonly PracticeReport[];
  /** As they were when it was sent. */
  readonly schoolPlans: readonly PlanThen[];
}

/** What whoever holds a link from a mail can open: just what was sent, until it expires or is closed. Nobody counts who opens it. */
@Injectable()
export class NetworkLinks {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly reports: PracticeReports,
    private readonly files: EvidenceFiles,
    private readonly networks: Networks,
  ) {}

  /** @throws {DomainError} not-found for whatever does not open. */
  async open(token: string): Promise<OpenedLetter> {
    const { institutionId, found: letter } = await this.withLetter(token, (_, one) => Promise.resolve(one));
    const actor = systemActor(institutionId);
    const kpis = await this.db.transaction(actor, (tx) => kpisThen(tx, institutionId, letter));
    const names = await this.db.transaction(actor, (tx) => characteristics(tx, institutionId));
    const practice: PracticeReport[] = [];
    for (const item of letter.items)
      if (item.kind === 'practice') practice.push(await this.reports.of(actor, item.yearId));
    const schoolPlans = await this.db.transaction(actor, (tx) => plansThen(tx, institutionId, letter));
    return { letter, kpis, practice, schoolPlans, names };
  }

  /** A document of those that were sent, by its place among the items. @throws {DomainError} not-found; as `EvidenceFiles.document`. */
  async document(token: string, place: number, format: FileFormat): Promise<EvidenceFile> {
    const { institutionId, found } = await this.withLetter(token, (_, one) => Promise.resolve(one));
    const item = found.items[place];
    if (item?.kind !== 'document') throw noLetter();
    return this.files.document(systemActor(institutionId), item.release, item.document, format);
  }

  /** Takes whoever holds the link out of the network: it opens nothing any more. @throws {DomainError} not-found. */
  async leave(token: string): Promise<void> {
    await this.withLetter(token, async (tx, { memberId }, institutionId) => {
      await this.networks.left(tx, { institutionId }, memberId);
      await record(tx, systemActor(institutionId), { event: 'network.left' });
    });
  }

  private async withLetter<T>(
    token: string,
    work: (tx: EntityManager, letter: OpenLetter, institutionId: string) => Promise<T>,
  ): Promise<{ readonly institutionId: string; readonly found: T }> {
    const read = readNetworkToken(token);
    if (!read) throw noLetter();
    const { institutionId, hash } = read;
    return this.db.transaction({ institutionId }, async (tx) => {
      const letter = await letterBy(tx, institutionId, hash, this.clock.now());
      if (!letter) throw noLetter();
      return { institutionId, found: await work(tx, letter, institutionId) };
    });
  }
}

async function plansThen(tx: EntityManager, institutionId: string, { items, madeAt }: OpenLetter): Promise<PlanThen[]> {
  const found: PlanThen[] = [];
  for (const item of items) {
    if (item.kind !== 'school-plan') continue;
    const plan = await planThen(tx, institutionId, { ...item, at: madeAt });
    if (plan) found.push(plan);
  }
  return found;
}

async function kpisThen(tx: EntityManager, institutionId: string, { items, madeAt }: OpenLetter): Promise<KpiWhole[]> {
  const sent = items.flatMap((item) => (item.kind === 'kpi' ? [item] : []));
  const all = await kpisWhole(
    tx,
    institutionId,
    sent.map(({ kpiId }) => kpiId),
  );
  return sent.flatMap(({ kpiId, reading }) => {
    const whole = all.find(({ kpi }) => kpi.id === kpiId);
    if (!whole) return [];
    const points = whole.points.filter(({ setAt }) => setAt <= madeAt);
    return [{ ...whole, points, readings: whole.readings.filter(({ number }) => number <= reading) }];
  });
}
