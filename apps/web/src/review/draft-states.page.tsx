import type { DraftView } from '@footing/matching';
import { Button, ButtonGroup, Heading, PostForm, Progress, type ProgressAnswer } from '@footing/pages';
import { paths } from '../paths';

/** A draft in the making: it can be watched, left or cancelled. */
export function DraftAtWorkPage(view: {
  readonly draft: DraftView;
  readonly now: ProgressAnswer;
  readonly csrf: string;
}) {
  const { draft, now, csrf } = view;
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>Making a draft</Heading>
      <Progress
        label="Matching everybody"
        now={now}
        href={paths.draft(draft.id)}
        jsonHref={paths.draftProgress(draft.id)}
        next={{ href: paths.draft(draft.id), text: 'See the draft' }}
      />
      <p class="govuk-body">You can leave this page: the work goes on, and the draft will be in the list.</p>
      <PostForm action={paths.cancelDraft(draft.id)} csrf={csrf}>
        <Button variant="secondary">Cancel this draft</Button>
      </PostForm>
    </>
  );
}

const headings: Readonly<Partial<Record<DraftView['state'], string>>> = {
  refused: 'This draft could not be made',
  failed: 'This draft did not work',
  cancelled: 'This draft was cancelled',
};

/** A draft without a result, and what to do. */
export function DraftEndedPage({ draft }: { readonly draft: DraftView }) {
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>{headings[draft.state] ?? 'This draft has ended'}</Heading>
      <p class="govuk-body">{draft.refusal ?? 'Nothing was changed. You can ask for another draft at any time.'}</p>
      <ButtonGroup>
        <Button href={paths.drafts(draft.roundId)}>Go to the drafts</Button>
        {draft.state === 'refused' ? (
          <Button href={paths.round(draft.roundId)} variant="secondary">
            Look at the round
          </Button>
        ) : null}
      </ButtonGroup>
    </>
  );
}
