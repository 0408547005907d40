import { Module } from '@nestjs/common';
import { ConsentModule } from '@footing/consent';
import { MessagesModule } from '@footing/messages';
import { CampaignRuns } from './campaign-runs.service';
import { Campaigns } from './campaigns.service';

/** Reaching students and mentors. */
@Module({
  imports: [ConsentModule, MessagesModule],
  providers: [Campaigns, CampaignRuns],
  exports: [Campaigns, CampaignRuns],
})
export class CampaignsModule {}
