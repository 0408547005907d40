import { lstat, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from '@footing/config';
import { Database } from '@footing/database';
import { Clock } from '@footing/kernel';
import { uidOf } from '../clock/calendar-messages';
import { answererOf, saveAnswer } from '../data/calendar-answer.query';
import { type AnswerInMail, answerInMail, MOST_MAIL_BYTES } from './answer-in-mail';

const MOST_AT_ONCE = 200;
const UID = new RegExp(`^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})${uidOf('').replace('.', '\\.')}$`);

/**
 * Reads what calendar programs answer to invitations, from the folder that the mail server leaves mail in. It is kept as a note
 * to the people of the meeting, and moves nothing.
 */
@Injectable()
export class CalendarAnswers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /**
   * Reads every new mail once. Where several read the same folder, each mail is read by one; one that is being read when a
   * machine stops is lost, which does no harm. @returns how many answers were kept.
   */
  async round(institutionIds: readonly string[]): Promise<number> {
    const { MAIL_REPLIES_DIR: folder, MAIL_REPLIES_CHECKED_BY: checkedBy } = this.settings;
    if (!folder || !checkedBy) return 0;
    const names = (await readdir(path.join(folder, 'new'))).toSorted().slice(0, MOST_AT_ONCE);
    let kept = 0;
    for (const name of names) {
      const raw = await taken(folder, name);
      const answer = raw && (await answerInMail(raw, checkedBy));
      if (answer && (await this.keepAnywhere(institutionIds, answer))) kept += 1;
    }
    return kept;
  }

  private async keepAnywhere(institutionIds: readonly string[], answer: AnswerInMail): Promise<boolean> {
    const meetingId = UID.exec(answer.uid)?.[1];
    if (!meetingId) return false;
    for (const here of institutionIds) if (await this.keep(here, meetingId, answer)) return true;
    return false;
  }

  private keep(here: string, meetingId: string, answer: AnswerInMail): Promise<boolean> {
    return this.db.transaction({ institutionId: here }, async (tx) => {
      const person = await answererOf(tx, here, meetingId, answer);
      if (!person) return false;
      await saveAnswer(tx, here, meetingId, person, { ...answer, at: this.clock.now() });
      return true;
    });
  }
}

/** What stands in a mail, once it is ours alone; null: somebody else has it, or it is no mail. */
async function taken(folder: string, name: string): Promise<Buffer | null> {
  const at = path.join(folder, 'cur', `${name}:2,S`);
  try {
    await rename(path.join(folder, 'new', name), at);
    const file = await lstat(at);
    return file.isFile() && file.size <= MOST_MAIL_BYTES ? await readFile(at) : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
