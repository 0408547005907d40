import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, Jobs } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { studentReach } from '@footing/people';
import { loadRound } from '@footing/programmes';
import { type EntityManager, In } from 'typeorm';
import { type ChanceOfStudent, chancesIn } from './data/chances.query';
import { agreementChanged, findDraft, sizesOf } from './data/drafts.query';
import { recordAbout } from './data/looked';
import { labelIn, labelsFor } from './data/shown-names.query';
import { Study } from './data/study.entity';
import { meaning, notFound } from './errors';

/** What is asked about a draft. `draws`: how often the lottery is drawn again, 100 to 10,000; a replay draws nothing. */
export type StudyWish = { readonly kind: 'replay' } | { readonly kind: 'chances'; readonly draws: number };

/** Which studies: of a draft, or of a round before there is one. */
export type StudyOf =
  | { readonly kind: 'replay' | 'chances'; readonly draftId: string }
  | { readonly kind: 'lottery-design'; readonly roundId: string };

const FEWEST_DRAWS = 100;
const MOST_DRAWS = 10_000;

/** What is worked out about a round beside its drafts: asked for here, done by a job, looked at here. */
@Injectable()
export class Studies {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for a study of a finished draft.
   * @throws {DomainError} not-found; conflict, `draft.not-ready`, `draft.agreement-changed`, or `study.already-running` when one of its kind is being
   * worked out for the round; invalid, `study.draws-out-of-range`.
   */
  async ask(actor: Actor, draftId: string, wish: StudyWish): Promise<Study> {
    permit(actor, 'drafts.make');
    const draws = wish.kind === 'replay' ? 0 : checkedDraws(wish.draws);
    const asked = this.db.transaction(actor, async (tx) => {
      const { roundId, state, agreementChangedAt } = await findDraft(tx, actor.institutionId, draftId);
      if (state !== 'ready') throw new DomainError('conflict', 'draft.not-ready', `draft ${draftId}`);
      if (agreementChangedAt !== null) throw agreementChanged(draftId);
      return this.queue(tx, actor, { roundId, draftId, kind: wish.kind, draws });
    });
    return meaning(asked, (constraint) => (constraint === 'study_one_at_work' ? atWork(draftId) : undefined));
  }

  /**
   * Asks what lotteries of several strengths would show and cost in a round, as it is now.
   * @throws {DomainError} not-found; invalid, `study.nobody-to-draw` or `study.draws-out-of-range`; conflict, as for `ask`.
   */
  async askDesign(actor: Actor, roundId: string, draws: number): Promise<Study> {
    permit(actor, 'drafts.make');
    const kind = 'lottery-design';
    const asked = this.db.transaction(actor, async (tx) => {
      await loadRound(tx, actor.institutionId, roundId);
      const { students, places } = await sizesOf(tx, actor.institutionId, roundId);
      if (students === 0 || places === 0) throw nobodyToDraw(roundId);
      return this.queue(tx, actor, { roundId, draftId: null, kind, draws: checkedDraws(draws) });
    });
    return meaning(asked, (constraint) => (constraint === 'study_one_at_work' ? atWork(roundId) : undefined));
  }

  /** @throws {DomainError} not-found, `study.not-found`. */
  async find(actor: Actor, id: string): Promise<Study> {
    permit(actor, 'drafts.read');
    const { institutionId } = actor;
    const study = await this.db.transaction(actor, (tx) => tx.findOneBy(Study, { institutionId, id }));
    if (!study) throw notFound('study', id);
    return study;
  }

  /** The study of this kind that was asked for last about a draft, or about a round; null when there is none. */
  latest(actor: Actor, of: StudyOf): Promise<Study | null> {
    permit(actor, 'drafts.read');
    const where = { institutionId: actor.institutionId, ...of };
    return this.db.transaction(actor, (tx) => tx.findOne(Study, { where, order: { askedAt: 'desc', id: 'desc' } }));
  }

  /** The chance of each student the actor may see, by a study of chances that is done; empty otherwise. */
  chances(actor: Actor, studyId: string): Promise<ChanceOfStudent[]> {
    permit(actor, 'drafts.read');
    const fields = ['name', 'tier', 'chance'];
    return this.db.transaction(actor, async (tx) => {
      const reach = await studentReach(tx, actor, 'drafts.read');
      const chances = await chancesIn(tx, actor.institutionId, studyId, reach);
      const applications = chances.map(({ applicationId }) => applicationId);
      const line = { event: 'chances.listed', object: studyId, fields, special: true } as const;
      await recordAbout(tx, actor, { applications }, line);
      const study = await tx.findOneByOrFail(Study, { institutionId: actor.institutionId, id: studyId });
      const labels = await labelsFor(tx, actor, study);
      return labels ? chances.map((one) => ({ ...one, name: labelIn(labels, one.applicationId) })) : chances;
    });
  }

  /** Stops a study that waits or is being worked out. @throws {DomainError} conflict, `study.finished`; not-found. */
  async cancel(actor: Actor, id: string): Promise<void> {
    permit(actor, 'drafts.make');
    const { institutionId } = actor;
    const isStopped = await this.db.transaction(actor, async (tx) => {
      const stopped = await tx.update(
        Study,
        { institutionId, id, state: In(['queued', 'running']) },
        { state: 'cancelled', finishedAt: this.clock.now() },
      );
      if (stopped.affected === 1) await record(tx, actor, { event: 'study.cancelled', object: id });
      return stopped.affected === 1;
    });
    if (isStopped) return;
    await this.find(actor, id);
    throw new DomainError('conflict', 'study.finished', `study ${id}`);
  }

  private async queue(
    tx: EntityManager,
    actor: Actor,
    asked: Pick<Study, 'roundId' | 'draftId' | 'kind' | 'draws'>,
  ): Promise<Study> {
    const { institutionId, accountId } = actor;
    const who = { institutionId, askedBy: accountId, askedAt: this.clock.now() };
    const study = await tx.save(tx.create(Study, { ...asked, ...who, state: 'queued' }));
    await record(tx, actor, { event: 'study.asked-for', object: study.id });
    await this.jobs.send('run-study', { institutionId, studyId: study.id }, tx);
    return study;
  }
}

const atWork = (id: string) => new DomainError('conflict', 'study.already-running', `draft ${id}`);

const nobodyToDraw = (roundId: string) =>
  new DomainError('invalid', 'study.nobody-to-draw', `round ${roundId}`, [
    { field: 'draws', message: 'The round needs students and mentors with places first. Import them' },
  ]);

function checkedDraws(draws: number): number {
  if (Number.isInteger(draws) && draws >= FEWEST_DRAWS && draws <= MOST_DRAWS) return draws;
  const message = `Enter a whole number from ${FEWEST_DRAWS} to ${MOST_DRAWS.toLocaleString('en-GB')}`;
  throw new DomainError('invalid', 'study.draws-out-of-range', `${draws} draws`, [{ field: 'draws', message }]);
}
