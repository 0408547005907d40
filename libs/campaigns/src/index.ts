export { CampaignsModule } from './campaigns.module';
export { Funnels, type RoundFunnel } from './funnels.service';
export { funnelSteps, type FunnelStep } from './domain/funnel-table';
export type { ShownFunnel, ShownRow } from './domain/shown-funnel';
export { shareOf } from './domain/share';
export { campaignsParts } from './parts-of-me';
export { campaignsRetention } from './retention';
