import type { ShownPurpose } from '@footing/consent';
import type { Purpose } from '@footing/kernel';

/** What belongs together, in the order in which it is shown: what one thinks of, and not why the law lets us. */
const topics: readonly { readonly id: string; readonly title: string; readonly of: readonly Purpose[] }[] = [
  { id: 'finding', title: 'Finding somebody for you', of: ['matching.characteristics', 'places.first'] },
  { id: 'shown', title: 'What the other of you sees', of: ['sharing.mentor', 'sharing.calendar'] },
  { id: 'evidence-of-it', title: 'Whether mentoring helps', of: ['evidence', 'linkage', 'tracking', 'follow-up'] },
  { id: 'stories-and-news', title: 'Stories and news', of: ['story', 'news'] },
];

/** Purposes that belong together, with a heading. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly all: readonly ShownPurpose[];
}

/** Each purpose under one heading; what has no heading of its own comes last, so that nothing is left out. */
export function byTopic(all: readonly ShownPurpose[]): Topic[] {
  const placed = new Set(topics.flatMap(({ of }) => of));
  const found = topics.map(({ id, title, of }) => ({
    id,
    title,
    all: all.filter(({ purpose }) => of.includes(purpose)),
  }));
  const rest = { id: 'other-uses', title: 'Other uses', all: all.filter(({ purpose }) => !placed.has(purpose)) };
  return [...found, rest].filter((topic) => topic.all.length > 0);
}
