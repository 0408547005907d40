import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { type LetterToAnybody, Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { hashOf, newSecret } from '../links/link-secrets';
import { Permits } from '../links/permits.service';
import { type InvitationState, invitationState } from './invitation-state';
import { heldInvitation, type InvitationRow, invitationRows, knownAddresses, putInvitation } from './invitations.query';
import { type Invitee, readInvitees } from './read-invitees';

/** One invitation, as those who invite see it. */
export interface InvitationView {
  readonly id: string;
  readonly email: string;
  /** Empty: not known. */
  readonly name: string;
  readonly state: InvitationState;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** What came of inviting. */
export interface Invited {
  readonly sent: number;
  /** Left alone: they have an open invitation, or are mentors already. */
  readonly known: number;
}

export const MOST_AT_ONCE = 500;
const MOST_SHOWN = 200;

/** Inviting graduates to be mentors. An invitation lets one address enrol as a mentor, once, for 14 days, and nothing more. */
@Injectable()
export class Invitations {
  constructor(
    private readonly db: Database,
    private readonly mail: Mail,
    private readonly permits: Permits,
  ) {}

  /** @throws {DomainError} forbidden; invalid, at the field `addresses`, when something there is no address: then nobody is invited. */
  async invite(actor: Actor, pasted: string): Promise<Invited> {
    permit(actor, 'mentors.invite');
    const { invitees, unread } = readInvitees(pasted);
    if (unread.length > 0) throw refusal('invitation.unread', notRead(unread));
    if (invitees.length === 0) throw refusal('invitation.nobody', 'Enter at least one e-mail address');
    if (invitees.length > MOST_AT_ONCE)
      throw refusal('invitation.too-many', `Enter at most ${MOST_AT_ONCE} addresses at once`);
    return this.db.transaction(actor, (tx) => this.within(tx, actor, invitees));
  }

  /** The same, of people who are read already, as part of a transaction. @throws {DomainError} forbidden. */
  async within(tx: EntityManager, actor: Actor, invitees: readonly Invitee[]): Promise<Invited> {
    permit(actor, 'mentors.invite');
    // Two who paste the same list take turns, and the second finds everybody known.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('invitations of ' || $1::uuid::text, 0))`, [
      actor.institutionId,
    ]);
    const emails = invitees.map(({ email }) => email);
    const known = await knownAddresses(tx, actor.institutionId, emails);
    const strangers = invitees.filter(({ email }) => !known.has(email));
    for (const invitee of strangers) await this.put(tx, actor, invitee);
    await record(tx, actor, { event: 'mentor.invited', count: strangers.length });
    return { sent: strangers.length, known: known.size };
  }

  /** The newest first, 200 at most from the given place on. @throws {DomainError} forbidden. */
  async list(actor: Actor, after = 0): Promise<InvitationView[]> {
    permit(actor, 'mentors.invite');
    return this.db.transaction(actor, async (tx) => {
      const rows = await invitationRows(tx, actor.institutionId, { most: MOST_SHOWN, after });
      const mails = await this.mail.standings(
        tx,
        actor,
        rows.flatMap(({ mailId }) => mailId ?? []),
      );
      const subjects = rows.flatMap(({ accountId: id }) => (id ? [{ kind: 'account', id } as const] : []));
      await record(tx, actor, { event: 'invitation.listed', subjects, count: rows.length });
      return rows.map((row) => viewOf(row, invitationState(row, mails.get(row.mailId ?? ''))));
    });
  }

  /** Sends it anew, for another 14 days; the link in the earlier mail no longer works. Three times a day at most. */
  async sendAgain(actor: Actor, id: string): Promise<void> {
    permit(actor, 'mentors.invite');
    const { allowed } = await this.permits.take(`invitation ${id}`, { most: 3, seconds: 86_400 });
    if (!allowed) throw new DomainError('conflict', 'invitation.sent-often');
    await this.db.transaction(actor, async (tx) => {
      await this.put(tx, actor, await this.open(tx, actor, id));
      await record(tx, actor, { event: 'mentor.invited-again', object: id });
    });
  }

  /** Ends it: its link no longer works. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    permit(actor, 'mentors.invite');
    await this.db.transaction(actor, async (tx) => {
      await this.open(tx, actor, id);
      const key = [actor.institutionId, id];
      await tx.query('update invitation set withdrawn_at = now() where institution_id = $1 and id = $2', key);
      await record(tx, actor, { event: 'mentor.invitation-withdrawn', object: id });
    });
  }

  /** @throws {DomainError} not-found, `invitation.not-found`; conflict, `invitation.over`, when it was used or withdrawn. */
  private async open(tx: EntityManager, actor: Actor, id: string): Promise<InvitationRow> {
    const row = await heldInvitation(tx, actor.institutionId, id);
    if (!row) throw new DomainError('not-found', 'invitation.not-found', `invitation ${id}`);
    if (row.isUsed || row.isWithdrawn) throw new DomainError('conflict', 'invitation.over', `invitation ${id}`);
    return row;
  }

  private async put(tx: EntityManager, actor: Actor, { email, name }: Invitee): Promise<void> {
    const token = newSecret();
    const mailId = await this.mail.send(tx, actor, { to: email, ...letter(token) });
    await putInvitation(tx, actor.institutionId, {
      ...{ email, name, mailId, tokenHash: hashOf(token) },
      madeBy: actor.accountId,
    });
  }
}

function letter(token: string): LetterToAnybody {
  return {
    kind: 'invitation',
    subject: 'Would you mentor a student?',
    paragraphs: [
      'We would like to invite you to be a mentor. You would meet one of our students a few times and talk about the path you took.',
      'Open this link to say yes, or to see first what it means. You need no password.',
    ],
    actions: [{ label: 'See what it means', address: `/invited/${token}` }],
    notes: ['It works once, for 14 days, and only for you. If you do not want to, there is nothing to do.'],
    why: 'our careers service invited you, by this address, to be a mentor',
  };
}

const viewOf = ({ id, email, name, sentAt, expiresAt }: InvitationRow, state: InvitationState): InvitationView => ({
  ...{ id, email, name, state, sentAt, expiresAt },
});

const refusal = (code: string, message: string) =>
  new DomainError('invalid', code, code, [{ field: 'addresses', message }]);

/** What is no address, in words; of many, the first five. */
const notRead = (unread: readonly string[]): string =>
  `${unread.length === 1 ? 'This is not an e-mail address' : 'These are not e-mail addresses'}: ${unread.slice(0, 5).join(' · ')}`;
