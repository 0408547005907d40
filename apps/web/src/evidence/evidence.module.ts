import { Module } from '@nestjs/common';
import { EvidenceModule } from '@footing/evidence';
import { LinkageController } from './linkage.controller';
import { MeasuresController } from './measures.controller';
import { RegistryController } from './registry.controller';
import { SnapshotsController } from './snapshots.controller';

/** The pages of the evidence base: snapshots, measures, and the records that are joined to them. */
@Module({
  imports: [EvidenceModule],
  controllers: [SnapshotsController, MeasuresController, RegistryController, LinkageController],
})
export class EvidencePages {}
