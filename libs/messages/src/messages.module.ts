import { Module } from '@nestjs/common';
import { Settings } from '@footing/config';
import { SecretsModule } from '@footing/secrets';
import { Bounces } from './bounces.service';
import { MailRuns } from './mail-runs.service';
import { Mail } from './mail.service';
import { Post } from './post';

/** Outgoing mail. */
@Module({
  imports: [SecretsModule],
  providers: [
    Mail,
    Bounces,
    MailRuns,
    { provide: Post, useFactory: (settings: Settings) => new Post(settings), inject: [Settings] },
  ],
  exports: [Mail, MailRuns, Bounces],
})
export class MessagesModule {}
