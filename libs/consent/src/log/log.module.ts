import { SecretsModule } from '@footing/secrets';
import { Module } from '@nestjs/common';
import { Certificates } from './certificates.service';
import { Log } from './log.service';
import { SigningKeys } from './signing-keys';

/** The institution's log of decisions, what it signs with, and the certificates of stops. */
@Module({
  imports: [SecretsModule],
  providers: [SigningKeys, Log, Certificates],
  exports: [SigningKeys, Log, Certificates],
})
export class LogModule {}
