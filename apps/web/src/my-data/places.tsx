import type { PlaceStopped } from '@footing/consent';
import { places as known } from '@footing/kernel';
import { Tag } from '@footing/pages';
import { momentInWords } from '../record/record-words';

/** Each place with what it said; nothing where data rests nowhere else. */
export function Places({ places }: { readonly places: readonly PlaceStopped[] }) {
  if (places.length === 0) return null;
  return (
    <ul class="footing-places">
      {places.map(({ place, ackedAt }) => {
        const { words } = known[place];
        return (
          <li>
            <span>{words.charAt(0).toUpperCase() + words.slice(1)}</span>
            {ackedAt ? (
              <span>
                <Tag tone="done">Confirmed</Tag> {momentInWords(ackedAt)}
              </span>
            ) : (
              <Tag tone="neutral">Not yet</Tag>
            )}
          </li>
        );
      })}
    </ul>
  );
}
