import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { SignInMail } from '@footing/identity';
import { MailRuns } from '@footing/messages';
import { ImportSteps } from '@footing/people';
import { Institutions } from '@footing/programmes';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is done once a day, and once at the start: files that nobody went on with are forgotten. */
@Injectable()
export class TidyUp implements OnApplicationShutdown {
  private readonly log = new Logger(TidyUp.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly institutions: Institutions,
    private readonly imports: ImportSteps,
    private readonly mail: MailRuns,
    private readonly signIns: SignInMail,
  ) {}

  async open(): Promise<void> {
    this.timer = setInterval(() => void this.run(), DAY_MS);
    await this.run();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async run(): Promise<void> {
    try {
      for (const { id } of await this.institutions.list()) {
        await this.imports.forgetUnfinished(id);
        await this.imports.sealWhatIsClear(id);
        await this.mail.forgetOld(id);
        await this.signIns.forgetOld(id);
      }
    } catch (error) {
      this.log.error(`tidying up failed: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }
}
