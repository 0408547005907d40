import { Module } from '@nestjs/common';
import { Funnels } from './funnels.service';

/** Reaching students and mentors, and seeing who is reached. */
@Module({ providers: [Funnels], exports: [Funnels] })
export class CampaignsModule {}
