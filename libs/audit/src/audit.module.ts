import { Module } from '@nestjs/common';
import { Chain } from './chain.service';
import { Sealer } from './sealer.service';

/** The record of who looked and who changed. */
@Module({ providers: [Chain, Sealer], exports: [Chain, Sealer] })
export class AuditModule {}
