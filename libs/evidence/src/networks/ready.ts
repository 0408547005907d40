import type { EntityManager } from 'typeorm';
import { keptReleases } from '../data/releases.query';
import { kpisWhole } from '../kpis/data/kpis.query';
import type { EvidenceDocument } from '../packs/evidence-files.service';
import { yearsOf } from '../practice/data/year.query';
import { academicYear } from '../practice/domain/academic-year';
import { newestPlan } from '../school-plans/data/plans-then.query';
import type { NetworkItem } from './data/networks.query';
import type { SentItem } from './data/sendings.query';

/** What could go out now, and what waits and for what. */
export interface Ready {
  readonly items: readonly SentItem[];
  /** Whole sentences. */
  readonly waiting: readonly string[];
}

/** What is ready of these: the newest reading, the newest signed release that holds enough, the newest finished year. */
export async function readyOf(
  tx: EntityManager,
  institutionId: string,
  wanted: readonly NetworkItem[],
  documents: readonly EvidenceDocument[],
): Promise<Ready> {
  const found = [];
  for (const item of wanted) found.push(...(await readyItem(tx, institutionId, item, documents)));
  const items = found.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const keys = items.map((one) => JSON.stringify(one));
  return {
    items: items.filter((one, at) => keys.indexOf(JSON.stringify(one)) === at),
    waiting: found.filter((one) => typeof one === 'string'),
  };
}

type Found = readonly (SentItem | string)[];

async function readyItem(
  tx: EntityManager,
  institutionId: string,
  { kind, kpiId, document, schoolId }: NetworkItem,
  documents: readonly EvidenceDocument[],
): Promise<Found> {
  if (kind === 'kpi') return kpisReady(tx, institutionId, [kpiId ?? '']);
  if (kind === 'kpis') return kpisReady(tx, institutionId);
  if (kind === 'practice') return practiceReady(tx, institutionId);
  if (kind === 'school-plan') return schoolPlanReady(tx, institutionId, schoolId ?? '');
  const wanted = documents.find(({ key }) => key === document);
  return wanted ? documentReady(tx, institutionId, wanted) : [];
}

async function kpisReady(tx: EntityManager, institutionId: string, ids?: readonly string[]): Promise<Found> {
  const all = await kpisWhole(tx, institutionId, ids);
  return all.flatMap(({ kpi, readings: [last] }): (SentItem | string)[] => {
    if (kpi.state !== 'agreed') return ids ? [`“${kpi.name}” is not agreed.`] : [];
    return [
      last
        ? { kind: 'kpi', name: kpi.name, kpiId: kpi.id, reading: last.number }
        : `“${kpi.name}” has not been read yet.`,
    ];
  });
}

async function practiceReady(tx: EntityManager, institutionId: string): Promise<Found> {
  const [year] = (await yearsOf(tx, institutionId)).filter(({ finishedAt }) => finishedAt !== null);
  if (!year) return ['No year of the practice audit is finished yet.'];
  return [{ kind: 'practice', name: `What we do for social mobility, ${academicYear(year.year)}`, yearId: year.id }];
}

async function schoolPlanReady(tx: EntityManager, institutionId: string, schoolId: string): Promise<Found> {
  const found = await newestPlan(tx, institutionId, schoolId);
  if (!found) return [];
  if (found.year === null) return [`“${found.name}” has nothing in its plan yet.`];
  const name = `Plan of ${found.name}, ${academicYear(found.year)}`;
  return [{ kind: 'school-plan', name, schoolId, year: found.year }];
}

async function documentReady(
  tx: EntityManager,
  institutionId: string,
  { key, name, needs }: EvidenceDocument,
): Promise<Found> {
  const signed = (await keptReleases(tx, institutionId)).filter(({ state }) => state === 'signed');
  const release = signed.find(({ tables }) =>
    needs.every((id) => tables.shown.some(({ measure }) => measure.id === id)),
  );
  return [
    release
      ? { kind: 'document', name, document: key, release: release.number }
      : `No signed release holds what “${name}” needs.`,
  ];
}
