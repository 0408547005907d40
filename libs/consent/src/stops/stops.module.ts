import { MessagesModule } from '@footing/messages';
import { Module } from '@nestjs/common';
import { StopJournal } from '../journal/stop-journal';
import { Endings } from './endings.service';
import { KeptPlaces } from './kept-places';
import { StopPlaces } from './stop-places';
import { StopTasks } from './stop-tasks.service';

/** What carries stops out. Whoever keeps data of a place imports it and registers with `StopPlaces`. */
@Module({
  imports: [MessagesModule],
  providers: [StopJournal, StopPlaces, KeptPlaces, StopTasks, Endings],
  exports: [StopPlaces, StopTasks, Endings],
})
export class StopsModule {}
