import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from '@footing/config';
import { Log } from '@footing/consent';
import { HOUR_MS, Rounds } from './rounds';

const WHAT = 'signing the log';

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
export class LogKeeper {
  constructor(
    private readonly rounds: Rounds,
    private readonly log: Log,
    private readonly settings: Settings,
  ) {}

  open(): void {
    this.rounds.every(HOUR_MS, WHAT, () => this.round());
  }

  /** One round over all institutions. A fault at one keeps none of the others waiting. */
  round(): Promise<boolean> {
    return this.rounds.over(WHAT, (id) => this.sign(id));
  }

  private async sign(institutionId: string): Promise<void> {
    const head = await this.log.sign(institutionId);
    const folder = this.settings.AUDIT_HEADS_DIR;
    if (!head || !folder || (await headsWrittenDown(folder, institutionId)).at(-1) === head.jws) return;
    await mkdir(folder, { recursive: true });
    await appendFile(headsFile(folder, institutionId), `${head.jws}\n`);
  }
}
