import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { nextWorkingDay } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import type { Nation } from '@footing/programmes';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { ConcernMail } from './concern-mail.service';
import { addNote, CONCERN_SEALED, type Note, openNotes, openSaid, type Said } from './concern-notes';
import { concernRow, type ConcernRow, concernsOf } from './data/concerns.query';
import { type ConcernState, MOST_LETTERS, type Outcome, type Urgency } from './domain/concern';
import { HeldContact } from './held-contact.service';
import { concernNotFound, refuse } from './errors';
import { newKey, readKey } from './follow-up-key';

/** What somebody raises. */
export interface NewConcern extends Said {
  readonly urgency: Urgency | '';
}

/** A concern as whoever raised it sees it. */
export interface OwnConcern extends Said {
  readonly id: string;
  readonly state: ConcernState;
  readonly urgency: Urgency;
  readonly outcome: Outcome | null;
  readonly raisedAt: Date;
  /** YYYY-MM-DD: by when somebody looks at it. */
  readonly acknowledgeBy: string;
  /** What happened since, oldest first; never with a name. */
  readonly notes: readonly Note[];
}

/** Whoever raised one, by the key they were given or as who they are signed in. */
export type Reporter = { readonly key: string } | { readonly actor: Actor; readonly id: string };

/** Raising a concern and reading what comes of it. Nobody but the safeguarding lead, and whoever raised it, finds it. */
@Injectable()
export class RaisedConcerns {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly mail: ConcernMail,
    private readonly held: HeldContact,
  ) {}

  /** Raises one without a name. @returns the key by which it is found again. @throws {DomainError} invalid, `concern.raised`. */
  raiseUnnamed(institutionId: string, concern: NewConcern): Promise<string> {
    return this.raise(institutionId, concern, null);
  }

  /**
   * Raises one about a pairing of the asker's own, as who they are.
   * @param pause whether contact is to stop at once; the other is not told why. @returns the key.
   * @throws {DomainError} not-found, for a pairing that is not theirs; invalid; forbidden.
   */
  async raiseAbout(actor: Actor, pairingId: string, concern: NewConcern, pause: boolean): Promise<string> {
    permit(actor, 'concerns.raise');
    await this.held.checkOwn(actor, pairingId);
    return this.raise(actor.institutionId, concern, { accountId: actor.accountId, pairingId, pause });
  }

  /** Those that the asker raised as who they are, the newest first; empty: none. */
  mine(actor: Actor): Promise<OwnConcern[]> {
    permit(actor, 'concerns.raise');
    return this.asOwn(actor.institutionId, actor.accountId ?? '', async (tx) => {
      const rows = await concernsOf(tx, actor.institutionId, actor.accountId ?? '');
      return Promise.all(rows.map((row) => this.opened(tx, actor.institutionId, row)));
    });
  }

  /** @throws {DomainError} not-found, `concern.not-found`, for everybody else, and for a key that is none. */
  find(who: Reporter): Promise<OwnConcern> {
    return this.withOwn(who, (tx, institutionId, row) => this.opened(tx, institutionId, row));
  }

  /** Says more. @throws {DomainError} invalid, `concern.more`; not-found. */
  more(who: Reporter, words: string): Promise<void> {
    refuse('concern.more', textFault('words', words, 'Write what you would like to add'));
    return this.withOwn(who, async (tx, institutionId, { id }) => {
      const note = { concernId: id, step: 'more', byAccount: null, words, at: this.clock.now() } as const;
      await addNote(tx, this.secrets, institutionId, note);
      await underPurpose(tx, 'safeguarding', () =>
        this.mail.tellLeads(tx, institutionId, id, 'Somebody added something to what they told you.'),
      );
    });
  }

  private raise(
    institutionId: string,
    { what, about, reach, urgency }: NewConcern,
    known: { readonly accountId: string | null; readonly pairingId: string; readonly pause: boolean } | null,
  ): Promise<string> {
    refuse('concern.raised', faultsOf({ what, about, reach, urgency }));
    const [id, key, at] = [randomUUID(), newKey(institutionId), this.clock.now()];
    return this.db.transaction(
      { institutionId },
      async (tx) => {
        // First: two who raise one about each other at the same moment take turns.
        if (known?.pause) await this.held.hold(tx, institutionId, known.pairingId);
        const said = JSON.stringify({ what, about, reach } satisfies Said);
        const sealed = await this.secrets.seal(tx, { institutionId }, CONCERN_SEALED, null, said);
        const by = await lookedAtBy(tx, institutionId, at);
        await tx.query(
          `insert into concern (institution_id, id, follow_up, account_id, pairing_id, urgency, sealed, raised_at, acknowledge_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [institutionId, id, key.hash, known?.accountId, known?.pairingId, urgency, sealed, at, by],
        );
        if (known?.pause) {
          const note = { concernId: id, step: 'contact-paused', byAccount: null, words: '', at } as const;
          await addNote(tx, this.secrets, institutionId, note);
        }
        await this.mail.tellLeads(tx, institutionId, id, leadWords(urgency));
        return key.words;
      },
      'safeguarding',
    );
  }

  private async opened(tx: EntityManager, institutionId: string, row: ConcernRow): Promise<OwnConcern> {
    const { id, state, urgency, outcome, raisedAt, acknowledgeBy, sealed } = row;
    const said = await openSaid(tx, this.secrets, institutionId, sealed);
    const notes = await openNotes(tx, this.secrets, institutionId, id, false);
    return { id, state, urgency, outcome, raisedAt, acknowledgeBy, notes, ...said };
  }

  private withOwn<T>(
    who: Reporter,
    work: (tx: EntityManager, institutionId: string, row: ConcernRow) => Promise<T>,
  ): Promise<T> {
    if ('actor' in who) permit(who.actor, 'concerns.raise');
    const key = 'key' in who ? readKey(who.key) : null;
    const found = 'actor' in who ? { ...who.actor, by: { id: who.id }, subject: who.actor.accountId ?? '' } : null;
    const asked = found ?? (key && { ...key, by: { hash: key.hash }, subject: key.hash.toString('hex') });
    if (!asked) return Promise.reject(concernNotFound('by a key'));
    const { institutionId, by, subject } = asked;
    return this.asOwn(institutionId, subject, async (tx) => {
      const row = await concernRow(tx, institutionId, by);
      if (!row) throw concernNotFound('id' in by ? by.id : 'by a key');
      return work(tx, institutionId, row);
    });
  }

  private asOwn<T>(institutionId: string, subject: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.db.transaction({ institutionId }, (tx) => underPurpose(tx, 'own', () => work(tx), subject), 'own');
  }
}

const faultsOf = ({ what, about, reach, urgency }: NewConcern) => [
  ...textFault('what', what, 'Write what happened, in your own words'),
  ...(about.length > 200 ? [{ field: 'about', message: 'Use 200 letters or fewer' }] : []),
  ...(reach.length > 200 ? [{ field: 'reach', message: 'Use 200 letters or fewer' }] : []),
  ...(urgency === '' ? [{ field: 'urgency', message: 'Choose how urgent it is' }] : []),
];

/** One working day, as the university's nation keeps its holidays. */
async function lookedAtBy(tx: EntityManager, institutionId: string, at: Date): Promise<string> {
  const [here] = await tx.query<{ nation: Nation }[]>('select nation from institution where id = $1', [institutionId]);
  return nextWorkingDay(at, here?.nation ?? 'england');
}

const leadWords = (urgency: string): string =>
  urgency === 'now'
    ? 'Somebody raised a concern and says that it cannot wait. Please look at it now.'
    : 'Somebody raised a concern. Please look at it within one working day.';

const textFault = (field: string, text: string, message: string) => [
  ...(text === '' ? [{ field, message }] : []),
  ...(text.length > MOST_LETTERS ? [{ field, message: `Use ${MOST_LETTERS} letters or fewer` }] : []),
];
