import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { entriesOf, entryOf, missingSnapshots, type PracticeEntry, type PracticeYear } from './data/year.query';
import { wordsNow } from './data/words.query';
import { isPart, type PracticePart, topicOf } from './domain/part';
import { type PracticeEvidence, readEvidence } from './domain/evidence-lines';
import { type EntryInput, faultsInEntry } from './entry.input';
import { changedMeanwhile, notThere, refuseFaults, yearFinished } from './errors';
import { yearFor } from './reach';

/** One part in one year, with its words and what was said the year before. */
export interface OpenEntry {
  readonly entry: PracticeEntry;
  readonly words: PracticePart;
  readonly topic: PracticePart;
  readonly year: PracticeYear;
  /** Null: no earlier year. */
  readonly before: { readonly year: PracticeYear; readonly entry: PracticeEntry } | null;
}

/** What a university says of each part, and who may change it. */
@Injectable()
export class PracticeEntries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} not-found. */
  find(actor: Actor, id: string): Promise<OpenEntry> {
    permit(actor, 'practice.read');
    return this.db.transaction(actor, async (tx) => {
      const open = await openEntry(tx, actor, id);
      await record(tx, actor, { event: 'practice.viewed', subjects: ownersOf([open.entry]), object: id });
      return open;
    });
  }

  /**
   * Writes it, in the place of the version that was seen. @throws {DomainError} invalid, with fields; not-found; conflict:
   * `practice.changed` where somebody was quicker, `practice.finished` where the year is.
   */
  async save(actor: Actor, id: string, seen: number, input: EntryInput): Promise<PracticeEntry> {
    permit(actor, 'practice.edit');
    refuseFaults(id, faultsInEntry(input));
    const { evidence } = readEvidence(input.evidence);
    const saved = this.db.transaction(actor, async (tx) => {
      const { entry } = await openEntry(tx, actor, id);
      await this.refuseUnknown(tx, actor, evidence);
      const [count] = await this.write(tx, actor, entry.id, seen, input);
      if (!count) throw changedMeanwhile(id);
      await writeEvidence(tx, actor, id, evidence);
      await record(tx, actor, { event: 'practice.saved', object: id });
      return (await openEntry(tx, actor, id)).entry;
    });
    return saved.catch((error: unknown) => {
      throw brokenConstraint(error) === 'practice_year_stands' ? yearFinished(id) : error;
    });
  }

  private async write(tx: EntityManager, actor: Actor, id: string, seen: number, input: EntryInput) {
    const { activity, rating, gaps } = input;
    return tx
      .query<[{ id: string }[], number]>(
        `update practice_entry set version = version + 1, activity = $4, rating = $5, gaps = $6, changed_at = $7, changed_by = $8
         where institution_id = $1 and id = $2 and version = $3 returning id`,
        [actor.institutionId, id, seen, activity, rating, gaps, this.clock.now(), actor.accountId],
      )
      .then(([rows]) => rows);
  }

  private async refuseUnknown(tx: EntityManager, actor: Actor, evidence: readonly PracticeEvidence[]): Promise<void> {
    const numbers = evidence.flatMap(({ snapshot }) => (snapshot === null ? [] : [snapshot]));
    const missing = await missingSnapshots(tx, actor.institutionId, numbers);
    refuseFaults(
      'evidence',
      missing.map((number) => ({ field: 'evidence', message: `There is no snapshot ${number}` })),
    );
  }
}

async function openEntry(tx: EntityManager, actor: Actor, id: string): Promise<OpenEntry> {
  const entry = await entryOf(tx, actor.institutionId, id);
  if (!entry || !isPart(entry.part)) throw notThere(id);
  const { year, earlier } = await yearFor(tx, actor, entry.yearId);
  const [before] = earlier;
  const words = await wordsNow(tx, actor.institutionId);
  const [own, topic] = [words.get(entry.part), words.get(topicOf(entry.part))];
  if (!own || !topic) throw notThere(id);
  const then = before ? await entriesOf(tx, actor.institutionId, before.id) : [];
  const last = then.find(({ part }) => part === entry.part);
  return { entry, words: own, topic, year, before: before && last ? { year: before, entry: last } : null };
}

async function writeEvidence(tx: EntityManager, actor: Actor, id: string, evidence: readonly PracticeEvidence[]) {
  await tx.query('delete from practice_evidence where institution_id = $1 and entry_id = $2', [
    actor.institutionId,
    id,
  ]);
  await tx.query(
    `insert into practice_evidence (institution_id, entry_id, place, url, snapshot, words)
     select $1, $2, n.place, n.url, n.snapshot, n.words
     from unnest($3::text[], $4::int[], $5::text[]) with ordinality n(url, snapshot, words, place)`,
    [
      ...[actor.institutionId, id],
      ...[evidence.map(({ url }) => url), evidence.map(({ snapshot }) => snapshot), evidence.map(({ words }) => words)],
    ],
  );
}

/** Whose names are seen with these entries, each once. */
export function ownersOf(entries: readonly PracticeEntry[]): { kind: 'account'; id: string }[] {
  const ids = entries.flatMap(({ actions }) => actions.flatMap(({ ownerId }) => ownerId ?? []));
  return [...new Set(ids)].map((id) => ({ kind: 'account' as const, id }));
}
