import { selfOf } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONTENT, ENDS, type PictureFile, type StoryContent } from './data/story.query';
import type { StoryPlace } from './domain/story-places';

/** A story that somebody was asked for, as it would be shown. */
export interface OwnStory extends StoryContent {
  readonly places: readonly StoryPlace[];
  /** The last day, YYYY-MM-DD. */
  readonly until: string;
  /** Nothing can be agreed to any more: the day is over, or the university took it down. */
  readonly isOver: boolean;
  readonly isTakenDown: boolean;
}

/** What people were asked for, for them alone to see. */
@Injectable()
export class OwnStories {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What the asker was asked for and has not been let go of, the newest first; empty without a record. */
  async of(actor: Actor): Promise<OwnStory[]> {
    const at = this.clock.now();
    const found = await this.own(actor, (tx, whose) =>
      tx.query<(Omit<OwnStory, 'isOver'> & { endsAt: Date })[]>(
        `select ${CONTENT}, h.places, h.until::text, h.taken_down_at is not null as "isTakenDown", ${ENDS} as "endsAt"
         from story h join story_content c on c.institution_id = h.institution_id and c.story_id = h.id
         where h.institution_id = $1 and h.subject_id = $2 order by h.asked_at desc, h.id`,
        [actor.institutionId, whose],
      ),
    );
    return (found ?? []).map(({ endsAt, ...story }) => ({ ...story, isOver: story.isTakenDown || endsAt <= at }));
  }

  /** @throws {DomainError} not-found, where there is none or it is another's. */
  async picture(actor: Actor, id: string): Promise<PictureFile> {
    const found = await this.own(actor, (tx, whose) =>
      tx.query<PictureFile[]>(
        `select picture_kind as kind, picture as bytes from story_content
         where institution_id = $1 and story_id = $2 and subject_id = $3 and picture is not null`,
        [actor.institutionId, id, whose],
      ),
    );
    const [picture] = found ?? [];
    if (!picture) throw new DomainError('not-found', 'story.not-found', id);
    return picture;
  }

  private own<T>(actor: Actor, work: (tx: EntityManager, whose: string) => Promise<T>): Promise<T | null> {
    permit(actor, 'consent.decide');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        return self && underPurpose(tx, 'own', () => work(tx, self.id), self.id);
      },
      'own',
    );
  }
}
