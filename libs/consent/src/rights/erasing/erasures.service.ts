import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, underPurpose } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type JournalLine, StopJournal } from '../../journal/stop-journal';
import { Notices } from '../../notices.service';
import { recordedAs, type WholePerson } from '../data/person.query';
import { countWhere, type KeptRequest, requestById } from '../data/requests.query';
import { type Named, runNamed } from '../named-sql';
import { beginToEndEveryYes, endEveryYes } from './end-every-yes';
import { holdWhole, namesFor, worksHere } from './erased-person.query';
import type { Fate, Trace } from './trace';
import { type ErasureOutcome, traces } from './traces';

/** What stands in the journal in place of a purpose. */
export const ERASURE = 'erasure';

/** What there is of one kind, and what would become of it. */
export interface TraceFound {
  readonly words: string;
  readonly count: number;
  readonly erased: Fate;
  readonly kept: Fate;
  readonly why: string;
}

/** What erasing somebody would do. */
export interface ErasurePreview {
  readonly request: KeptRequest;
  /** Only what there is. */
  readonly found: readonly TraceFound[];
  /** Why it cannot be done yet; null when it can. */
  readonly hindrance: 'works-here' | 'others-open' | null;
}

/** The request that asks for it. */
type ErasureAsked = Pick<KeptRequest, 'id' | 'accountId'>;

/** Who was erased, and what is written down of it outside the database. */
export interface Erased {
  readonly person: WholePerson;
  readonly lines: readonly JournalLine[];
}

/** Erasing what is held about somebody: what would go and what would stay, and doing it. */
@Injectable()
export class Erasures {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly notices: Notices,
    private readonly journal: StopJournal,
  ) {}

  /** @throws {DomainError} not-found, `right.not-found`, also where the request is not for erasure. */
  preview(actor: Actor, requestId: string): Promise<ErasurePreview> {
    permit(actor, 'rights.handle');
    return this.db.transaction(
      actor,
      async (tx) => {
        const request = await requestById(tx, actor.institutionId, requestId);
        if (request.kind !== 'erase') throw new DomainError('not-found', 'right.not-found', `erasure ${requestId}`);
        const person = await holdWhole(tx, actor.institutionId, request.accountId);
        const named = await namesFor(tx, actor.institutionId, person);
        const found: TraceFound[] = [];
        for (const trace of traces) {
          const count = await countedOf(tx, trace, named);
          const { words, erased, kept, why } = trace;
          if (count > 0) found.push({ words, count, erased, kept, why });
        }
        await record(tx, actor, { event: 'right.erasure-viewed', object: requestId, subjects: recordedAs(person) });
        return { request, found, hindrance: await hindranceOf(tx, actor.institutionId, person) };
      },
      'own',
    );
  }

  /**
   * Begins to stop everything that somebody permits who is about to be erased, in a transaction before that one: see
   * `beginToEndEveryYes`. Should the erasure then fail, their yeses end all the same, and it can be done again.
   * @throws {DomainError} conflict, `right.erasure`, as `within`: then nothing has begun.
   */
  async begin(tx: EntityManager, actor: Actor, { accountId }: ErasureAsked): Promise<void> {
    const person = await holdWhole(tx, actor.institutionId, accountId);
    await this.refuseHindered(tx, actor, person);
    await beginToEndEveryYes(tx, this.notices, actor, person);
  }

  /**
   * Erases somebody, as part of the transaction that closes their request (purpose `own`): every yes of theirs ends, what
   * is theirs goes, and their keys are destroyed, so that nothing that was sealed for them can ever be read.
   * @returns who it was, for the last letter to them, and what `writeDown` is told once the transaction has ended.
   * @throws {DomainError} conflict, `right.erasure`, for somebody who works here or has other requests open.
   */
  async within(
    tx: EntityManager,
    actor: Actor,
    { id, accountId }: ErasureAsked,
    outcome: ErasureOutcome,
  ): Promise<Erased> {
    const person = await holdWhole(tx, actor.institutionId, accountId);
    await this.refuseHindered(tx, actor, person);
    return { person, lines: await this.carryOut(tx, actor, person, { requestId: id, outcome }) };
  }

  /** Does it, whatever else is open: also for somebody whom an older copy of the database has brought back. */
  async carryOut(
    tx: EntityManager,
    actor: Actor,
    person: WholePerson,
    { requestId, outcome }: { readonly requestId: string; readonly outcome: ErasureOutcome },
  ): Promise<JournalLine[]> {
    const { institutionId } = actor;
    const named = await namesFor(tx, institutionId, person);
    const stops = await endEveryYes(tx, this.notices, actor, person);
    await this.mark(tx, institutionId, person, requestId, outcome);
    for (const trace of traces)
      await inNameOf(tx, trace, named, async () => {
        for (const sql of statementsFor(trace, outcome)) await runNamed(tx, sql, named);
      });
    for (const id of idsOf(person)) await this.secrets.shred(tx, actor, id);
    await record(tx, actor, { event: 'right.erased', object: requestId, subjects: recordedAs(person), special: true });
    return [...stops, ...linesOfErasure(institutionId, person, requestId, outcome)];
  }

  /** Writes down outside the database what was erased, so that an older copy that is put back can be told of it. */
  async writeDown({ lines }: Erased): Promise<void> {
    for (const line of lines) await this.journal.append(line);
  }

  private async refuseHindered(tx: EntityManager, { institutionId }: Actor, person: WholePerson): Promise<void> {
    const hindrance = await hindranceOf(tx, institutionId, person);
    if (hindrance) throw new DomainError('conflict', 'right.erasure', hindrance);
  }

  private async mark(
    tx: EntityManager,
    institutionId: string,
    person: WholePerson,
    requestId: string,
    outcome: string,
  ) {
    for (const { kind, id } of recordedAs(person))
      if (kind !== 'account')
        await tx.query(
          `insert into rights_erasure (institution_id, subject_kind, subject_id, request_id, outcome) values ($1, $2, $3, $4, $5)`,
          [institutionId, kind, id, requestId, outcome],
        );
  }
}

async function countedOf(tx: EntityManager, trace: Trace, names: Named): Promise<number> {
  const [row] = await inNameOf(tx, trace, names, () => runNamed<{ count: number }>(tx, trace.counted, names));
  return row?.count ?? 0;
}

/** What only its owner sees is counted and removed in their name: for anybody else there would be nothing. */
function inNameOf<T>(tx: EntityManager, { ownedBy }: Trace, names: Named, work: () => Promise<T>): Promise<T> {
  const whose = ownedBy && names[ownedBy];
  return whose ? underPurpose(tx, 'own', work, whose) : work();
}

const linesOfErasure = (
  institutionId: string,
  person: WholePerson,
  requestId: string,
  outcome: string,
): JournalLine[] =>
  recordedAs(person).flatMap(({ kind, id }) =>
    kind === 'account'
      ? []
      : [{ institutionId, eventId: requestId, person: { kind, id }, purpose: ERASURE, item: outcome, at: '' }],
  );

const idsOf = ({ accountId, studentId, mentorId }: WholePerson): string[] =>
  [accountId, studentId, mentorId].flatMap((id) => id ?? []);

const statementsFor = ({ erasing, erasingAll = [] }: Trace, outcome: ErasureOutcome): readonly string[] =>
  outcome === 'erased' ? [...erasing, ...erasingAll] : erasing;

async function hindranceOf(
  tx: EntityManager,
  institutionId: string,
  { accountId }: WholePerson,
): Promise<ErasurePreview['hindrance']> {
  if (await worksHere(tx, institutionId, accountId)) return 'works-here';
  return (await countWhere(tx, institutionId, { state: 'open', accountId })) > 1 ? 'others-open' : null;
}
