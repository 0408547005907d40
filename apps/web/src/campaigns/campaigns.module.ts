import { Module } from '@nestjs/common';
import { CampaignsModule } from '@footing/campaigns';
import { EvidenceModule } from '@footing/evidence';
import { CampaignSettingsController } from './campaign-settings.controller';
import { CampaignsController } from './campaigns.controller';
import { FunnelController } from './funnel.controller';

/** The pages of reaching people, and of who is reached. */
@Module({
  imports: [CampaignsModule, EvidenceModule],
  // An address with a word of its own comes before those with an id in its place.
  controllers: [CampaignSettingsController, CampaignsController, FunnelController],
})
export class CampaignPages {}
