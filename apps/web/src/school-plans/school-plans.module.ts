import { SchoolPlansModule } from '@footing/evidence';
import { Module } from '@nestjs/common';
import { SchoolActionsController } from './school-actions.controller';
import { SchoolLeadsController } from './school-leads.controller';
import { SchoolPlansController } from './school-plans.controller';

/** What each school does about gaps, and who leads it. */
@Module({
  imports: [SchoolPlansModule],
  controllers: [SchoolPlansController, SchoolActionsController, SchoolLeadsController],
})
export class SchoolPlanPages {}
