import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, Jobs } from '@footing/database';
import { type Actor, type RequestMark, systemActor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { enrol } from '../invitations/enrolments';
import { codeInWords, codeOf, hashOf, isCode, isSecret, newSecret, readCode } from './link-secrets';
import { CampusNetworks } from './campus-networks.service';
import { Permits } from './permits.service';

/** Who asks for a link. */
export interface Asking {
  readonly institutionId: string;
  /** As `readAddress` gives it. */
  readonly address: string;
  /** Of the network, as `networkOf` of the audit library names it. */
  readonly network: string;
  /** A path of ours to go on to. */
  readonly nextPath: string;
  /** What is asked is to enrol with this invitation; absent: to sign in. */
  readonly invitationId?: string;
}

/** Whose session may begin now, and where it goes on. */
export interface Proven {
  readonly institutionId: string;
  readonly accountId: string;
  readonly nextPath: string;
}

/** What a link is to the browser that opens it: its own, another's (then with a code to type there), or none that works. */
export type Opened = 'own' | { readonly code: string } | null;

/** What came of a typed code: in; wrong, with so many tries left; none left, and the request is over; or it can be no code. */
export type Typed = Proven | { readonly triesLeft: number } | { readonly isUnreadable: true };

const MOST_TRIES = 5;
const LIVES = `used_at is null and ended_at is null and expires_at > now() and tries < ${MOST_TRIES}`;

interface Used {
  readonly id: string;
  readonly accountId: string | null;
  readonly invitationId: string | null;
  readonly nextPath: string;
}

/** Signing in by a link in an e-mail: what browsers ask. What is mailed to whom, `SignInMail` decides behind the pages. */
@Injectable()
export class SignInLinks {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly permits: Permits,
    private readonly campus: CampusNetworks,
  ) {}

  /**
   * Takes a request for a link. It does the same whether or not anybody has this address; over a limit it does nothing.
   * @returns a secret for the asking browser, which alone can use the link.
   */
  async ask(asking: Asking): Promise<string> {
    const browser = newSecret();
    if (!(await this.mayAsk(asking))) return browser;
    const { institutionId, address, nextPath, invitationId = null } = asking;
    await this.db.transaction({ institutionId }, async (tx) => {
      const [row] = await tx.query<{ id: string }[]>(
        `insert into sign_in_request (institution_id, address, browser_hash, next_path, invitation_id)
         values ($1, $2, $3, $4, $5) returning id`,
        [institutionId, address, hashOf(browser), nextPath, invitationId],
      );
      await this.jobs.send('decide-sign-in', { institutionId, requestId: row?.id ?? '' }, tx);
    });
    return browser;
  }

  /** What the link is to this browser. Changes nothing, however often it is asked. */
  async look(token: string, browser: string | null): Promise<Opened> {
    const institutionId = await this.whose(token);
    if (!institutionId) return null;
    const [found] = await this.db.transaction({ institutionId }, (tx) =>
      tx.query<{ isOwn: boolean }[]>(
        `select browser_hash = $3 as "isOwn" from sign_in_request
         where institution_id = $1 and token_hash = $2 and ${LIVES}`,
        [institutionId, hashOf(token), hashOf(browser ?? '')],
      ),
    );
    if (!found) return null;
    return found.isOwn ? 'own' : { code: codeInWords(codeOf(token)) };
  }

  /** Uses the link up, in the browser that asked for it; null: it does not work, or not here. Of many at once one gets in. */
  async open(token: string, browser: string | null, request?: RequestMark): Promise<Proven | null> {
    const institutionId = await this.whose(token);
    if (!institutionId || !isSecret(browser)) return null;
    return this.db.transaction({ institutionId }, async (tx) => {
      const [used] = await tx.query<Used[]>(
        `with used as (
           update sign_in_request set used_at = now()
           where institution_id = $1 and token_hash = $2 and browser_hash = $3 and ${LIVES}
           returning id, account_id, invitation_id, next_path
         ) select id, account_id as "accountId", invitation_id as "invitationId", next_path as "nextPath" from used`,
        [institutionId, hashOf(token), hashOf(browser)],
      );
      return used ? this.proven(tx, serviceIn(institutionId, request), used) : null;
    });
  }

  /**
   * The same with the code that another device shows. A wrong one costs a try, and after five the request is over; what
   * can be no code at all costs nothing.
   */
  async type(browser: string | null, typed: string, request?: RequestMark): Promise<Typed> {
    const read = readCode(typed);
    if (!isCode(read)) return { isUnreadable: true };
    const institutionId = isSecret(browser) ? await this.whose(browser) : null;
    if (!institutionId || !browser) return { triesLeft: 0 };
    return this.db.transaction({ institutionId }, async (tx) => {
      const [tried] = await tx.query<(Used & { isRight: boolean; tries: number })[]>(
        `with tried as (
           update sign_in_request set tries = tries + 1, used_at = case
             when code_hash = sha256(convert_to($3 || ' ' || id::text, 'UTF8')) then now() end
           where institution_id = $1 and browser_hash = $2 and ${LIVES}
           returning id, account_id, invitation_id, next_path, used_at, tries
         ) select id, account_id as "accountId", invitation_id as "invitationId", next_path as "nextPath",
             used_at is not null as "isRight", tries from tried`,
        [institutionId, hashOf(browser), read],
      );
      if (!tried) return { triesLeft: 0 };
      if (!tried.isRight) return { triesLeft: MOST_TRIES - tried.tries };
      return (await this.proven(tx, serviceIn(institutionId, request), tried)) ?? { triesLeft: 0 };
    });
  }

  private async proven(tx: EntityManager, actor: Actor, used: Used): Promise<Proven | null> {
    const { nextPath, invitationId } = used;
    const { institutionId } = actor;
    const accountId = used.accountId ?? (invitationId ? await enrol(tx, actor, invitationId) : null);
    if (!accountId) return null;
    const subjects = [{ kind: 'account', id: accountId } as const];
    await record(tx, actor, { event: 'sign-in.link-used', subjects, object: used.id });
    return { institutionId, accountId, nextPath };
  }

  private async mayAsk({ institutionId, address, network }: Asking): Promise<boolean> {
    const isCampus = await this.campus.has(institutionId, network);
    const limits = [
      [`sign-in network ${institutionId} ${network}`, { most: isCampus ? 1_000 : 20, seconds: 3_600 }],
      [`sign-in address ${institutionId} ${address}`, { most: 3, seconds: 900 }],
      [`sign-in institution ${institutionId}`, { most: 1_000, seconds: 60 }],
    ] as const;
    for (const [bucket, limit] of limits) if (!(await this.permits.take(bucket, limit)).allowed) return false;
    return true;
  }

  private async whose(secret: string): Promise<string | null> {
    if (!isSecret(secret)) return null;
    const [row] = await this.db.atTheDoor<{ institution_id: string }>('sign_in_request_of', hashOf(secret));
    return row?.institution_id ?? null;
  }
}

/** The service itself, in the request of whoever asks: they are not signed in yet. */
const serviceIn = (institutionId: string, request: RequestMark | undefined): Actor => ({
  ...systemActor(institutionId),
  ...(request && { request }),
});
