import { EvidenceModule } from '@footing/evidence';
import { Module } from '@nestjs/common';
import { KpiController } from './kpi.controller';
import { KpisController } from './kpis.controller';

/** What a university set itself to reach, and where it is. */
@Module({ imports: [EvidenceModule], controllers: [KpisController, KpiController] })
export class KpiPages {}
