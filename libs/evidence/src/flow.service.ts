import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { type BaseCell, type Profile, protect, type PublishedCell, type Shown } from '@footing/statistics';
import { cellsOf } from './data/cells.query';
import { headOf, type SnapshotHead } from './data/snapshots.query';
import { bitOf, type Stage } from './domain/stages';
import { noSnapshot, wrongAsk } from './errors';
import { attack } from './gate/attack';
import type { CountingPlan } from './measures/countings';
import { populationOf } from './measures/reach';

/** A step of the way of those who could take part. */
export type FlowStage = Stage | 'counted';

export interface FlowStep {
  readonly stage: FlowStage;
  readonly words: string;
  /** How many came so far. */
  readonly n: Shown;
  /** Of which step they are a part; null: of none. */
  readonly of: FlowStage | null;
}

export interface FlowAsk {
  readonly snapshot: number;
  readonly cohorts?: readonly string[];
  /** `internal` unless told. */
  readonly profile?: Profile;
}

/** The steps, each a part of an earlier one: those of everybody who could take part, then those of who said yes to being counted. */
const steps: readonly { readonly stage: FlowStage; readonly of: FlowStage | null; readonly words: string }[] = [
  { stage: 'eligible', of: null, words: 'Could take part' },
  { stage: 'invited', of: 'eligible', words: 'Were invited, or came by themselves' },
  { stage: 'applied', of: 'invited', words: 'Applied' },
  { stage: 'counted', of: 'applied', words: 'Said yes to being counted: the steps from here on are theirs alone' },
  { stage: 'allocated', of: 'counted', words: 'Had a mentor proposed' },
  { stage: 'matched', of: 'allocated', words: 'Had a mentor: both said yes' },
  { stage: 'met', of: 'matched', words: 'Met' },
  { stage: 'completed', of: 'matched', words: 'Came to the planned end' },
  { stage: 'surveyed', of: 'counted', words: 'Handed in the survey at the end' },
];

/** How far students came, step by step. Every number goes through the gate, with the number it is a part of. */
@Injectable()
export class Flow {
  constructor(private readonly db: Database) {}

  /** @throws {DomainError} forbidden; not-found, `snapshot.not-found`; invalid, `evidence.wrong`. */
  async of(actor: Actor, { snapshot, cohorts, profile = 'internal' }: FlowAsk): Promise<FlowStep[]> {
    permit(actor, 'evidence.read');
    const head = await this.db.transaction(actor, async (tx) => {
      const found = Number.isInteger(snapshot) ? await headOf(tx, actor.institutionId, snapshot) : null;
      if (!found || found.forgottenAt) throw noSnapshot(snapshot);
      await record(tx, actor, { event: 'evidence.viewed', count: snapshot });
      return found;
    });
    const places = placesOf(cohorts, head);
    const cells = [...everybody(places, head), ...(await this.counted(actor, head, places))];
    const tables = steps.map(({ stage, of }) => ({
      ...{ id: stage, measure: stage, by: [], kind: of === null ? ('count' as const) : ('rate' as const) },
    }));
    const linked = linkedTo(cells);
    const found = await protect({ profile, dimensions: [], tables, cells: linked }, attack);
    return steps.map(({ stage, of, words }) => ({ stage, of, words, n: shownOf(stage, found.cells) }));
  }

  private counted(actor: Actor, head: SnapshotHead, places: readonly number[] | null): Promise<BaseCell[]> {
    const own = steps.filter(({ of }) => of === 'counted' || of === 'allocated' || of === 'matched');
    const countings = [
      { measure: 'counted', where: 'true', x: null, value: null },
      ...own.map(({ stage }) => ({
        measure: stage,
        where: `(p.stages & ${bitOf(stage as Stage)}) <> 0`,
        x: null,
        value: null,
      })),
    ];
    const plan: CountingPlan = { tables: [], countings, by: [] };
    const dimension = head.dimensions.findIndex(({ key }) => key === 'cohort');
    const rows = {
      ...{ institutionId: actor.institutionId, snapshot: head.number, side: 'student' as const },
      cohorts: places && { dimension, places },
    };
    return this.db.asEvaluator(actor, (tx) => cellsOf(tx, rows, plan));
  }
}

function placesOf(cohorts: readonly string[] | undefined, { dimensions }: SnapshotHead): readonly number[] | null {
  if (!cohorts) return null;
  const years = dimensions.find(({ key }) => key === 'cohort')?.codes.map(({ code }) => code) ?? [];
  const places = cohorts.map((year) => years.indexOf(year));
  if (places.includes(-1)) throw wrongAsk([{ field: 'cohorts', message: 'Select academic years of the snapshot' }]);
  return places;
}

/** Steps that are counted of everybody, whether or not they say yes: how many there are, and nothing else of them. */
function everybody(places: readonly number[] | null, head: SnapshotHead): BaseCell[] {
  const counts = populationOf(places, head).filter(({ group }) => group === null);
  return (['eligible', 'invited', 'applied'] as const).map((stage) => ({
    ...{ measure: stage, at: [], x: 0, noiseKeyX: 0 },
    n: counts.reduce((sum, { reached }) => sum + reached[stage].n, 0),
    noiseKey: counts.reduce((sum, { reached }) => (sum + reached[stage].noiseKey) & 255, 0),
  }));
}

/** Each step as a part of the one it is of, so that the gate sees what can be taken from what. */
function linkedTo(cells: readonly BaseCell[]): BaseCell[] {
  const held = (stage: FlowStage) =>
    cells.find(({ measure }) => measure === stage) ?? { measure: stage, at: [], n: 0, x: 0, noiseKey: 0, noiseKeyX: 0 };
  return steps.map(({ stage, of }) => {
    const own = held(stage);
    if (of === null) return own;
    const whole = held(of);
    return { ...whole, measure: stage, x: Math.min(own.n, whole.n), noiseKeyX: own.noiseKey };
  });
}

/** A step is shown as the part of the step that it is of, or where that is not shown as the whole of one that is of it. */
function shownOf(stage: FlowStage, cells: readonly PublishedCell[]): Shown {
  const own = cells.find(({ table }) => table === stage);
  const next = steps.find(({ of }) => of === stage);
  const whole = next && cells.find(({ table }) => table === next.stage)?.n;
  if (stage === 'eligible') return own?.n ?? { code: 'z' };
  if (own?.x) return own.x;
  if (whole && 'value' in whole) return whole;
  return own?.rate && 'code' in own.rate ? own.rate : { code: 'c' };
}
