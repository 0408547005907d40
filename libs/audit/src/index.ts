export { AccessRecord, LINES_A_PAGE, type RecordSearch } from './access-record.service';
export { AuditModule } from './audit.module';
export { Chain, type ChainReport, type ChainState } from './chain.service';
export { type AuditEvent, type EventKind, events } from './events';
export { type Head, publishedHeads, publishHead } from './heads';
export { MOST_COUNTED, type NamedSubject, type RecordLine, type RecordPage } from './data/access-record.query';
export { purposeOf } from './purposes';
export { type Entry, record, type Subject } from './record';
export { Sealer } from './sealer.service';
