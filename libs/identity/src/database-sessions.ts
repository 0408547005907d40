import { createHash } from 'node:crypto';
import { record } from '@footing/audit';
import type { Database } from '@footing/database';
import { type Actor, DomainError, type RequestMark, type Role } from '@footing/kernel';
import type { Request } from 'express';
import { type Session, type SessionData, Store } from 'express-session';
import type { Strength } from './domain/acting-role';

/** Of the sign-in that a session began with. */
export interface KeptProof {
  readonly method: string;
  readonly strength: Strength;
  /** When, ISO 8601. */
  readonly at: string;
}

/** Who begins a session with which proof, handed over once: these are fixed for as long as it lives. */
export interface Beginning {
  readonly proof: KeptProof;
  /** Null: every role needs a second proof first. */
  readonly role: Role | null;
  /** As the browser names itself. */
  readonly agent: string;
  readonly event: 'signed-in' | 'role.taken-up';
  readonly request?: RequestMark | undefined;
}

declare module 'express-session' {
  interface SessionData {
    passport?: { user?: Owner };
    /** Of the sign-in this session began with; absent when nobody is signed in. */
    proof?: KeptProof;
    /** The role acted in; null or absent: none yet. */
    role?: Role | null;
    /** Which of the account's devices this is. */
    device?: string;
    /** Only while a session begins. */
    begins?: Beginning;
  }
}

/** Whose a session is. */
interface Owner {
  readonly institutionId: string;
  readonly accountId: string;
}

interface Row {
  readonly institution_id: string | null;
  readonly account_id: string;
  readonly device: string;
  readonly role: Role | null;
  readonly method: string;
  readonly strength: Strength;
  readonly began_at: Date;
  readonly data: SessionData;
}

/**
 * Sessions in PostgreSQL, behind the door: ids are kept as SHA-256 only, limits go by the database's clock, and a session
 * that has ended anywhere stays ended, whatever a request under way still wants to keep.
 */
export class DatabaseSessions extends Store {
  /** Those that have a row already, with what is in it. */
  private readonly kept = new WeakMap<object, string>();

  constructor(private readonly db: Database) {
    super();
  }

  get(sid: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.open(sid).then((session) => done(null, session), done);
  }

  set(sid: string, session: SessionData, done?: (error?: unknown) => void): void {
    this.keep(sid, session).then(
      () => done?.(),
      (error: unknown) => done?.(error),
    );
  }

  destroy(sid: string, done?: (error?: unknown) => void): void {
    this.db.atTheDoor('session_end', hashOf(sid)).then(
      () => done?.(),
      (error: unknown) => done?.(error),
    );
  }

  override createSession(req: Request, data: SessionData): Session & SessionData {
    const session = super.createSession(req, data);
    this.kept.set(session, contentOf(session));
    return session;
  }

  /** Whether everything in the session is kept; a new one with nothing in it has nothing to keep. */
  holds(session: SessionData): boolean {
    const content = contentOf(session);
    return content === (this.kept.get(session) ?? '{}');
  }

  private async open(sid: string): Promise<SessionData | null> {
    const [row] = await this.db.atTheDoor<Row>('session_open', hashOf(sid));
    if (!row) return null;
    const { institution_id: institutionId, account_id: accountId, data, device, role } = row;
    if (institutionId === null) return data;
    const proof = { method: row.method, strength: row.strength, at: row.began_at.toISOString() };
    return { ...data, passport: { user: { institutionId, accountId } }, proof, role, device };
  }

  private async keep(sid: string, session: SessionData): Promise<void> {
    const begins = !this.kept.has(session);
    const content = contentOf(session);
    const { passport, proof: _proof, role: _role, device: _device, begins: beginning, ...data } = session;
    const user = passport?.user;
    if (!user) await this.db.atTheDoor('session_keep', hashOf(sid), begins, null, data);
    else if (begins) await this.begin(sid, user, beginning, data);
    else await this.db.atTheDoor('session_keep', hashOf(sid), false, user, data);
    this.kept.set(session, content);
  }

  /** Together with its line in the record: neither is there without the other. */
  private async begin(sid: string, user: Owner, beginning: Beginning | undefined, data: object): Promise<void> {
    if (!beginning) throw new Error('a session of somebody begins by enter()');
    const { proof, role, agent, event, request } = beginning;
    const actor: Actor = { ...user, roles: role ? [role] : [], ...(request && { request }) };
    const whose = { ...user, role, method: proof.method, strength: proof.strength, agent, began: proof.at };
    await this.db.transaction(actor, async (tx) => {
      const [kept] = await tx.query<{ there: boolean }[]>('select there from door.session_keep($1, true, $2, $3)', [
        ...[hashOf(sid), whose, data],
      ]);
      if (!kept?.there) throw new DomainError('forbidden', 'account.cannot-enter', `account ${user.accountId}`);
      await record(tx, actor, { event, subjects: [{ kind: 'account', id: user.accountId }] });
    });
  }
}

/** Without the cookie, whose end moves with every request. */
const contentOf = (session: SessionData): string => JSON.stringify({ ...session, cookie: undefined });

const hashOf = (sid: string): Buffer => createHash('sha256').update(sid).digest();
