import { EvidenceModule, TablePictures } from '@footing/evidence';
import { Module } from '@nestjs/common';
import { chartOfTable } from './chart-of-table';
import { ReleasePlanController } from './release-plan.controller';
import { ReleasesController } from './releases.controller';

/** The pages of what goes out. */
@Module({ imports: [EvidenceModule], controllers: [ReleasePlanController, ReleasesController] })
export class ReleasePages {
  constructor(pictures: TablePictures) {
    pictures.register(chartOfTable);
  }
}
