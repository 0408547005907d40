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
  /** Empty or absent: nobody's in particular. The same one twice counts once. */
  readonly subjects?: readonly Subject[];
  /** Id of what was looked at or changed: a draft, an import, a round. */
  readonly object?: string;
  /** Names of fields, never their values. */
  readonly fields?: readonly string[];
  /** Whether special-category data was read or changed. */
  readonly special?: boolean;
  /** How many, where there are too many to name. */
  readonly count?: number;
  /** `refused` for what somebody tried and might not do; `done` unless given. */
  readonly outcome?: 'done' | 'refused';
}

/** Event and subjects in one statement: no line without whose data it was about. */
const WRITE = `
  with line as (
    insert into audit_event
      (institution_id, account_id, role, event, purpose, object_id, fields, special, count, request_id, ip_prefix, outcome)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    returning institution_id, id
  )
  insert into audit_subject (institution_id, kind, subject_id, event_id)
  select distinct line.institution_id, about.kind, about.id, line.id
  from line, unnest($13::text[], $14::uuid[]) as about (kind, id)`;

/**
 * Writes one line of the record in the caller's own transaction: where it cannot be written, the work is undone too. A list
 * leaves one line with everybody on it, not one line each. Cost: one statement, and one row a subject.
 */
export async function record(tx: EntityManager, actor: Actor, entry: Entry): Promise<void> {
  const { subjects = [], fields = [] } = entry;
  await tx.query(WRITE, [
    ...[actor.institutionId, actor.accountId, actor.roles[0] ?? (actor.keyId ? 'machine' : 'system'), entry.event],
    ...[
      actor.request?.purpose ?? (actor.keyId ? `key ${actor.keyId}` : null),
      entry.object ?? null,
      fields,
      entry.special ?? false,
      entry.count ?? null,
    ],
    ...[actor.request?.id ?? null, actor.request?.addressPrefix ?? null, entry.outcome ?? 'done'],
    ...[subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)],
  ]);
}
