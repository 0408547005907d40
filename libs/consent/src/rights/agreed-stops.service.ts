import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { type Actor, DomainError, type Purpose, purposeCodes } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type Choice, choicesOf } from '../choices.service';
import { refusalOf } from '../errors';
import { type JournalLine, StopJournal } from '../journal/stop-journal';
import { Notices } from '../notices.service';
import type { Person } from '../person';
import { recordedAs, type WholePerson } from './data/person.query';

/** One use of somebody's data that goes on now, and could be stopped for them. */
type Use = Pick<Choice, 'purpose' | 'item' | 'verb' | 'standing'> & { readonly person: Person };

/** Stops what somebody objected to, when whoever handles requests agrees: as if they had stopped it themselves. */
@Injectable()
export class AgreedStops {
  constructor(
    private readonly notices: Notices,
    private readonly journal: StopJournal,
  ) {}

  /** What goes on now and can be stopped, in the order of the codes; in a transaction for purpose `own`. */
  async open(tx: EntityManager, institutionId: string, person: WholePerson): Promise<Purpose[]> {
    const uses = await usesOf(tx, institutionId, person);
    return [...new Set(uses.map(({ purpose }) => purpose))];
  }

  /**
   * Begins to stop these purposes, in a transaction before the one that closes the request: from there on no use begins, so the
   * answer waits for what is under way and for nothing that comes after. Should the answer then fail, they stop all the same:
   * whoever sent it has agreed. @throws {DomainError} as `within`: then nothing has begun.
   */
  async begin(tx: EntityManager, actor: Actor, person: WholePerson, purposes: readonly Purpose[]): Promise<void> {
    for (const { person: one, purpose, item, verb, standing } of await usesAmong(tx, actor, person, purposes)) {
      if (standing === 'stopping') continue;
      const { sha256 } = await this.notices.current(tx, actor, purpose);
      await asked(
        tx,
        `select consent.intend_stop($1, $2, $3, $4, $5, decode($6, 'hex'), clock_timestamp(), 'objection agreed', $7)`,
        [one.id, one.kind, purpose, item, kindOf(verb), sha256, actor.accountId ?? 'system'],
      );
    }
  }

  /**
   * Stops these purposes whole, as part of the transaction that closes the request.
   * @returns each stop, for `writeDown` once the transaction has ended. @throws {DomainError} invalid, `right.stops`, for what
   * does not go on; conflict, `consent.handed-over`, while something is on its way out: try again in a moment.
   */
  async within(
    tx: EntityManager,
    actor: Actor,
    person: WholePerson,
    purposes: readonly Purpose[],
  ): Promise<JournalLine[]> {
    const lines: JournalLine[] = [];
    for (const use of await usesAmong(tx, actor, person, purposes)) lines.push(await this.stop(tx, actor, use));
    return lines;
  }

  /** Writes down outside the database what was stopped, so that an older copy that is put back can be told of it. */
  async writeDown(lines: readonly JournalLine[]): Promise<void> {
    for (const line of lines) await this.journal.append(line);
  }

  private async stop(tx: EntityManager, actor: Actor, { person, purpose, item, verb }: Use): Promise<JournalLine> {
    const { sha256 } = await this.notices.current(tx, actor, purpose);
    const [made] = await asked<{ id: string; at: Date }>(
      tx,
      `select r.id, r.recorded_at as at
       from consent.record($1, $2, $3, $4, $5, decode($6, 'hex'), clock_timestamp(), 'objection agreed', $7) r`,
      [person.id, person.kind, purpose, item, kindOf(verb), sha256, actor.accountId ?? 'system'],
    );
    if (!made) throw new Error('consent.record answered nothing');
    await record(tx, actor, { event: 'consent.decided', subjects: [person], object: made.id, fields: [purpose] });
    const { institutionId } = actor;
    return { institutionId, eventId: made.id, person, purpose, item, at: made.at.toISOString() };
  }
}

const kindOf = (verb: Choice['verb']) => (verb === 'object' ? 'objected' : 'withdrawn');

const asked = <Row extends object>(tx: EntityManager, sql: string, given: unknown[]): Promise<Row[]> =>
  tx.query<Row[]>(sql, given).catch((error: unknown) => {
    throw refusalOf(error);
  });

/** The uses of these purposes. @throws {DomainError} invalid, `right.stops`, for a purpose that has none. */
async function usesAmong(
  tx: EntityManager,
  { institutionId }: Actor,
  person: WholePerson,
  purposes: readonly Purpose[],
): Promise<Use[]> {
  const uses = await usesOf(tx, institutionId, person);
  const missing = purposes.find((purpose) => !uses.some((use) => use.purpose === purpose));
  if (missing) throw new DomainError('invalid', 'right.stops', missing);
  return uses.filter(({ purpose }) => purposes.includes(purpose));
}

/** What goes on, or has been begun to be stopped and waits for that to be recorded. */
async function usesOf(tx: EntityManager, institutionId: string, whole: WholePerson): Promise<Use[]> {
  const uses: Use[] = [];
  for (const { kind, id } of recordedAs(whole)) {
    if (kind === 'account') continue;
    const person = { kind, id };
    const choices = await choicesOf(tx, { institutionId }, person);
    for (const { purpose, item, verb, standing } of choices)
      if (standing !== 'stopped' && verb !== 'none') uses.push({ purpose, item, verb, standing, person });
  }
  return uses.sort(inOrderOfFences);
}

/** Purposes as the map has them, people and items within: in another order a draft that is being kept would be waited for in a circle. */
const inOrderOfFences = (a: Use, b: Use): number =>
  purposeCodes.indexOf(a.purpose) - purposeCodes.indexOf(b.purpose) ||
  a.person.id.localeCompare(b.person.id) ||
  (a.item < b.item ? -1 : 1);
