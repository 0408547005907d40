import { type PersonKind, shareableFields } from '@footing/people';
import type { OwnStory } from '@footing/stories';

/** One item in words. */
export interface ItemWords {
  /** "Your course". */
  readonly label: string;
  /** What they said: "History"; absent where it is not known, or no longer there. */
  readonly value?: string;
  /** The story itself, where it is one and still there. */
  readonly story?: OwnStory;
}

/** What an item is called where nothing more is known of it; '' for a whole purpose. @param side of whoever reads it. */
export function itemInWords(item: string, side: PersonKind): string {
  const [kind, key = ''] = item.split(':');
  if (kind === 'field') return shareableFields(side).find((field) => field.key === key)?.words ?? 'One of your answers';
  if (kind === 'experience') return 'An experience that you shared';
  if (kind === 'group') return 'Something that was true for you';
  return kind === 'story' ? 'One story' : '';
}
