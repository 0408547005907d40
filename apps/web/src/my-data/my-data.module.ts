import { Module } from '@nestjs/common';
import { ConsentModule } from '@footing/consent';
import { EvidenceModule } from '@footing/evidence';
import { IdentityModule } from '@footing/identity';
import { PeopleModule } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { StoriesModule } from '@footing/stories';
import { TrackersModule } from '@footing/trackers';
import { CertificatesController } from './certificates.controller';
import { CountsController } from './counts.controller';
import { DecisionsController } from './decisions.controller';
import { ItemsOfMine } from './items-of-mine.service';
import { MyDataController } from './my-data.controller';
import { ReceiptsController } from './receipts.controller';
import { StopLinkController } from './stop-link.controller';

/** What people's data may be used for, as they see and decide it. */
@Module({
  imports: [
    ...[ConsentModule, EvidenceModule, IdentityModule, PeopleModule, ProgrammesModule, StoriesModule],
    TrackersModule,
  ],
  controllers: [
    MyDataController,
    CountsController,
    DecisionsController,
    ReceiptsController,
    CertificatesController,
    StopLinkController,
  ],
  providers: [ItemsOfMine],
  exports: [ItemsOfMine],
})
export class MyDataPages {}
