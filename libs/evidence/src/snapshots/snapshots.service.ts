import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { begin, hasChanged } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { headOf, heads, keep, nextNumber, type SnapshotHead } from '../data/snapshots.query';
import { populationCounts } from '../domain/population';
import { bitsOf } from '../domain/stages';
import { academicYear } from '../domain/week';
import { noSnapshot } from '../errors';
import { assemble } from './assemble';
import type { Facts } from './facts';
import { hashOfSnapshot } from './hash-of-snapshot';
import { readFacts, type Read } from './read-facts';
import { detailOf, type SnapshotDetail, type SnapshotView, viewOf } from './snapshot-view';

const TRIES = 3;
const LONGEST_NAME = 200;

/** Snapshots: what the evidence base is worked out from. Each stays as it was taken, and is known by its number and its hash. */
@Injectable()
export class Snapshots {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Takes one of everybody who says yes to being counted at this moment, without a name.
   * @throws {DomainError} forbidden; invalid, `snapshot.name`; conflict, `snapshot.nobody`, or `consent.changed` where people
   *   changed their minds faster than it could be taken.
   */
  async take(actor: Actor, { name }: { readonly name: string }): Promise<SnapshotView> {
    permit(actor, 'evidence.take');
    if (name.trim() === '' || name.length > LONGEST_NAME)
      throw new DomainError('invalid', 'snapshot.name', 'name', [
        { field: 'name', message: `Enter a name of up to ${LONGEST_NAME} letters` },
      ]);
    for (let tried = 1; ; tried += 1)
      try {
        return await this.db.transaction(actor, (tx) => this.taken(tx, actor, name.trim()));
      } catch (error) {
        if (tried === TRIES || !hasChanged(error)) throw error;
      }
  }

  /** All of them, the newest first. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<SnapshotView[]> {
    permit(actor, 'evidence.read');
    return this.db.transaction(actor, async (tx) => {
      await record(tx, actor, { event: 'evidence.listed' });
      return (await heads(tx, actor.institutionId)).map(viewOf);
    });
  }

  /** What can be asked of one. @throws {DomainError} forbidden; not-found, `snapshot.not-found`. */
  async open(actor: Actor, number: number): Promise<SnapshotDetail> {
    permit(actor, 'evidence.read');
    return this.db.transaction(actor, async (tx) => {
      const head = await headOf(tx, actor.institutionId, number);
      if (!head) throw noSnapshot(number);
      await record(tx, actor, { event: 'evidence.listed', count: number });
      return detailOf(head);
    });
  }

  private async taken(tx: EntityManager, actor: Actor, name: string): Promise<SnapshotView> {
    const { institutionId } = actor;
    const at = this.clock.now();
    const number = await nextNumber(tx, institutionId);
    const { facts, yes } = await readFacts(tx, this.secrets, actor, at);
    const { rows, ...parts } = assemble(facts);
    if (rows.length === 0) throw new DomainError('conflict', 'snapshot.nobody', institutionId);
    const meaning = { ...parts, population: countsOf(facts) };
    const sha256 = hashOfSnapshot(meaning, rows).toString('hex');
    const head: SnapshotHead = {
      ...{ number, name, takenAt: at, sha256, rowCount: rows.length, nation: facts.nation, ...meaning },
      forgottenAt: null,
    };
    await keep(tx, institutionId, head, rows);
    await record(tx, actor, { event: 'evidence.taken', count: rows.length, special: true });
    await fence(tx, yes, number);
    return viewOf(head);
  }
}

/** Last of all: nobody is in it who has changed their mind since it was read. */
async function fence(tx: EntityManager, yes: Read['yes'], number: number): Promise<void> {
  for (const [purpose, people] of yes)
    await begin(tx, { purpose, people, place: 'evidence', run: `snapshot ${number}` });
}

function countsOf({ population, rounds, names, groups }: Facts) {
  const ofId = new Map(rounds.map((one) => [one.id, one]));
  const counted = population.map((one) => ({
    round: ofId.get(one.roundId)?.number ?? 0,
    cohort: academicYear(ofId.get(one.roundId)?.opens ?? ''),
    groups: one.groups.map((id) => `group:${id}`),
    mark: names.get(one.personId)?.mark ?? 0,
    stages: bitsOf([
      'eligible',
      ...(one.isInvited ? (['invited'] as const) : []),
      ...(one.isApplicant ? (['applied'] as const) : []),
      ...(one.isMatched ? (['matched'] as const) : []),
    ]),
  }));
  return populationCounts(
    counted,
    groups.map(({ id }) => `group:${id}`),
  );
}
