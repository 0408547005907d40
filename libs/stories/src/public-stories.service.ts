import { Database } from '@footing/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONTENT, holdShown, type PictureFile, type StoryContent } from './data/story.query';

/** Whose yes something rests on, as it stood when it was read. */
interface Rested {
  readonly subjectId: string;
  readonly epoch: number;
}

const AGREED = `from story_content c
  join story h on h.institution_id = c.institution_id and h.id = c.story_id and 'our-page' = any(h.places)
  join consent.state s on s.institution_id = c.institution_id and s.subject_id = c.subject_id
    and s.purpose = 'story' and s.item = 'story:' || c.story_id`;
const RESTED = 's.subject_id as "subjectId", s.epoch';

/** Most stories on the page. */
const MOST_SHOWN = 60;
/** Pages that are being sent at once; each holds a connection until it has left. */
const MOST_AT_ONCE = 3;
/** Somebody may decide between reading and sending; then it is read again. */
const MOST_TRIES = 5;

/**
 * What everybody may read: stories with a yes that stands, at the moment of reading. Whoever takes theirs back waits until
 * pages with it have left, and hears that it has stopped only then; no later page has it.
 */
@Injectable()
export class PublicStories {
  private sending = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly db: Database) {}

  /**
   * Reads the stories of the public page, the newest first, and gives them to `send`.
   * @param send sends them and ends when they have left, after three seconds at most: stops wait for it.
   */
  show<T>(institutionId: string, send: (stories: readonly StoryContent[]) => Promise<T>): Promise<T> {
    return this.held(
      institutionId,
      (tx) =>
        tx.query<(StoryContent & Rested)[]>(
          `select ${CONTENT}, ${RESTED} ${AGREED} where c.institution_id = $1
           order by h.asked_at desc, h.id limit ${MOST_SHOWN}`,
          [institutionId],
        ),
      (found) => send(found.map(({ subjectId: _, epoch: __, ...story }) => story)),
    );
  }

  /** The same for one picture; null where there is none, or none any more. */
  showPicture<T>(institutionId: string, id: string, send: (picture: PictureFile | null) => Promise<T>): Promise<T> {
    return this.held(
      institutionId,
      (tx) =>
        tx.query<(PictureFile & Rested & { id: string })[]>(
          `select c.story_id as id, c.picture_kind as kind, c.picture as bytes, ${RESTED} ${AGREED}
           where c.institution_id = $1 and c.story_id = $2 and c.picture is not null`,
          [institutionId, id],
        ),
      ([found]) => send(found ? { kind: found.kind, bytes: found.bytes } : null),
    );
  }

  private async held<Row extends Rested & { readonly id: string }, T>(
    institutionId: string,
    read: (tx: EntityManager) => Promise<Row[]>,
    send: (found: readonly Row[]) => Promise<T>,
  ): Promise<T> {
    await this.myTurn();
    try {
      for (let tries = 1; ; tries += 1) {
        const done = await this.db.transaction(
          { institutionId },
          async (tx) => {
            const found = await read(tx);
            // Whoever keeps deciding keeps theirs off the page, and nobody else’s.
            if (!(await holdShown(tx, found))) return tries < MOST_TRIES ? null : { sent: await send([]) };
            return { sent: await send(found) };
          },
          'story',
        );
        if (done) return done.sent;
      }
    } finally {
      this.sending -= 1;
      this.waiting.shift()?.();
    }
  }

  private async myTurn(): Promise<void> {
    if (this.sending >= MOST_AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    this.sending += 1;
  }
}
