import type { DraftView, ReviewManner } from '@footing/matching';
import { Button, Heading, PostForm } from '@footing/pages';
import { paths } from '../paths';

interface MannerView {
  readonly draft: DraftView;
  readonly manner: ReviewManner;
  readonly csrf: string;
  readonly mayReview: boolean;
  readonly maySet: boolean;
}

/** Whether names are shown, with the reader's own switch, and the way to the rules of the review. */
export function MannerPanel({ draft, manner, csrf, mayReview, maySet }: MannerView) {
  if (!mayReview) return null;
  return (
    <>
      <Heading level={2}>How you review</Heading>
      <p class="govuk-body">{namesWords(manner)}</p>
      {manner.namesHidden ? null : (
        <PostForm action={paths.reviewNames(draft.roundId)} csrf={csrf}>
          <input type="hidden" name="draft" value={draft.id} />
          <Button variant="secondary" name="names" value={manner.hidesOwn ? 'shown' : 'hidden'}>
            {manner.hidesOwn ? 'Show me names' : 'Hide names from me'}
          </Button>
        </PostForm>
      )}
      {maySet ? (
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href={paths.reviewRules(draft.roundId)}>
              Rules for reviewing this round
            </a>
          </li>
          <li>
            <a class="govuk-link" href={paths.reviewFigures(draft.roundId)}>
              How this round was reviewed
            </a>
          </li>
        </ul>
      ) : null}
    </>
  );
}

function namesWords({ namesHidden, hidesOwn }: ReviewManner): string {
  if (namesHidden)
    return 'Everybody reviews this round without names. Names, addresses and words such as “she” are hidden, and every decision says so.';
  if (hidesOwn)
    return 'You review without names. Names, addresses and words such as “she” are hidden, and your decisions say so.';
  return 'You can review without names: names, addresses and words such as “she” are then hidden from you alone.';
}
