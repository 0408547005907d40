import { record } from '@footing/audit';
import { permittedNow } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { askedLetter } from './asked-letter';
import { keepStory } from './data/keeping.query';
import { peopleNamed, type PersonToAsk, personToAsk } from './data/people.query';
import { type StoryItem, storyItems } from './data/story.query';
import { lastDayFault } from './domain/last-day';
import { type NewStory, storyFrom } from './new-story';
import type { StoryInput } from './story.input';

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** What staff do with stories: ask for them, see how they stand, and take them down. */
@Injectable()
export class Stories {
  constructor(
    private readonly db: Database,
    private readonly mail: Mail,
    private readonly clock: Clock,
  ) {}

  /**
   * Everything that was asked for and has not been let go of, the newest first, at most 500. What an item says is in it
   * only while a yes stands: until then that is for its owner alone. @throws {DomainError} forbidden.
   */
  list(actor: Actor): Promise<StoryItem[]> {
    permit(actor, 'stories.manage');
    return this.db.transaction(actor, async (tx) => {
      const items = await storyItems(tx, actor.institutionId, this.clock.now());
      await record(tx, actor, { event: 'story.listed', subjects: items.map(({ person }) => person), fields: ['name'] });
      return items;
    });
  }

  /** Adults whom mail reaches, with these words in their name; at most 20, and none for fewer than two letters. */
  search(actor: Actor, words: string): Promise<PersonToAsk[]> {
    permit(actor, 'stories.manage');
    const wanted = words.trim().replace(/\s+/g, ' ');
    if (wanted.length < 2) return Promise.resolve([]);
    return this.db.transaction(actor, async (tx) => {
      const found = await peopleNamed(tx, actor.institutionId, wanted, this.today);
      await record(tx, actor, { event: 'story.people-searched', subjects: found, fields: ['name'] });
      return found;
    });
  }

  /** Whoever is to be asked. @param who `student:<id>` or `mentor:<id>`. @throws {DomainError} not-found. */
  person(actor: Actor, who: string): Promise<PersonToAsk> {
    permit(actor, 'stories.manage');
    return this.db.transaction(actor, async (tx) => {
      const found = await this.whom(tx, actor, who);
      await record(tx, actor, { event: 'story.people-searched', subjects: [found], fields: ['name'] });
      return found;
    });
  }

  /**
   * Asks somebody for a story, which from then on stays as it is, and writes to them that there is something to answer.
   *
   * @param picture the file; null: none. @returns the item's id, which is made from all that it says.
   * @throws {DomainError} invalid, at the fields; not-found, without the person; conflict: `story.not-asked` where the
   * institution asks for no stories, `story.no-mail` or `story.under-18` where they cannot be asked.
   */
  ask(actor: Actor, input: StoryInput, picture: Buffer | null): Promise<string> {
    permit(actor, 'stories.manage');
    return this.db.transaction(actor, async (tx) => {
      const person = await this.whom(tx, actor, input.who);
      const story = storyFrom(input, person, picture);
      await this.refuseDay(tx, story);
      const { email } = person;
      if (person.isUnder18) throw new DomainError('conflict', 'story.under-18', person.id);
      if (email === null) throw new DomainError('conflict', 'story.no-mail', person.id);
      const [permitted] = (await permittedNow(tx, actor, 'service', [person.id])).filter(({ item }) => item === '');
      if (!permitted) throw new DomainError('conflict', 'story.no-mail', person.id);
      const id = await keepStory(tx, actor, person, story);
      await this.mail.send(tx, actor, askedLetter(email, person, permitted));
      await record(tx, actor, { event: 'story.asked', object: id, subjects: [person] });
      return id;
    });
  }

  /**
   * Takes an item away from everybody at once, whatever was said to it. It stays down.
   * @throws {DomainError} not-found; conflict, `story.down`, when it is down already.
   */
  takeDown(actor: Actor, id: string): Promise<void> {
    permit(actor, 'stories.manage');
    return this.db.transaction(actor, async (tx) => {
      const [found] = await tx.query<{ kind: 'student' | 'mentor'; whose: string; isDown: boolean }[]>(
        `select case when student_id is null then 'mentor' else 'student' end as kind, subject_id as whose,
           taken_down_at is not null as "isDown" from story where institution_id = $1 and id = $2 for update`,
        [actor.institutionId, id],
      );
      if (!found) throw new DomainError('not-found', 'story.not-found', id);
      if (found.isDown) throw new DomainError('conflict', 'story.down', id);
      await tx.query('update story set taken_down_at = now() where institution_id = $1 and id = $2', [
        ...[actor.institutionId, id],
      ]);
      const subjects = [{ kind: found.kind, id: found.whose }];
      await record(tx, actor, { event: 'story.taken-down', object: id, subjects });
    });
  }

  private async whom(tx: EntityManager, { institutionId }: Actor, who: string): Promise<PersonToAsk> {
    const [, kind, id = ''] = /^(student|mentor):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(who) ?? [];
    const known = kind === 'student' || kind === 'mentor' ? kind : null;
    const found = known && (await personToAsk(tx, institutionId, { kind: known, id }, this.today));
    if (!found) throw new DomainError('not-found', 'story.nobody');
    return found;
  }

  private async refuseDay(tx: EntityManager, { until }: NewStory): Promise<void> {
    const [rule] = await tx.query<{ enabled: boolean; months: number | null }[]>(
      `select enabled, months::int as months from consent.rule_of('story')`,
    );
    if (!rule?.enabled) throw new DomainError('conflict', 'story.not-asked');
    const message = lastDayFault(until, this.today, rule.months);
    if (message) throw new DomainError('invalid', 'story.until', 'until', [{ field: 'until', message }]);
  }

  private get today(): string {
    return day.format(this.clock.now());
  }
}
