import { Module } from '@nestjs/common';
import { CampaignsModule } from '@footing/campaigns';
import { FunnelController } from './funnel.controller';

/** The pages of reaching people, and of who is reached. */
@Module({ imports: [CampaignsModule], controllers: [FunnelController] })
export class CampaignPages {}
