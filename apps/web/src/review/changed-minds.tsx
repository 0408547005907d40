import type { Draft } from '@footing/matching';
import { InsetText } from '@footing/pages';
import { changedMindWords } from './review-words';

/** How many changed their mind since the draft was made, where anybody did. */
export function ChangedMinds({ draft }: { readonly draft: Pick<Draft, 'agreementChangedAt' | 'changedPeople'> }) {
  const words = changedMindWords(draft);
  return words === null ? null : <InsetText>{words}</InsetText>;
}
