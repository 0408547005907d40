import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ledBy } from '../school-plans/data/schools.query';
import { studyNames } from '../snapshots/study-keys';
import { academicYear } from '../domain/week';
import {
  hasPairings,
  keepFunnel,
  keptFunnel,
  type KeptFunnel,
  type Named,
  namesOf,
  reachedIn,
} from './data/funnel.query';
import { type Counted, type CountedFunnel, type CountedRows, funnelSteps, lagged } from './domain/lagged';
import { type ShownFunnel, type ShownRow, throughGate } from './through-gate';

/** A row with what it is called. */
export type NamedRow = ShownRow & { readonly name: string };

/** How far students got in one round. */
export interface RoundFunnel {
  readonly programmeName: string;
  readonly roundName: string;
  /** Null: whoever asks sees only what has been released, and nothing has been. */
  readonly funnel: {
    readonly takenAt: Date;
    /** Whether pairings were published, which everybody is told; before, nobody can have a mentor. */
    readonly isPaired: boolean;
    readonly everybody: NamedRow;
    readonly schools: readonly NamedRow[];
    readonly groups: readonly NamedRow[];
  } | null;
}

/** How far students of some schools got in one round, beside everybody. */
export interface RoundRows {
  readonly roundId: string;
  /** With its programme. */
  readonly name: string;
  /** In which it opened: `2026/27`. */
  readonly cohort: string;
  readonly takenAt: Date;
  /** As of a round's funnel. */
  readonly isPaired: boolean;
  readonly everybody: NamedRow;
  /** By name; a school that had no part in it has none. */
  readonly schools: readonly (NamedRow & { readonly id: string })[];
}

type Head = Pick<RoundFunnel, 'programmeName' | 'roundName'>;

/** Figures are taken again at the first look after so long. The database holds the same: `funnel_kept_weekly`. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const NO_SCHOOL = 'No school given';

/** Who could take part in a round and who got how far, through the gate: see decision 0030. */
@Injectable()
export class Funnels {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /**
   * By school and by priority group, as everybody may read it. The figures are those of the last taking, and are taken again once a
   * week; each look is recorded. Cost: of a taking, students of the university and one pass of the gate.
   * @throws {DomainError} forbidden; not-found, `round.not-found`.
   */
  async of(actor: Actor, roundId: string): Promise<RoundFunnel> {
    const isLimited = permit(actor, 'reports.read') !== null;
    const head = await this.db.transaction(actor, async (tx) => {
      const found = await headOf(tx, actor.institutionId, roundId);
      await record(tx, actor, { event: 'funnel.viewed', object: roundId, special: !isLimited });
      return found;
    });
    if (isLimited) return { ...head, funnel: null };
    await this.keepUp(actor, roundId);
    return this.db.transaction(actor, async (tx) => ({ ...head, funnel: await named(tx, actor, roundId) }));
  }

  /**
   * Rows of these schools in the rounds that opened since a day, the newest first: the very figures of {@link of}, so that nothing more
   * can be worked out from both. Who leads a school gets its rows alone, whatever schools are asked for. Whoever calls this writes down
   * that somebody looked. Cost: as of {@link of} for each round whose week is over. @param since YYYY-MM-DD.
   * @throws {DomainError} forbidden.
   */
  async rowsOfSchools(actor: Actor, schoolIds: readonly string[], since: string): Promise<RoundRows[]> {
    const isLimited = permit(actor, 'school-plans.read') !== null;
    const { institutionId } = actor;
    const { own, rounds } = await this.db.transaction(actor, async (tx) => ({
      own: await ledBy(tx, institutionId, actor.accountId),
      rounds: await roundsSince(tx, institutionId, since),
    }));
    const wanted = new Set(isLimited ? schoolIds.filter((id) => own.has(id)) : schoolIds);
    const found: RoundRows[] = [];
    for (const { id, name, opens } of wanted.size === 0 ? [] : rounds) {
      await this.keepUp(actor, id);
      const funnel = await this.db.transaction(actor, (tx) => named(tx, actor, id));
      if (!funnel) continue;
      const { takenAt, isPaired, everybody } = funnel;
      const schools = funnel.schools.filter((row) => wanted.has(row.id));
      found.push({ ...{ roundId: id, name, cohort: academicYear(opens), takenAt, isPaired, everybody }, schools });
    }
    return found;
  }

  /** Takes the figures of a round again where their week is over. */
  private async keepUp(actor: Actor, roundId: string): Promise<void> {
    const now = this.clock.now();
    const { kept, counts } = await this.db.transaction(actor, async (tx) => {
      const before = await keptFunnel(tx, actor.institutionId, roundId);
      const isDue = before === null || now.getTime() - before.takenAt.getTime() >= WEEK_MS;
      return { kept: before, counts: isDue ? await this.countedNow(tx, actor, roundId) : null };
    });
    if (counts) await this.take(actor, roundId, kept, counts, now);
  }

  private async take(actor: Actor, roundId: string, kept: KeptFunnel | null, counts: CountedFunnel, takenAt: Date) {
    const counted = lagged(kept?.counted ?? null, counts);
    const shown = await throughGate(counted);
    const fresh = { version: (kept?.version ?? 0) + 1, takenAt, counted, shown };
    await this.db.transaction(actor, (tx) => keepFunnel(tx, actor.institutionId, roundId, fresh));
  }

  private async countedNow(tx: EntityManager, actor: Actor, roundId: string): Promise<CountedFunnel> {
    const students = await reachedIn(tx, actor.institutionId, roundId);
    const ids = students.map(({ id }) => id);
    const marks = (await studyNames(this.secrets, tx, actor, ids)).map(({ mark }) => mark);
    const [schools, groups] = [new Map<string, Counted[]>(), new Map<string, Counted[]>()];
    for (const { id } of await namesOf(tx, 'priority_group', actor.institutionId)) groups.set(id, nobody());
    students.forEach(({ school, groups: own, reached }, at) => {
      add(schools, school, reached, marks[at] ?? 0);
      for (const group of own) add(groups, group, reached, marks[at] ?? 0);
    });
    return { schools: rowsIn(schools), groups: rowsIn(groups) };
  }
}

const nobody = (): Counted[] => funnelSteps.map(() => [0, 0]);
const rowsIn = (rows: ReadonlyMap<string, Counted[]>): CountedRows => Object.fromEntries(rows);

function add(rows: Map<string, Counted[]>, id: string, reached: number, mark: number): void {
  const before = rows.get(id) ?? nobody();
  rows.set(
    id,
    before.map(([n, key], step): Counted => (step <= reached ? [n + 1, (key + mark) & 255] : [n, key])),
  );
}

/** The newest first. */
const roundsSince = (tx: EntityManager, institutionId: string, since: string) =>
  tx.query<{ id: string; name: string; opens: string }[]>(
    `select r.id, p.name || ', ' || r.name as name, r.sign_up_opens::text as opens from round r
       join programme p on p.institution_id = r.institution_id and p.id = r.programme_id
     where r.institution_id = $1 and r.sign_up_opens >= $2::date order by r.sign_up_opens desc, r.id`,
    [institutionId, since],
  );

async function headOf(tx: EntityManager, institutionId: string, roundId: string): Promise<Head> {
  const [head] = await tx.query<Head[]>(
    `select g.name as "programmeName", r.name as "roundName" from round r
       join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
     where r.institution_id = $1 and r.id = $2`,
    [institutionId, roundId],
  );
  if (!head) throw new DomainError('not-found', 'round.not-found', `round ${roundId}`);
  return head;
}

async function named(tx: EntityManager, { institutionId }: Actor, roundId: string): Promise<RoundFunnel['funnel']> {
  const kept = await keptFunnel(tx, institutionId, roundId);
  if (!kept) return null;
  const shown: ShownFunnel = kept.shown;
  const schools = [...(await namesOf(tx, 'school', institutionId)), { id: '', name: NO_SCHOOL }];
  const groups = await namesOf(tx, 'priority_group', institutionId);
  return {
    takenAt: kept.takenAt,
    isPaired: await hasPairings(tx, institutionId, roundId),
    everybody: { ...shown.everybody, name: 'Everybody' },
    schools: inOrder(schools, shown.schools),
    groups: inOrder(groups, shown.groups),
  };
}

/** In the order of names; what no longer has a name is left out. */
const inOrder = (names: readonly Named[], rows: readonly ShownRow[]): NamedRow[] =>
  names.flatMap(({ id, name }) => rows.filter((row) => row.id === id).map((row) => ({ ...row, name })));
