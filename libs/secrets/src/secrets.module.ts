import { Module } from '@nestjs/common';
import { Settings } from '@footing/config';
import { DataKeys } from './data-keys';
import { InstitutionKeys } from './institution-keys';
import { KeyHolder } from './key-holder';
import { KeyRotation } from './key-rotation.service';
import { MasterKeys } from './master-keys';
import { Secrets } from './secrets.service';

/** Sealing and opening, with the master key from the settings. */
@Module({
  providers: [
    { provide: KeyHolder, useFactory: (settings: Settings) => new MasterKeys(settings), inject: [Settings] },
    InstitutionKeys,
    DataKeys,
    Secrets,
    KeyRotation,
  ],
  exports: [Secrets, KeyRotation],
})
export class SecretsModule {}
