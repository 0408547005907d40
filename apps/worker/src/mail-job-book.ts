import { Injectable } from '@nestjs/common';
import { Jobs } from '@footing/database';
import { SignInMail } from '@footing/identity';
import { MailRuns } from '@footing/messages';

/** Mail servers take their time, so several are spoken to at once. */
const AT_ONCE = 4;

/** What is done for each kind of job that has to do with mail. */
@Injectable()
export class MailJobBook {
  constructor(
    private readonly jobs: Jobs,
    private readonly signIns: SignInMail,
    private readonly mail: MailRuns,
  ) {}

  /** Starts taking work from the queue. */
  async open(): Promise<void> {
    await this.jobs.work('decide-sign-in', ({ institutionId, requestId }) =>
      this.signIns.decide(institutionId, requestId),
    );
    const send = ({ institutionId, mailId }: { institutionId: string; mailId: string }) =>
      this.mail.run(institutionId, mailId);
    await this.jobs.work('send-mail', send, AT_ONCE);
  }
}
