import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence.module';
import { SchoolActions } from './school-actions.service';
import { SchoolLeads } from './school-leads.service';
import { SchoolPlans } from './school-plans.service';

export { SchoolActions, SchoolLeads, SchoolPlans };

const services = [SchoolPlans, SchoolActions, SchoolLeads];

/** What each school does about gaps, and who leads it. */
@Module({ imports: [EvidenceModule], providers: services, exports: services })
export class SchoolPlansModule {}
