import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, Jobs } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { studentReach } from '@footing/people';
import { loadRound, lotteryOf, settingsOf } from '@footing/programmes';
import { type EntityManager, In } from 'typeorm';
import { Draft, type Keep } from './data/draft.entity';
import {
  findDraft,
  holdNewestReady,
  type ReadOnly,
  readOnly,
  type ShownLottery,
  shownLotteries,
  shownLottery,
  sizesOf,
} from './data/drafts.query';
import { refusalOf } from './data/refusal.query';
import { toldDraft } from './data/told-summary.query';
import { DraftRuns } from './draft-runs.service';
import { alreadyRunning, meaning, notFound } from './errors';

/** What a new draft keeps, and of which draft: the newest finished one of the round when `from` is absent. */
export interface DraftWish {
  readonly keep: Keep;
  readonly from?: string | undefined;
}

/** A draft as lists show it. */
export type DraftListed = Omit<Draft, 'certificate' | 'seed'> & { readonly lottery: ShownLottery };

/** A draft as pages show it. */
export type DraftView = DraftListed & {
  /** Why it cannot be changed; null when it can. */
  readonly readOnly: ReadOnly | null;
};

/** How far a draft is. `done` of `of` in this step; 0 of 0 before the first. */
export interface DraftProgress {
  readonly state: Draft['state'];
  readonly step: string;
  readonly done: number;
  readonly of: number;
}

/** The drafts of a round: asked for, made behind the pages, looked at. */
@Injectable()
export class Drafts {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly runs: DraftRuns,
  ) {}

  /**
   * Asks for a draft: it is made by a job. The round's rules are copied now; its lottery is the round's.
   * @throws {DomainError} conflict, `draft.already-running`; invalid, `draft.no-students` or `draft.no-mentors`, with what
   * to do; not-found of the round, or of the draft to keep from.
   */
  async make(actor: Actor, roundId: string, wish: DraftWish): Promise<Draft> {
    permit(actor, 'drafts.make');
    const made = this.db.transaction(actor, async (tx) => {
      const detail = await loadRound(tx, actor.institutionId, roundId);
      await refuseEmpty(tx, actor.institutionId, roundId);
      const keptFrom = await this.keptFrom(tx, actor, roundId, wish);
      const year = Number(detail.round.dates.meetingsStart.slice(0, 4));
      const draft = await tx.save(
        tx.create(Draft, {
          institutionId: actor.institutionId,
          roundId,
          number: await nextNumber(tx, actor.institutionId, roundId),
          state: 'queued',
          seed: (await lotteryOf(tx, { institutionId: actor.institutionId, id: roundId })).seed,
          settings: { ...settingsOf(detail), year },
          keep: keptFrom === null ? 'nothing' : wish.keep,
          keptFrom,
          createdBy: actor.accountId,
          createdAt: this.clock.now(),
        }),
      );
      await record(tx, actor, { event: 'draft.asked-for', object: draft.id });
      await this.jobs.send('run-draft', { institutionId: actor.institutionId, draftId: draft.id }, tx);
      return draft;
    });
    return meaning(made, (constraint) => (atWork.has(constraint) ? alreadyRunning(roundId) : undefined));
  }

  /** Makes a draft that was asked for: the job. Harmless for one that is finished or was cancelled. */
  run(institutionId: string, draftId: string): Promise<void> {
    return this.runs.run(institutionId, draftId);
  }

  /**
   * Stops a draft that is waiting or being made.
   * @throws {DomainError} conflict, `draft.finished`, when it is neither any more; not-found.
   */
  async cancel(actor: Actor, id: string): Promise<void> {
    permit(actor, 'drafts.make');
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const stopped = await tx.update(
        Draft,
        { institutionId, id, state: In(['queued', 'running']) },
        { state: 'cancelled', finishedAt: this.clock.now() },
      );
      if (stopped.affected === 1) return record(tx, actor, { event: 'draft.cancelled', object: id });
      await findDraft(tx, institutionId, id);
      throw new DomainError('conflict', 'draft.finished', `draft ${id}`);
    });
  }

  /** @throws {DomainError} not-found, `draft.not-found`. */
  async find(actor: Actor, id: string): Promise<DraftView> {
    permit(actor, 'drafts.read');
    return this.db.transaction(actor, async (tx) => {
      const draft = await findDraft(tx, actor.institutionId, id);
      const lottery = await shownLottery(tx, draft);
      const reach = await studentReach(tx, actor, 'drafts.read');
      const refusal = await refusalOf(tx, actor, draft, reach);
      return { ...(await toldDraft(tx, draft, reach)), lottery, refusal, readOnly: await readOnly(tx, draft) };
    });
  }

  /** The drafts of a round, the newest first; empty for a round that is not theirs. */
  async list(actor: Actor, roundId: string): Promise<DraftListed[]> {
    permit(actor, 'drafts.read');
    const where = { institutionId: actor.institutionId, roundId };
    return this.db.transaction(actor, async (tx) => {
      const lotteries = await shownLotteries(tx, actor.institutionId, roundId);
      const drafts = await tx.find(Draft, { where, order: { number: 'desc' } });
      const reach = await studentReach(tx, actor, 'drafts.read');
      const told: DraftListed[] = [];
      for (const draft of drafts) {
        const lottery = lotteries.get(draft.id);
        if (lottery) told.push({ ...(await toldDraft(tx, draft, reach)), lottery });
      }
      return told;
    });
  }

  /** @throws {DomainError} not-found, `draft.not-found`. */
  async progress(actor: Actor, id: string): Promise<DraftProgress> {
    const { state, step, doneCount, ofCount } = await this.find(actor, id);
    return { state, step, done: doneCount, of: ofCount };
  }

  private async keptFrom(tx: EntityManager, actor: Actor, roundId: string, { keep, from }: DraftWish) {
    const newest = await holdNewestReady(tx, actor.institutionId, roundId);
    if (keep === 'nothing') return null;
    if (from === undefined) return newest?.id ?? null;
    const former = await findDraft(tx, actor.institutionId, from);
    if (former.roundId !== roundId || former.state !== 'ready') throw notFound('draft', from);
    return former.id;
  }
}

const atWork: ReadonlySet<string> = new Set(['draft_one_at_work', 'draft_institution_id_round_id_number_key']);

async function nextNumber(tx: EntityManager, institutionId: string, roundId: string): Promise<number> {
  return ((await tx.maximum(Draft, 'number', { institutionId, roundId })) ?? 0) + 1;
}

async function refuseEmpty(tx: EntityManager, institutionId: string, roundId: string): Promise<void> {
  const { students, places } = await sizesOf(tx, institutionId, roundId);
  if (students === 0)
    throw empty('draft.no-students', 'There are no students in this round yet. Import students first');
  if (places === 0)
    throw empty('draft.no-mentors', 'No mentor in this round offers a place yet. Import mentors with places first');
}

const empty = (code: string, message: string) => new DomainError('invalid', code, code, [{ field: 'keep', message }]);
