import { SectorModule } from '@footing/sector';
import { Module } from '@nestjs/common';
import { SectorCollationController } from './collation.controller';
import { SectorPictureController } from './picture.controller';
import { SectorPublishController } from './publish.controller';

/** The national picture: giving figures out, putting them together, and reading them. */
@Module({
  imports: [SectorModule],
  controllers: [SectorPictureController, SectorPublishController, SectorCollationController],
})
export class SectorPages {}
