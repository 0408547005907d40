import { Injectable } from '@nestjs/common';
import { Settings } from '@footing/config';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Person } from '../person';

/** A stop as it is written down outside the database: ids and codes, never a word about anybody. */
export interface JournalLine {
  readonly institutionId: string;
  /** Of the decision in the log. */
  readonly eventId: string;
  readonly person: Person;
  readonly purpose: string;
  readonly item: string;
  /** When the stop was: a moment as `2026-11-22T09:00:00.000Z`. */
  readonly at: string;
}

const NAME = /^[0-9a-f-]{36}\.jsonl$/;

/**
 * Every stop, written down outside the database before whoever asked hears that it is done: so a database that comes back
 * from a backup can be told what people stopped since. Without `CONSENT_JOURNAL_DIR` nothing is written.
 */
@Injectable()
export class StopJournal {
  private readonly folder: string | undefined;

  constructor(settings: Settings) {
    this.folder = settings.CONSENT_JOURNAL_DIR;
  }

  /** Whether stops are written down at all. */
  get isKept(): boolean {
    return this.folder !== undefined;
  }

  /** Writes a stop down, and returns when the disk has it. Writing it twice does no harm. */
  async append(line: JournalLine): Promise<void> {
    if (!this.folder) return;
    await mkdir(this.folder, { recursive: true });
    const file = await open(path.join(this.folder, `${line.institutionId}.jsonl`), 'a', 0o600);
    try {
      await file.appendFile(`${JSON.stringify(line)}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  /** Every stop of an institution that was written down, oldest first; a last line that was cut off is left out. */
  async lines(institutionId: string): Promise<JournalLine[]> {
    if (!this.folder) return [];
    const name = `${institutionId}.jsonl`;
    const names = await readdir(this.folder).catch((): string[] => []);
    if (!NAME.test(name) || !names.includes(name)) return [];
    const text = await readFile(path.join(this.folder, name), 'utf8');
    return text.split('\n').flatMap((line) => lineOf(line));
  }
}

/** A power cut may leave half a line, which the next one then follows: its stop had not been answered yet. */
function lineOf(text: string): JournalLine[] {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null && 'eventId' in line ? [line as JournalLine] : [];
  } catch {
    return [];
  }
}
