export { AuditModule } from './audit.module';
export { Chain, type ChainReport, type ChainState } from './chain.service';
export { type AuditEvent, type EventKind, events } from './events';
export { type Head, publishedHeads, publishHead } from './heads';
export { type Entry, record, type Subject } from './record';
export { Sealer } from './sealer.service';
