import { Module } from '@nestjs/common';
import { AccessRecord } from './access-record.service';
import { Chain } from './chain.service';
import { Sealer } from './sealer.service';

/** The record of who looked and who changed. */
@Module({ providers: [AccessRecord, Chain, Sealer], exports: [AccessRecord, Chain, Sealer] })
export class AuditModule {}
