import { SetMetadata } from '@nestjs/common';
import type { AuditEvent } from './events';

/** What a route leaves in the record of who looked: one of these events, or why it leaves none. */
type Auditing = { readonly events: readonly AuditEvent[] } | { readonly notAudited: string };

const AUDIT = 'footing:audit';

/**
 * The event that a call of this route leaves in the record of who looked; the service behind it writes the line. Several
 * where what is sent decides which of them it is.
 */
export const Audited = (...events: readonly [AuditEvent, ...AuditEvent[]]) =>
  SetMetadata(AUDIT, { events } satisfies Auditing);

/** Leaves nothing in the record, and why: no person's record is read and nothing is changed. */
export const NotAudited = (why: string) => SetMetadata(AUDIT, { notAudited: why } satisfies Auditing);
