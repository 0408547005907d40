import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { entriesOf, type PracticeEntry, type PracticeYear } from './data/year.query';
import { wordsNow } from './data/words.query';
import { isOpen, isOverdue, type PracticeAction } from './domain/action';
import { type PartCode, partCodes, type PracticePart, topicCodes, topicOf } from './domain/part';
import { ownersOf } from './practice-entries.service';
import { yearFor } from './reach';

/** One part of a year beside the year before. */
export interface ReportedPart {
  readonly words: PracticePart;
  readonly entry: PracticeEntry;
  /** Null: no earlier year. */
  readonly before: PracticeEntry | null;
}

/** An action with the part that it is of, and the year it was written in. */
export interface PlannedAction {
  readonly action: PracticeAction;
  readonly part: string;
  /** The autumn. */
  readonly year: number;
  readonly isOverdue: boolean;
}

/** A whole year: what it says, beside the year before, and the plan. */
export interface PracticeReport {
  readonly year: PracticeYear;
  readonly before: PracticeYear | null;
  /** In their order; parts that are left out are not there. */
  readonly topics: readonly { readonly words: PracticePart; readonly parts: readonly ReportedPart[] }[];
  /** Those of this year, and those of earlier years that are still open; open ones first, then by day. */
  readonly plan: readonly PlannedAction[];
  /** Those of this year that were taken away and can be brought back. */
  readonly removed: readonly PlannedAction[];
}

/** A year as a whole, for reading, printing and taking out. */
@Injectable()
export class PracticeReports {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @param event what is written down of who looked. @throws {DomainError} not-found. */
  async of(
    actor: Actor,
    yearId: string,
    event: 'practice.viewed' | 'practice.taken-out' = 'practice.viewed',
  ): Promise<PracticeReport> {
    permit(actor, 'practice.read');
    return this.db.transaction(actor, async (tx) => {
      const { year, earlier } = await yearFor(tx, actor, yearId);
      const all: YearRead[] = [];
      for (const one of [year, ...earlier])
        all.push({ year: one, entries: await entriesOf(tx, actor.institutionId, one.id) });
      const subjects = ownersOf(all.flatMap(({ entries }) => entries));
      await record(tx, actor, { event, subjects, object: yearId });
      const words = await wordsNow(tx, actor.institutionId);
      const today = this.clock.now().toISOString().slice(0, 10);
      const [now, then] = all;
      return {
        ...{ year, before: then?.year ?? null },
        ...reported(words, now?.entries ?? [], then?.entries ?? []),
        ...planned(words, all, today),
      };
    });
  }
}

type Words = ReadonlyMap<string, PracticePart>;

function reported(words: Words, entries: readonly PracticeEntry[], then: readonly PracticeEntry[]) {
  const ofPart = (code: PartCode): ReportedPart[] => {
    const [own, entry] = [words.get(code), entries.find(({ part }) => part === code)];
    if (!own || !entry || own.isHidden) return [];
    return [{ words: own, entry, before: then.find(({ part }) => part === code) ?? null }];
  };
  const topics = topicCodes.flatMap((topic) => {
    const own = words.get(topic);
    const parts = partCodes.filter((code) => topicOf(code) === topic).flatMap(ofPart);
    return own && parts.length > 0 ? [{ words: own, parts }] : [];
  });
  return { topics };
}

interface YearRead {
  readonly year: PracticeYear;
  readonly entries: readonly PracticeEntry[];
}

/** @param all the year, and those before it. */
function planned(words: Words, [now, ...earlier]: readonly YearRead[], today: string) {
  const told = ({ year, entries }: YearRead): PlannedAction[] =>
    entries.flatMap(({ part, actions }) =>
      actions.map((action) => ({
        ...{ action, part: words.get(part)?.title ?? part, year: year.year },
        isOverdue: isOverdue(action, today),
      })),
    );
  const own = now ? told(now) : [];
  const still = earlier.flatMap(told).filter(({ action }) => isOpen(action));
  const plan = [...still, ...own.filter(({ action }) => !action.isRemoved)];
  return { plan: plan.sort(byUrgency), removed: own.filter(({ action }) => action.isRemoved) };
}

const byUrgency = (one: PlannedAction, other: PlannedAction): number =>
  Number(isOpen(other.action)) - Number(isOpen(one.action)) || one.action.dueOn.localeCompare(other.action.dueOn);
