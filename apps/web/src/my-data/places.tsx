import { Tag } from '@footing/pages';
import { momentInWords } from '../record/record-words';

/** Somewhere that had to stop, in words, and when it said that it has; null: not yet. */
export interface PlaceInWords {
  readonly name: string;
  readonly confirmedAt: Date | null;
}

/** Each place with what it said; nothing where data rests nowhere else. */
export function Places({ places }: { readonly places: readonly PlaceInWords[] }) {
  if (places.length === 0) return null;
  return (
    <ul class="footing-places">
      {places.map(({ name, confirmedAt }) => (
        <li>
          <span>{name.charAt(0).toUpperCase() + name.slice(1)}</span>{' '}
          {confirmedAt ? (
            <span>
              <Tag tone="done">Confirmed</Tag> {momentInWords(confirmedAt)}
            </span>
          ) : (
            <Tag tone="neutral">Not yet</Tag>
          )}
        </li>
      ))}
    </ul>
  );
}
