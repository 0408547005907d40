import { ConsentModule, StopPlaces } from '@footing/consent';
import { SecretsModule } from '@footing/secrets';
import { Module } from '@nestjs/common';
import { TrackerExports } from './exports.service';
import { TrackerPreparations } from './preparations.service';
import { TrackerProfiles } from './profiles.service';
import { stopFiles } from './stop-files';
import { TrackersTold } from './told.service';

const services = [TrackerProfiles, TrackerPreparations, TrackerExports, TrackersTold];

/** Files for tracking services: what they are made by, who looks at them, and how they leave. */
@Module({ imports: [ConsentModule, SecretsModule], providers: services, exports: services })
export class TrackersModule {
  constructor(places: StopPlaces) {
    places.register('tracker-files', stopFiles);
  }
}
