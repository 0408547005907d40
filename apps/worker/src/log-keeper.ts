import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '@footing/config';
import { Log } from '@footing/consent';
import { whereOf } from '@footing/database';
import { Institutions } from '@footing/programmes';

const HOUR_MS = 60 * 60 * 1_000;

/** The file of an institution's signed heads, one a line, in the folder for what is written down outside the database. */
export const headsFile = (folder: string, institutionId: string): string =>
  path.join(folder, `${institutionId}.decisions.jws`);

/** Every head that was written down, the oldest first; none when there is no file. */
export async function headsWrittenDown(folder: string, institutionId: string): Promise<string[]> {
  const text = await readFile(headsFile(folder, institutionId), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

/** Signs the head of each institution's log of decisions every hour in which somebody decided, and writes it down outside. */
@Injectable()
export class LogKeeper implements OnApplicationShutdown {
  private readonly logger = new Logger(LogKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private under = Promise.resolve();

  constructor(
    private readonly institutions: Institutions,
    private readonly log: Log,
    private readonly settings: Settings,
  ) {}

  open(): void {
    this.timer = setInterval(() => this.next(), HOUR_MS);
    this.next();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.under;
  }

  /** One round over all institutions. A fault at one keeps none of the others waiting. */
  async round(): Promise<void> {
    const attempt = (of: string, done: Promise<unknown>) =>
      done.catch((error: unknown) => this.logger.error(`signing the log broke off${of}: ${whereOf(error)}`));
    const each = async () => {
      for (const { id } of await this.institutions.list()) await attempt(`, institution ${id}`, this.sign(id));
    };
    await attempt('', each());
  }

  private next(): void {
    this.under = this.under.then(() => this.round());
  }

  private async sign(institutionId: string): Promise<void> {
    const head = await this.log.sign(institutionId);
    const folder = this.settings.AUDIT_HEADS_DIR;
    if (!head || !folder || (await headsWrittenDown(folder, institutionId)).at(-1) === head.jws) return;
    await mkdir(folder, { recursive: true });
    await appendFile(headsFile(folder, institutionId), `${head.jws}\n`);
  }
}
