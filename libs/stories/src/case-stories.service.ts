import { record } from '@footing/audit';
import { Database, underPurpose } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { CONTENT, holdShown, type StoryContent } from './data/story.query';

/** A story with whose yes it rests on, as it stood when it was read. */
interface Rested extends StoryContent {
  readonly subjectId: string;
  readonly kind: 'student' | 'mentor';
  readonly epoch: number;
}

const QUOTABLE = `select ${CONTENT}, s.subject_id as "subjectId", s.epoch,
    case when h.student_id is null then 'mentor' else 'student' end as kind
  from story_content c
    join story h on h.institution_id = c.institution_id and h.id = c.story_id and 'case-studies' = any(h.places)
    join consent.state s on s.institution_id = c.institution_id and s.subject_id = c.subject_id
      and s.purpose = 'story' and s.item = 'story:' || c.story_id
  where c.institution_id = $1 order by h.asked_at, h.id limit 20`;

/** Somebody may decide between reading and using; then it is read again. */
const MOST_TRIES = 5;

/** Stories that may stand in case studies: agreed to for just that, with a yes that stands at this moment. */
@Injectable()
export class CaseStories {
  constructor(private readonly db: Database) {}

  /**
   * Reads what may be quoted now, the oldest first, at most 20, and gives it to `make`: until that has ended, a stop of any of them waits.
   * Each of them has it in their record. @throws {DomainError} forbidden.
   */
  async quoted<T>(actor: Actor, make: (stories: readonly StoryContent[]) => Promise<T>): Promise<T> {
    permit(actor, 'reports.read');
    for (let tries = 1; ; tries += 1) {
      const done = await this.db.transaction(actor, async (tx) => {
        const found = await underPurpose(tx, 'story', () => tx.query<Rested[]>(QUOTABLE, [actor.institutionId]));
        // Whoever keeps deciding keeps theirs out, and nobody waits for it.
        const holds = await holdShown(tx, found);
        if (!holds && tries < MOST_TRIES) return null;
        const stories = holds ? found : [];
        const subjects = stories.map(({ kind, subjectId }) => ({ kind, id: subjectId }));
        if (subjects.length > 0) await record(tx, actor, { event: 'story.quoted', subjects });
        return { made: await make(stories.map(({ subjectId: _, kind: __, epoch: ___, ...story }) => story)) };
      });
      if (done) return done.made;
    }
  }
}
