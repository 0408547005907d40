import type { Actor } from '@footing/kernel';
import { bitsOf } from '../../domain/stages';
import type { SnapshotScale } from '../../domain/snapshot-scale';
import { type ReleaseAsk, Releases } from '../../releases/releases.service';
import type { EvidenceStage } from '../../spec/evidence-stage';
import { dimension, type MadeUp, madeUp } from '../../spec/made-up';

/** Those who prepare and sign releases of a stage. */
export interface Desk {
  readonly analyst: Actor;
  readonly lead: Actor;
}

export async function deskOf(stage: EvidenceStage): Promise<Desk> {
  const account = (name: string) =>
    stage.one(
      `insert into account (institution_id, name, email) values ($1, $2, $2 || '@b.example') returning id`,
      name,
    );
  return {
    analyst: { ...stage.as('analyst'), accountId: await account('amina') },
    lead: { ...stage.as('programme-lead'), accountId: await account('ben') },
  };
}

const matched = bitsOf(['eligible', 'invited', 'applied', 'allocated', 'matched', 'met']);
const unmatched = bitsOf(['eligible', 'invited', 'applied']);
const group = { ...dimension('group:x', ['in', 'out'], true), kind: 'group' as const, name: 'First in the family' };
const imd = { ...dimension('imd', ['1', '3', 'Fünf & mehr']), name: 'IMD quintile' };

const scale = (wave: 'baseline' | 'close'): SnapshotScale => ({
  ...{ key: `${wave}:confidence`, wave, scale: 'confidence', name: 'Confidence', sha256: 'c'.repeat(64) },
  ...{ isLocked: true, alpha: 0.81, alphaOf: 600 },
});

/** 1,800 people, each group large: two in three had a mentor. */
const people: MadeUp[] = Array.from({ length: 1800 }, (_, at): MadeUp => {
  const hasMentor = at % 3 < 2;
  const meetings = hasMentor ? (at * 7) % 11 : 0;
  const band = meetings < 6 ? String(meetings) : meetings < 8 ? '6-7' : meetings < 10 ? '8-9' : '10-or-more';
  const quintile = ['1', '3', 'Fünf & mehr'][(at * 5 + (at % 2)) % 3] ?? '1';
  const yes = (every: number) => (at % every > 0 ? 1 : 0);
  return {
    ...{ stages: hasMentor ? matched : unmatched, meetings, fit: hasMentor ? 20_000 + ((at * 13) % 40_000) : null },
    codes: {
      ...{ arm: hasMentor ? 'matched' : 'unmatched', 'group:x': at % 2 === 0 ? 'in' : 'out' },
      ...{ imd: quintile, meetings: band },
    },
    ...{ lastedDays: hasMentor ? (at * 11) % 210 : null, hasEnded: at % 4 === 0 },
    waves: [2, 0, yes(hasMentor ? 5 : 4) + 1, 0, 0],
    scores: [2 + ((at * 3) % 7) / 3, 2.4 + ((at * 5) % 8) / 3],
    outcomes: [yes(9), yes(7), yes(5), (at * 7) % 10 < (quintile === '1' ? 5 : 8) ? 1 : 0],
  };
});

const reached = (n: number) => ({ n, noiseKey: n % 256 });
const population = [null, 'group:x'].map((one) => {
  const half = one === null ? 1 : 2;
  const counts = [2400, 2200, 1800, 1200].map((count) => reached(count / half));
  const [eligible, invited, applied, met] = counts;
  return {
    ...{ round: 1, cohort: '2025/26', group: one },
    reached: { eligible, invited, applied, matched: met } as Record<
      'eligible' | 'invited' | 'applied' | 'matched',
      { n: number; noiseKey: number }
    >,
  };
});

const compare = { dimension: 'imd', priority: '1', comparator: 'Fünf & mehr' };
/** One of every measure. */
export const everyMeasure: ReleaseAsk['asks'] = [
  { measure: 'M01' },
  { measure: 'M02', by: ['group:x'], minimumMeetings: 3 },
  { measure: 'M03' },
  { measure: 'M04', by: ['group:x'], wave: 'close' },
  { measure: 'M05', wave: 'close' },
  { measure: 'M06', by: ['group:x'], wave: 'close' },
  { measure: 'M07', scale: 'close:confidence' },
  { measure: 'M08', scale: 'confidence' },
  { measure: 'M09', scale: 'confidence' },
  { measure: 'M10', scale: 'close:confidence' },
  { measure: 'M12', outcome: 'progression', by: ['imd'] },
  { measure: 'M13', by: ['group:x'] },
  { measure: 'M14', outcome: 'progression', compare },
  { measure: 'M15', outcome: 'progression', compare: { ...compare, within: 'group:x' } },
  { measure: 'M19', cost: 12_000 },
  { measure: 'M20' },
  { measure: 'M21', by: ['group:x'] },
  { measure: 'M22' },
];

/** A release of made-up people. @returns its number; signed unless told otherwise. */
export async function madeRelease(
  stage: EvidenceStage,
  { analyst, lead }: Desk,
  {
    asks = everyMeasure,
    profile = 'public',
    isSigned = true,
  }: Partial<Pick<ReleaseAsk, 'asks' | 'profile'>> & { isSigned?: boolean } = {},
): Promise<number> {
  const scales = [scale('baseline'), scale('close')];
  const snapshot = await madeUp(stage, { dimensions: [group, imd], people, scales, population });
  const { number, sha256 } = await stage.get(Releases).propose(analyst, { snapshot, name: 'Autumn', profile, asks });
  if (isSigned) await stage.get(Releases).sign(lead, number, sha256);
  return number;
}
