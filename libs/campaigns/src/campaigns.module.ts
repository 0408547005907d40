import { Module } from '@nestjs/common';
import { ConsentModule } from '@footing/consent';
import { MessagesModule } from '@footing/messages';
import { CampaignRuns } from './campaign-runs.service';
import { Campaigns } from './campaigns.service';
import { Funnels } from './funnels.service';

/** Reaching students and mentors, and seeing who is reached. */
@Module({
  imports: [ConsentModule, MessagesModule],
  providers: [Funnels, Campaigns, CampaignRuns],
  exports: [Funnels, Campaigns, CampaignRuns],
})
export class CampaignsModule {}
