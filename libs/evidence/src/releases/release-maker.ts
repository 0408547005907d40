import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import type { Held, LedgerEntry, Protected, PublishedCell } from '@footing/statistics';
import { countedPeople, keptEntries, type KeptEntry } from '../data/release-counts.query';
import { type EvidenceTable, tableTold } from '../measures/evidence-table';
import type { Asked, ReleasePlan } from '../measures/releases';
import { isReach, type Prepared, ReportMaker, rowsOf } from '../measures/report-maker';
import { canonical } from '../snapshots/hash-of-snapshot';
import { beyondOf } from './earlier-sums';
import { against, type Earlier, entriesOf, fewOf, knownHere, ledgerName, withLedgerNames } from './ledger-of';
import { ReachComparer } from './reach-comparer';
import type { ReachPlace } from './reach-places';

/** A release before it is kept. */
export interface Made {
  readonly tables: { readonly shown: readonly EvidenceTable[]; readonly ledger: readonly PublishedCell[] };
  /** Of the tables, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Of each cross of the release. */
  readonly entries: readonly (readonly LedgerEntry[])[];
  /** Not empty: it must not go out. */
  readonly held: readonly Held[];
}

/** One cross of a release, before what went out earlier is known. */
interface Comparing extends Pick<Prepared, 'head' | 'profile'> {
  readonly plan: ReleasePlan;
  readonly number: number;
  readonly found: Protected;
  readonly before: readonly LedgerEntry[];
}

/** Makes tables that cannot be taken from those that went before. */
@Injectable()
export class ReleaseMaker {
  constructor(
    private readonly db: Database,
    private readonly reports: ReportMaker,
    private readonly reach: ReachComparer,
  ) {}

  /** Cost: as a report, and each row of the snapshot once more, by name of its pid. */
  async make(actor: Actor, { head, profile, asked, plans }: Prepared, number: number): Promise<Made> {
    const told = new Map<Asked, EvidenceTable>();
    const [ledger, entries, held]: [PublishedCell[], LedgerEntry[][], Held[]] = [[], [], []];
    const reached: ReachPlace[] = [];
    for (const plan of plans) {
      const cells = await this.reports.counted(actor, head, plan);
      const first = await this.reports.through(plan, profile, cells);
      const seen = await this.seen(
        actor,
        { head, profile, plan, number, found: first, before: entries.flat() },
        reached,
      );
      const isFirst = seen.known.length === 0 && seen.beyond.length === 0;
      const found = isFirst ? first : await this.reports.through(plan, profile, cells, seen.known, seen.beyond);
      held.push(...seen.held);
      entries.push(seen.entries(found));
      reached.push(...seen.places);
      ledger.push(...withLedgerNames(plan, head, found));
      for (const [at, one] of plan.asked.entries()) told.set(one, tableTold(one, at, head, found));
    }
    const shown = asked.flatMap((one) => told.get(one) ?? []);
    const sha256 = createHash('sha256').update(canonical(shown)).digest('hex');
    return { tables: { shown, ledger }, sha256, entries, held };
  }

  /** Nobody's number stands behind reach: it has a ledger of its own. */
  private async seen(actor: Actor, comparing: Comparing, before: readonly ReachPlace[]) {
    if (!isReach(comparing.plan)) return { ...(await this.compared(actor, comparing)), places: [] };
    const reached = await this.reach.compared(actor, { ...comparing, before });
    return { ...reached, beyond: [], entries: (): LedgerEntry[] => [] };
  }

  private async compared(actor: Actor, { head, profile, plan, number, found, before }: Comparing) {
    const people = await this.db.asEvaluator(actor, (tx) => countedPeople(tx, rowsOf(actor, head, plan), plan));
    const entries = ({ cells }: Protected) => entriesOf(plan, people, { head, release: String(number), cells });
    const names = plan.countings.map((one) => ledgerName(one, head));
    const kept = await this.db.asEvaluator(actor, (tx) => keptEntries(tx, actor.institutionId, names));
    // Other crosses of this very release go out with it.
    const own = { name: String(number), profile, cells: [], entries: before };
    const earlier = earlierOf(kept);
    const fresh = entries(found);
    const { held, known } = against(fresh, [...earlier, own], fewOf[profile]);
    return { held, known: knownHere(plan, head, known), beyond: beyondOf(plan, fresh, earlier, head), entries };
  }
}

function earlierOf(kept: readonly KeptEntry[]): Earlier[] {
  const releases = new Map<string, KeptEntry[]>();
  for (const one of kept) releases.set(one.release, [...(releases.get(one.release) ?? []), one]);
  return [...releases].map(([name, own]) => ({
    name,
    profile: own[0]?.profile ?? 'public',
    cells: own[0]?.ledger ?? [],
    entries: own.map(({ snapshot, measure, of, people, cells, shown }) => ({
      ...{ release: name, snapshot: String(snapshot), measure, of, shown },
      membership: { people: people.map(Number), cells },
    })),
  }));
}
