import { Module } from '@nestjs/common';
import { RetentionModule } from '@footing/consent';
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
import { RetentionController } from './retention.controller';

/** The page that says for how long things are kept. */
@Module({
  imports: [
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
  controllers: [RetentionController],
})
export class RetentionPages {}
