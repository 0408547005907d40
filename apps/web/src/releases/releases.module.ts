import { EvidenceModule } from '@footing/evidence';
import { Module } from '@nestjs/common';
import { ReleasePlanController } from './release-plan.controller';
import { ReleasesController } from './releases.controller';

/** The pages of what goes out. */
@Module({ imports: [EvidenceModule], controllers: [ReleasePlanController, ReleasesController] })
export class ReleasePages {}
