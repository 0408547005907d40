import { Module } from '@nestjs/common';
import { AuditModule } from '@footing/audit';
import { AccessRecordController } from './access-record.controller';
import { MyRecordController } from './my-record.controller';

/** Who looked at what: everybody's own part of it, and the whole of it. */
@Module({ imports: [AuditModule], controllers: [MyRecordController, AccessRecordController] })
export class RecordPages {}
