import { Injectable } from '@nestjs/common';
import type { OfferedItems } from '@footing/consent';
import type { Actor } from '@footing/kernel';
import { OwnAnswers, OwnExperiences } from '@footing/people';
import { PriorityGroups } from '@footing/programmes';
import { OwnStories } from '@footing/stories';
import { itemInWords, type ItemWords } from './item-words';

/** What somebody could decide about item by item, with its words. */
export interface Items {
  readonly items: ReadonlyMap<string, ItemWords>;
  readonly offered: OfferedItems;
  /** An item in words, as far as it is still known; '' for a whole purpose. */
  readonly words: (item: string) => string;
}

/** What of somebody's own is decided about item by item. Their words are opened for them alone. */
@Injectable()
export class ItemsOfMine {
  constructor(
    private readonly answers: OwnAnswers,
    private readonly experiences: OwnExperiences,
    private readonly groups: PriorityGroups,
    private readonly stories: OwnStories,
  ) {}

  async of(actor: Actor): Promise<Items> {
    const side = actor.roles.includes('mentor') ? 'mentors' : 'students';
    const fields = (await this.answers.shareable(actor)).map(
      ({ key, words, value }) => [`field:${key}`, { label: words, value: begin(value) }] as const,
    );
    const experiences = (await this.experiences.of(actor)).map(({ item, word }) => [item, { label: word }] as const);
    const groups = (await this.groups.names(actor)).map(({ id, name }) => [`group:${id}`, { label: name }] as const);
    const asked = await this.stories.of(actor);
    const stories = asked.map((story) => [`story:${story.id}`, { label: story.title, story }] as const);
    const items = new Map<string, ItemWords>([...experiences, ...fields, ...groups, ...stories]);
    return {
      items,
      offered: {
        experience: experiences.map(([item]) => item),
        field: fields.map(([item]) => item),
        // What nobody can say yes to any more is there only where they decided on it before.
        story: stories.filter(([, { story }]) => !story.isOver).map(([item]) => item),
        group: groups.map(([item]) => item),
      },
      words: (item) => items.get(item)?.label ?? itemInWords(item, side),
    };
  }
}

const MOST_SHOWN = 160;

/** Their own words are known to them: a long text is told by how it begins. */
const begin = (value: string): string =>
  value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN).trimEnd()} …` : value;
