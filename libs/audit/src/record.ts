import type { Actor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { AuditEvent } from './events';

/** Whose data it was about. */
export interface Subject {
  readonly kind: 'student' | 'mentor' | 'account';
  readonly id: string;
}

/** One line of the record, as the code that acts says it. */
export interface Entry {
  readonly event: AuditEvent;
  /** Empty or absent: nobody's in particular. */
  readonly subjects?: readonly Subject[];
  /** Id of what was looked at or changed: a draft, an import, a round. */
  readonly object?: string;
  /** Names of fields, never their values. */
  readonly fields?: readonly string[];
  /** Whether special-category data was read or changed. */
  readonly special?: boolean;
  /** How many, where there are too many to name. */
  readonly count?: number;
}

/** Writes one line of the record in the caller's own transaction: where it cannot be written, the work is undone too. */
export async function record(tx: EntityManager, actor: Actor, entry: Entry): Promise<void> {
  await tx.query('insert into audit_event (institution_id, account_id, role, event) values ($1, $2, $3, $4)', [
    actor.institutionId,
    actor.accountId,
    actor.roles[0] ?? 'system',
    entry.event,
  ]);
}
