import { shareableFields } from '@footing/people';

/** One item in words. */
export interface ItemWords {
  /** "Your course". */
  readonly label: string;
  /** What they said: "History"; absent where it is not known, or no longer there. */
  readonly value?: string;
}

const fields = new Map(
  [...shareableFields('students'), ...shareableFields('mentors')].map((one) => [one.key, one.words]),
);

/** What an item is called where nothing more is known of it; '' for a whole purpose. */
export function itemInWords(item: string): string {
  const [kind, key = ''] = item.split(':');
  if (kind === 'field') return fields.get(key) ?? 'One of your answers';
  if (kind === 'experience') return 'An experience that you shared';
  return kind === 'story' ? 'One story' : '';
}
