import { Module } from '@nestjs/common';
import { ConsentModule } from '@footing/consent';
import { PeopleModule } from '@footing/people';
import { DecisionsController } from './decisions.controller';
import { ItemsOfMine } from './items-of-mine.service';
import { MyDataController } from './my-data.controller';
import { StopLinkController } from './stop-link.controller';

/** What people's data may be used for, as they see and decide it. */
@Module({
  imports: [ConsentModule, PeopleModule],
  controllers: [MyDataController, DecisionsController, StopLinkController],
  providers: [ItemsOfMine],
})
export class MyDataPages {}
