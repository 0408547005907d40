import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { ContactHolds } from '@footing/pairings';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { ConcernMail } from './concern-mail.service';
import { addNote, type Note, openNotes, openSaid, type Said } from './concern-notes';
import {
  type Behind,
  behindConcern,
  concernRow,
  type ConcernRow,
  type ListedConcern,
  listedConcerns,
  looksAt,
} from './data/concerns.query';
import { isOutcome, type LeadStep, leadStepsFrom, MOST_LETTERS, type NoteStep } from './domain/concern';
import { concernMovedOn, concernNotFound, refuse } from './errors';

/** A concern with everything that is known of it: for the safeguarding lead alone. */
export interface ConcernInFull extends Omit<ConcernRow, 'sealed'>, Said, Behind {
  readonly notes: readonly Note[];
  readonly looks: readonly { readonly name: string; readonly at: Date }[];
  /** What can be done now. */
  readonly steps: readonly LeadStep[];
}

/** What the safeguarding lead says with a step. */
export interface StepWords {
  /** Shown to whoever raised it, except for `private`. */
  readonly words: string;
  /** Needed for `done`. */
  readonly outcome: string;
}

/** What the safeguarding lead sees and does. Every look at a concern leaves a line beside it, which stays. */
@Injectable()
export class ConcernDesk {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly mail: ConcernMail,
    private readonly holds: ContactHolds,
  ) {}

  /** Those under way first, the most urgent first; nothing of what they say. @throws {DomainError} forbidden. */
  list(actor: Actor): Promise<ListedConcern[]> {
    return this.within(actor, (tx) => listedConcerns(tx, actor.institutionId));
  }

  /** One, opened; the look is written down. @throws {DomainError} forbidden; not-found, `concern.not-found`. */
  find(actor: Actor, id: string): Promise<ConcernInFull> {
    return this.within(actor, async (tx) => {
      const { institutionId } = actor;
      const { sealed, ...row } = await found(tx, institutionId, id);
      await tx.query('insert into concern_look (institution_id, concern_id, by_account, at) values ($1, $2, $3, $4)', [
        institutionId,
        id,
        actor.accountId,
        this.clock.now(),
      ]);
      const behind = await behindConcern(tx, institutionId, id);
      return {
        ...{ ...row, ...behind, ...(await openSaid(tx, this.secrets, institutionId, sealed)) },
        notes: await openNotes(tx, this.secrets, institutionId, id, true),
        looks: await looksAt(tx, institutionId, id),
        steps: leadStepsFrom(row.state, behind.isHeld),
      };
    });
  }

  /**
   * Takes a step; whoever raised it reads of it, and is written to where they are known, except for a private line.
   * @throws {DomainError} invalid, `concern.step`; conflict, `concern.moved-on`, when a colleague was first; not-found.
   */
  take(actor: Actor, id: string, step: LeadStep, { words, outcome }: StepWords): Promise<void> {
    refuse('concern.step', [
      ...(words === '' && (step === 'answer' || step === 'private')
        ? [{ field: 'words', message: 'Write something first' }]
        : []),
      ...(words.length > MOST_LETTERS ? [{ field: 'words', message: `Use ${MOST_LETTERS} letters or fewer` }] : []),
      ...(step === 'done' && !isOutcome(outcome) ? [{ field: 'outcome', message: 'Choose what came of it' }] : []),
    ]);
    return this.within(actor, async (tx) => {
      const { institutionId } = actor;
      await tx.query('select from concern where institution_id = $1 and id = $2 for update', [institutionId, id]);
      const row = await found(tx, institutionId, id);
      const { isHeld } = await behindConcern(tx, institutionId, id);
      if (!leadStepsFrom(row.state, isHeld).includes(step)) throw concernMovedOn(id);
      await this.move(tx, actor, row, step, outcome);
      const note = { concernId: id, step: noteOf[step], byAccount: actor.accountId, words, at: this.clock.now() };
      await addNote(tx, this.secrets, institutionId, note);
      if (step !== 'private') await this.mail.tellReporter(tx, institutionId, id);
    });
  }

  private async move(tx: EntityManager, actor: Actor, row: ConcernRow, step: LeadStep, outcome: string): Promise<void> {
    const { institutionId } = actor;
    if (step === 'contact-again' && row.pairingId !== null) await this.holds.release(tx, institutionId, row.pairingId);
    const to = step === 'done' ? 'done' : step === 'look-into' || step === 'again' ? 'looking' : null;
    if (to === null) return;
    const done = to === 'done' ? [outcome, this.clock.now()] : [null, null];
    await tx.query('update concern set state = $3, outcome = $4, done_at = $5 where institution_id = $1 and id = $2', [
      institutionId,
      row.id,
      to,
      ...done,
    ]);
  }

  private within<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, 'concerns.read');
    return this.db.transaction(actor, work, 'safeguarding');
  }
}

const noteOf: Readonly<Record<LeadStep, NoteStep>> = {
  'look-into': 'looking',
  answer: 'answer',
  private: 'private',
  'contact-again': 'contact-again',
  done: 'done',
  again: 'again',
};

async function found(tx: EntityManager, institutionId: string, id: string): Promise<ConcernRow> {
  const row = await concernRow(tx, institutionId, { id });
  if (!row) throw concernNotFound(id);
  return row;
}
