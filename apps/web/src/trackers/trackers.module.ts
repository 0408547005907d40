import { TrackersModule } from '@footing/trackers';
import { Module } from '@nestjs/common';
import { TrackerPreparationsController } from './preparations.controller';
import { TrackerProfilesController } from './profiles.controller';
import { TrackersController } from './trackers.controller';

/** Files for tracking services: profiles, the check before a file leaves, and the file. */
@Module({
  imports: [TrackersModule],
  controllers: [TrackersController, TrackerProfilesController, TrackerPreparationsController],
})
export class TrackerPages {}
