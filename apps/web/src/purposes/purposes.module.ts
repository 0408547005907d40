import { Module } from '@nestjs/common';
import { ConsentModule, ImpactAssessments, RetentionModule } from '@footing/consent';
import { conversationsRetention } from '@footing/conversations';
import { joiningRetention } from '@footing/joining';
import { campaignsRetention } from '@footing/campaigns';
import { givingRetention } from '@footing/giving';
import { matchingRetention } from '@footing/matching';
import { pairingsRetention } from '@footing/pairings';
import { peopleRetention } from '@footing/people';
import { storiesRetention } from '@footing/stories';
import { evidenceRetention } from '@footing/evidence';
import { surveysRetention } from '@footing/surveys';
import { introductionsRetention } from '@footing/introductions';
import { schedulingRetention } from '@footing/scheduling';
import { togetherRetention } from '@footing/together';
import { trainingRetention } from '@footing/training';
import { ImpactAssessmentController } from './impact-assessment.controller';
import { PurposesController } from './purposes.controller';

/** The pages of what data is used for. */
@Module({
  imports: [
    ConsentModule,
    RetentionModule.with(
      peopleRetention,
      givingRetention,
      campaignsRetention,
      joiningRetention,
      trainingRetention,
      togetherRetention,
      schedulingRetention,
      introductionsRetention,
      matchingRetention,
      pairingsRetention,
      storiesRetention,
      surveysRetention,
      evidenceRetention,
      conversationsRetention,
    ),
  ],
  controllers: [ImpactAssessmentController, PurposesController],
  providers: [ImpactAssessments],
})
export class PurposePages {}
