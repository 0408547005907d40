import { EvidenceModule } from '@footing/evidence';
import { Module } from '@nestjs/common';
import { Collation } from './collation.service';
import { SectorPicture } from './picture.service';
import { SectorPublishing } from './publishing.service';

const services = [SectorPublishing, Collation, SectorPicture];

/** The national picture: what universities give out of their signed releases, put together. */
@Module({ imports: [EvidenceModule], providers: services, exports: services })
export class SectorModule {}
