import { Injectable, Logger } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import type { MatchInput } from '@footing/engine';
import { type Actor, Clock, systemActor } from '@footing/kernel';
import { Candidates } from '@footing/people';
import { type EntityManager, In } from 'typeorm';
import { Draft } from './data/draft.entity';
import { DraftInput, type KeptInput } from './data/draft-input.entity';
import { approvedBefore, findDraft, keptPairs, rejectionsOf } from './data/drafts.query';
import { inputFields } from './data/looked';
import { writeResult } from './data/results.query';
import type { EngineOutcome, EngineResult } from './domain/engine-report';
import { matchInput } from './domain/match-input';
import { refusalWords } from './domain/refusal-words';
import { pinOf } from './domain/swap-terms';
import { EngineThread, type ThreadProgress } from './engine-thread';

const OUR_FAULT = 'Sorry, there is a problem at our end: the result did not pass our own check, so we did not keep it.';
const BROKE_OFF = 'Sorry, there is a problem at our end. Nothing was changed. Try again.';

/** Makes a draft: freezes what goes in, runs the engine in a thread, checks what comes out, and keeps it. */
@Injectable()
export class DraftRuns {
  private readonly log = new Logger(DraftRuns.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly candidates: Candidates,
  ) {}

  /**
   * Makes the draft, whatever happened to an earlier try: what went in is frozen once, so a second try gives the same
   * result, and only the first to finish writes it. Does nothing for a draft that is finished or cancelled.
   */
  async run(institutionId: string, draftId: string): Promise<void> {
    const actor = systemActor(institutionId);
    const input = await this.begin(actor, draftId);
    if (!input) return;
    const thread = new EngineThread<EngineOutcome>('draft', input);
    try {
      const outcome = await this.follow(actor, draftId, thread);
      if (outcome) await this.settle(actor, draftId, input, outcome);
    } finally {
      await thread.stop();
    }
  }

  /** Marks the draft as running and freezes its input. @returns null when there is nothing to run. */
  private begin(actor: Actor, draftId: string): Promise<MatchInput | null> {
    const key = { institutionId: actor.institutionId, draftId };
    return this.db.asMatcher(actor, async (tx) => {
      const begun = await tx.update(
        Draft,
        { institutionId: actor.institutionId, id: draftId, state: In(['queued', 'running']) },
        { state: 'running', startedAt: this.clock.now(), step: '', doneCount: 0, ofCount: 0 },
      );
      if (begun.affected !== 1) return null;
      const frozen = await tx.findOneBy(DraftInput, key);
      if (frozen) return frozen.input;
      await tx.insert(DraftInput, { ...key, input: await this.inputOf(tx, actor, draftId) });
      // Read back as kept: a second try must get the very same values.
      return (await tx.findOneByOrFail(DraftInput, key)).input;
    });
  }

  private async inputOf(tx: EntityManager, actor: Actor, draftId: string): Promise<KeptInput> {
    const draft = await findDraft(tx, actor.institutionId, draftId);
    if (!draft.settings) throw new Error(`draft ${draftId} has no settings`);
    const kept = await keptPairs(tx, draft);
    const seed = await seedOf(tx, draft);
    const people = await this.candidates.within(tx, actor, draft.roundId);
    await record(tx, actor, {
      ...{ event: 'draft.read', object: draftId, fields: inputFields, special: true },
      subjects: [
        ...people.students.map(({ studentId: id }) => ({ kind: 'student' as const, id })),
        ...people.mentors.map(({ mentorId: id }) => ({ kind: 'mentor' as const, id })),
      ],
    });
    const input = matchInput(people, {
      settings: draft.settings,
      pins: kept.map(pinOf),
      rejections: await rejectionsOf(tx, actor.institutionId, draft.roundId),
      before: await approvedBefore(tx, draft),
      seed,
    });
    return people.untiered === null ? input : { ...input, untiered: people.untiered };
  }

  /** Waits for the end, writing how far it is. @returns null when the draft was cancelled, or the thread broke off. */
  private async follow(
    actor: Actor,
    draftId: string,
    thread: EngineThread<EngineOutcome>,
  ): Promise<EngineOutcome | null> {
    const wanted = (progress: ThreadProgress | null) => this.change(actor, draftId, writtenProgress(progress));
    return thread.followed(wanted).catch((error: unknown) => this.brokeOff(actor, draftId, error));
  }

  private async brokeOff(actor: Actor, draftId: string, error: unknown): Promise<null> {
    this.log.error(`draft ${draftId}: the engine broke off`, error instanceof Error ? error.stack : undefined);
    await this.end(actor, draftId, 'failed', BROKE_OFF);
    return null;
  }

  private async settle(actor: Actor, draftId: string, input: MatchInput, outcome: EngineOutcome): Promise<void> {
    if (outcome.kind === 'refused') return this.end(actor, draftId, 'refused', refusalWords(outcome.code));
    if (outcome.result.faults.length > 0) {
      this.log.error(`draft ${draftId} is faulty: ${outcome.result.faults.slice(0, 5).join('; ')}`);
      return this.end(actor, draftId, 'failed', OUR_FAULT);
    }
    await this.keep(actor, draftId, input, outcome.result);
  }

  private keep(actor: Actor, draftId: string, input: MatchInput, result: EngineResult): Promise<void> {
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const draft = await tx.findOne(Draft, {
        where: { institutionId, id: draftId, state: 'running' },
        lock: { mode: 'for_no_key_update' },
      });
      if (!draft) return;
      await writeResult(tx, draft, input, result, this.clock.now());
      await record(tx, actor, { event: 'draft.made', object: draftId, count: input.students.length });
    });
  }

  private async end(actor: Actor, draftId: string, state: 'refused' | 'failed', refusal: string): Promise<void> {
    await this.change(actor, draftId, { state, refusal, finishedAt: this.clock.now() });
  }

  /** Changes a draft that is still running. @returns false when it is not running any more. */
  private change(actor: Actor, draftId: string, change: Partial<Omit<Draft, 'settings' | 'summary' | 'certificate'>>) {
    const where = { institutionId: actor.institutionId, id: draftId, state: 'running' } as const;
    return this.db.transaction(actor, async (tx) => (await tx.update(Draft, where, change)).affected === 1);
  }
}

const writtenProgress = (progress: ThreadProgress | null) => ({
  step: progress?.step ?? '',
  doneCount: progress?.done ?? 0,
  ofCount: progress?.of ?? 0,
});

async function seedOf(tx: EntityManager, { institutionId, id }: Draft): Promise<string> {
  const { seed } = await tx.findOneOrFail(Draft, { where: { institutionId, id }, select: { seed: true } });
  return seed;
}
