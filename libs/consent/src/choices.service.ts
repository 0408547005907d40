import { Injectable, Logger } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, whereOf } from '@footing/database';
import {
  type Actor,
  type Basis,
  DomainError,
  permit,
  type Purpose,
  purposes,
  type StopVerb,
  stopVerbOf,
} from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { isHeldUp, refusalOf } from './errors';
import { StopJournal } from './journal/stop-journal';
import type { Person } from './person';
import { afterHandOvers } from './stops/after-hand-overs';

/** One thing that somebody can decide, and how it stands. */
export interface Choice {
  readonly purpose: Purpose;
  /** '' for the purpose as a whole. */
  readonly item: string;
  readonly basis: Basis;
  readonly verb: StopVerb;
  /** `never`: they have said nothing yet. `stopping`: a stop holds already and is being recorded. */
  readonly standing: 'never' | 'given' | 'stopping' | 'stopped';
  /** When it became so, and until when a yes lasts. */
  readonly since: Date | null;
  readonly until: Date | null;
}

/** What somebody decides, and how they were asked. */
export interface Decision {
  readonly purpose: Purpose;
  readonly item: string;
  /** Hash of the text they were shown, and when that was. */
  readonly noticeSha256: string;
  readonly shownAt: Date;
  /** In a few small words of ours, for example `button on my data`. */
  readonly method: string;
}

/** A decision as it stands in the log. */
export interface Recorded {
  readonly id: string;
  readonly seq: number;
  readonly kind: EventKind;
  readonly epoch: number;
  readonly recordedAt: Date;
}

export type EventKind =
  | 'requested'
  | 'given'
  | 'renewed'
  | 'refused'
  | 'withdrawn'
  | 'expired'
  | 'objected'
  | 'objection-lifted'
  | 'invalidated';

const RECORD = `select id, seq, kind, epoch, recorded_at as "recordedAt"
  from consent.record($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9)`;

const INTEND = `select consent.intend_stop($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9)`;

/** What somebody decides about their own data. */
@Injectable()
export class Choices {
  private readonly log = new Logger(Choices.name);

  constructor(
    private readonly db: Database,
    private readonly journal: StopJournal,
  ) {}

  /** How everything that somebody has decided on stands; what they never decided is not in it. */
  async of(actor: Actor, person: Person): Promise<Choice[]> {
    permit(actor, 'consent.decide');
    return this.db.transaction(actor, (tx) => choicesOf(tx, actor, person), 'own');
  }

  /**
   * Says yes, or no longer objects. @throws {DomainError} conflict, when that is so already or nobody is asked here;
   * `consent.handed-over` when something else decides about them just now, such as a long import.
   */
  async give(actor: Actor, person: Person, decision: Decision): Promise<Recorded> {
    permit(actor, 'consent.decide');
    const done = this.db.transaction(actor, async (tx) => {
      const object = (await verbOf(tx, decision.purpose)) === 'object';
      return this.write(tx, actor, person, object ? 'objection-lifted' : 'given', decision);
    });
    return done.catch(heldUp);
  }

  /** Says yes again to what is asked again, and holds on. @throws {DomainError} conflict, when there is no yes. */
  async renew(actor: Actor, person: Person, decision: Decision): Promise<Recorded> {
    permit(actor, 'consent.decide');
    return this.db.transaction(actor, (tx) => this.write(tx, actor, person, 'renewed', decision)).catch(heldUp);
  }

  /** Says no to what was asked for the first time. @throws {DomainError} conflict, when they have said yes: that is a stop. */
  async refuse(actor: Actor, person: Person, decision: Decision): Promise<Recorded> {
    permit(actor, 'consent.decide');
    return this.db.transaction(actor, (tx) => this.write(tx, actor, person, 'refused', decision)).catch(heldUp);
  }

  /**
   * Stops a use. It holds from the first statement on, whatever happens next; what is under way ends first, ten seconds at most.
   * @throws {DomainError} conflict: `consent.does-not-follow`, when nothing is permitted; `consent.not-saved`, when something
   * decides about them for longer than it was tried again, and nothing was changed; `consent.stop-holds`, when it has stopped and
   * could not be recorded yet.
   */
  async stop(actor: Actor, person: Person, decision: Decision): Promise<Recorded> {
    permit(actor, 'consent.decide');
    const intend = () =>
      this.db.transaction(actor, async (tx) => {
        const verb = await verbOf(tx, decision.purpose);
        if (verb === 'none') throw new DomainError('conflict', 'consent.does-not-follow', decision.purpose);
        const kind = verb === 'object' ? ('objected' as const) : ('withdrawn' as const);
        await asked(tx, INTEND, given(actor, person, kind, decision));
        return kind;
      });
    const kind = await afterHandOvers(intend).catch((error: unknown) => {
      throw isHeldUp(error) ? new DomainError('conflict', 'consent.not-saved', decision.purpose) : error;
    });
    const made = await this.recordStop(actor, person, kind, decision);
    const { purpose, item } = decision;
    const at = made.recordedAt.toISOString();
    await this.journal.append({ institutionId: actor.institutionId, eventId: made.id, person, purpose, item, at });
    return made;
  }

  /** Waits for what is under way, twelve seconds at most. Where the stop was recorded for them meanwhile, that is the stop. */
  private async recordStop(actor: Actor, person: Person, kind: EventKind, decision: Decision): Promise<Recorded> {
    const attempt = () => this.db.transaction(actor, (tx) => this.write(tx, actor, person, kind, decision));
    try {
      return await afterHandOvers(attempt);
    } catch (error) {
      const stopped = isOvertaken(error)
        ? await this.db.transaction(actor, (tx) => stopOf(tx, person, decision))
        : null;
      if (stopped) return stopped;
      if (error instanceof DomainError && !isHeldUp(error)) throw error;
      if (!isHeldUp(error)) this.log.error(`a stop could not be recorded at once: ${whereOf(error)}`);
      // It holds, and is recorded for them in a little while.
      throw new DomainError('conflict', 'consent.stop-holds', decision.purpose);
    }
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    person: Person,
    kind: EventKind,
    decision: Decision,
  ): Promise<Recorded> {
    const [made] = await asked<Recorded>(tx, RECORD, given(actor, person, kind, decision));
    if (!made) throw new Error('consent.record answered nothing');
    await record(tx, actor, {
      event: 'consent.decided',
      subjects: [person],
      object: made.id,
      fields: [decision.purpose],
    });
    return made;
  }
}

/** Somebody who says yes or no can do it again in a moment, and is told so. @throws always. */
function heldUp(error: unknown): never {
  throw isHeldUp(error) ? new DomainError('conflict', 'consent.handed-over') : error;
}

const isOvertaken = (error: unknown) => error instanceof DomainError && error.code === 'consent.does-not-follow';

/** The stop that stands; null when none does. */
async function stopOf(tx: EntityManager, { id }: Person, { purpose, item }: Decision): Promise<Recorded | null> {
  const [row] = await tx.query<Recorded[]>(
    `select e.id, e.seq, e.kind, e.epoch, e.recorded_at as "recordedAt" from consent.state s
       join consent.event e on e.institution_id = s.institution_id and e.subject_id = s.subject_id and e.seq = s.last_seq
     where s.subject_id = $1 and s.purpose = $2 and s.item = $3 and not s.permitted`,
    [id, purpose, item],
  );
  return row ?? null;
}

/** Asks a function of consent; what it refuses is a refusal of ours. */
function asked<Row extends object>(tx: EntityManager, sql: string, values: unknown[]): Promise<Row[]> {
  return tx.query<Row[]>(sql, values).catch((error: unknown) => {
    throw refusalOf(error);
  });
}

function given(actor: Actor, person: Person, kind: EventKind, decision: Decision): unknown[] {
  const { purpose, item, noticeSha256, shownAt, method } = decision;
  return [person.id, person.kind, purpose, item, kind, noticeSha256, shownAt, method, actor.accountId ?? 'system'];
}

async function verbOf(tx: EntityManager, purpose: Purpose): Promise<StopVerb> {
  const [rule] = await tx.query<{ basis: Basis }[]>('select basis from consent.rule_of($1)', [purpose]);
  return stopVerbOf(rule?.basis ?? purposes[purpose].basis);
}

/** How everything that somebody has decided on stands: under the purpose `own`. */
export async function choicesOf(
  tx: EntityManager,
  { institutionId }: Pick<Actor, 'institutionId'>,
  person: Person,
): Promise<Choice[]> {
  const rows = await tx.query<(Omit<Choice, 'verb' | 'standing'> & { permitted: boolean; stopping: boolean })[]>(
    `select s.purpose, s.item, r.basis, s.permitted and (s.valid_until is null or s.valid_until > now()) as permitted,
       i.subject_id is not null as stopping, e.recorded_at as since, s.valid_until as until
     from consent.state s cross join lateral consent.rule_of(s.purpose) r
       left join consent.event e on e.institution_id = s.institution_id and e.subject_id = s.subject_id and e.seq = s.last_seq
       left join consent.stop_intent i on i.institution_id = s.institution_id and i.subject_id = s.subject_id
         and i.purpose = s.purpose and i.item = s.item
     where s.institution_id = $1 and s.subject_id = $2 order by s.purpose, s.item`,
    [institutionId, person.id],
  );
  return rows.map(({ permitted, stopping, ...choice }) => ({
    ...choice,
    verb: stopVerbOf(choice.basis),
    standing: stopping ? 'stopping' : permitted ? 'given' : 'stopped',
  }));
}
