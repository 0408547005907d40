import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { systemActor } from '@footing/kernel';
import { type LetterToAnybody, Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { codeOf, hashOf, newSecret } from './link-secrets';
import { findAsker } from './who-asks.query';

interface Request {
  readonly id: string;
  readonly address: string;
  readonly invitationId: string | null;
  readonly isOverdue: boolean;
}

/** Decides behind the pages whether a request for a link is answered, so that no page can tell who has an account. */
@Injectable()
export class SignInMail {
  constructor(
    private readonly db: Database,
    private readonly mail: Mail,
  ) {}

  /** Mails a link if the address is somebody's; earlier links of it end. Safe to begin again. */
  async decide(institutionId: string, requestId: string): Promise<void> {
    await this.db.transaction({ institutionId }, async (tx) => {
      const request = await this.take(tx, institutionId, requestId);
      if (!request || request.isOverdue) return;
      await this.answer(tx, institutionId, request);
    });
  }

  /** Forgets requests, and the addresses in them, an hour after they were made. */
  async forgetOld(institutionId: string): Promise<void> {
    await this.db.transaction({ institutionId }, (tx) => forgetRequests(tx, institutionId));
  }

  /** The request, if it waits for an answer, after ending all that were made earlier for its address. */
  private async take(tx: EntityManager, institutionId: string, requestId: string): Promise<Request | null> {
    await forgetRequests(tx, institutionId);
    const [request] = await tx.query<Request[]>(
      `select id, address, invitation_id as "invitationId",
         exists (select from sign_in_request n where n.institution_id = r.institution_id and n.address = r.address
           and (n.asked_at, n.id) > (r.asked_at, r.id)) as "isOverdue"
       from sign_in_request r
       where institution_id = $1 and id = $2 and token_hash is null and used_at is null and ended_at is null
         and expires_at > now() for update`,
      [institutionId, requestId],
    );
    if (!request) return null;
    await tx.query(
      `update sign_in_request o set ended_at = now() from sign_in_request r
       where r.institution_id = $1 and r.id = $2 and o.institution_id = $1 and o.address = r.address
         and (o.asked_at, o.id) < (r.asked_at, r.id) and o.used_at is null and o.ended_at is null`,
      [institutionId, requestId],
    );
    return request;
  }

  private async answer(tx: EntityManager, institutionId: string, request: Request): Promise<void> {
    const { id, address, invitationId } = request;
    const asker = await findAsker(tx, institutionId, address);
    if (!asker && !(invitationId && (await isOpen(tx, institutionId, invitationId)))) return;
    if (asker?.mustUseUniversity) {
      await this.mail.send(tx, { institutionId }, { to: address, ...universityLetter() });
      return;
    }
    const token = newSecret();
    await tx.query(
      `update sign_in_request set token_hash = $3, code_hash = $4, account_id = $5, invitation_id = $6
       where institution_id = $1 and id = $2`,
      // Somebody invited who has an account still uses the invitation: it may make them a mentor.
      [
        institutionId,
        id,
        hashOf(token),
        codeHash(codeOf(token), id),
        invitationId ? null : asker?.accountId,
        invitationId,
      ],
    );
    await this.mail.send(tx, { institutionId }, { to: address, ...linkLetter(token) });
    const subjects = asker ? [{ kind: 'account', id: asker.accountId } as const] : [];
    await record(tx, systemActor(institutionId), { event: 'sign-in.link-sent', subjects, object: id });
  }
}

function linkLetter(token: string): LetterToAnybody {
  return {
    kind: 'sign-in-link',
    subject: 'Your link to sign in',
    paragraphs: ['You asked to sign in. Open this link and press the button.'],
    actions: [{ label: 'Sign in', address: `/sign-in/e-mail/link/${token}` }],
    notes: [
      'It works once, for 10 minutes. If you open it on another device than the one you asked on, it shows a code to type there.',
      'You did not ask? Then leave it: nobody can sign in without it. We never ask you for the link or the code, and nor should anybody else.',
    ],
    why: 'somebody entered your address where one signs in',
  };
}

function universityLetter(): LetterToAnybody {
  return {
    kind: 'account-notice',
    subject: 'How you sign in',
    paragraphs: ['You asked for a link to sign in. With your account you sign in at the university instead.'],
    actions: [{ label: 'Sign in at the university', address: '/sign-in' }],
    notes: ['You did not ask? Then there is nothing to do.'],
    why: 'somebody entered your address where one signs in',
  };
}

const codeHash = (code: string, requestId: string) => createHash('sha256').update(`${code} ${requestId}`).digest();

async function forgetRequests(tx: EntityManager, institutionId: string): Promise<void> {
  await tx.query(`delete from sign_in_request where institution_id = $1 and asked_at < now() - interval '1 hour'`, [
    institutionId,
  ]);
}

async function isOpen(tx: EntityManager, institutionId: string, invitationId: string): Promise<boolean> {
  const [open] = await tx.query<object[]>(
    `select from invitation where institution_id = $1 and id = $2 and used_at is null and withdrawn_at is null
       and expires_at > now()`,
    [institutionId, invitationId],
  );
  return open !== undefined;
}
