export { type AuditEvent, type EventKind, events } from './events';
export { type Entry, record, type Subject } from './record';
