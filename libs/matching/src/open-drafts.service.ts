import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import type { Outlook, RoundSettings } from '@footing/engine';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { studentReach } from '@footing/people';
import type { Draft } from './data/draft.entity';
import { agreementChanged, findDraft, frozenInput } from './data/drafts.query';
import { inputFields } from './data/looked';
import type { Question, Questions } from './domain/desk-questions';
import { type DraftSketch, draftSketch } from './domain/draft-sketch';
import type { DraftSummary } from './domain/draft-summary';
import { EngineDesk } from './engine-desk';

/** A finished draft: what it was made by and what it came to are there. */
export type ReadyDraft = Draft & {
  readonly settings: RoundSettings;
  readonly summary: DraftSummary;
  /** Whether whoever asks looks after every student: only they are told figures by tier. */
  readonly seesAll: boolean;
};

/** Finished drafts, for asking the engine about the round just as it went in. */
@Injectable()
export class OpenDrafts {
  constructor(
    private readonly db: Database,
    private readonly desk: EngineDesk,
  ) {}

  /** @throws {DomainError} not-found, `draft.not-found`; conflict: `draft.not-ready`, when it has no result;
   * `draft.agreement-changed`, when somebody whom it is about has changed what they agree to. */
  async find(actor: Actor, draftId: string): Promise<ReadyDraft> {
    permit(actor, 'drafts.read');
    return this.db.transaction(actor, async (tx) => {
      const draft = await findDraft(tx, actor.institutionId, draftId);
      const { settings, summary } = draft;
      if (draft.state !== 'ready' || !settings || !summary)
        throw new DomainError('conflict', 'draft.not-ready', `draft ${draftId}`);
      if (draft.agreementChangedAt !== null) throw agreementChanged(draftId);
      const count = summary.students + summary.mentors;
      await record(tx, actor, { event: 'draft.weighed', object: draftId, fields: inputFields, special: true, count });
      const { everything: seesAll } = await studentReach(tx, actor, 'drafts.read');
      return Object.assign(draft, { settings, summary, seesAll });
    });
  }

  /**
   * What the engine says about what went into a draft; nothing that was decided since counts.
   * @throws {DeskRefused} when the engine refuses the question.
   */
  async ask<Q extends Question>(
    actor: Actor,
    { id }: Pick<ReadyDraft, 'id'>,
    question: Q,
    asks: Questions[Q]['asks'],
  ): Promise<Questions[Q]['answer']> {
    const of = { institutionId: actor.institutionId, draftId: id };
    const standing = async () => ({
      input: await this.db.transaction(actor, (tx) => frozenInput(tx, of)),
    });
    const answer = await this.desk.ask(question, `draft ${id}`, standing, asks);
    // The thread may hold the round from before: what came of it is handed on only while everybody still agrees.
    await this.db.transaction(actor, (tx) => frozenInput(tx, of));
    return answer;
  }
}

/** A draft that nobody has made, as whoever asks about this one may read it. */
export function sketchFor(
  { seesAll, summary }: Pick<ReadyDraft, 'seesAll' | 'summary'>,
  outlook: Outlook,
): DraftSketch {
  const sketch = draftSketch(outlook, summary.untiered);
  return seesAll ? sketch : { ...sketch, tiers: [] };
}
