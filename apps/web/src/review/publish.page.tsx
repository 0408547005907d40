import type { DraftView, Entry } from '@footing/matching';
import type { PublicationView } from '@footing/pairings';
import { Button, ButtonGroup, Heading, InsetText, PostForm, WarningText } from '@footing/pages';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { count } from '../programme/round-words';
import { ChangedMinds } from './changed-minds';
import { readOnlyWords } from './review-words';

/** Why nothing was published, and whose place is gone. */
export interface NoPlace {
  readonly problem: string;
  readonly students: readonly Entry[];
}

interface PublishView {
  readonly draft: DraftView;
  readonly publication: PublicationView;
  readonly refused: NoPlace | undefined;
  readonly csrf: string;
}

/** How many pairings would be published, what happens then, and the button. */
export function PublishPage({ draft, publication, refused, csrf }: PublishView) {
  const { toCreate, already, answerBy, readOnly } = publication;
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>Publish pairings</Heading>
      {refused ? <Refused {...refused} draftId={draft.id} /> : null}
      {readOnly ? <InsetText>{readOnlyWords[readOnly]}</InsetText> : null}
      <ChangedMinds draft={draft} />
      <p class="govuk-body">
        {toCreate === 0
          ? 'No approved pairing is waiting.'
          : `${count(toCreate, 'approved pairing')} would be published.`}
        {already > 0
          ? ` ${count(already, 'pairing')} of this round ${already === 1 ? 'is' : 'are'} published already.`
          : ''}
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>Each that you approved becomes a proposed pairing, and its place is taken for good.</li>
        <li>The student and the mentor have until {dayInWords(answerBy)} to answer.</li>
        <li>Later drafts keep it. It can no longer be rejected or swapped on the bench.</li>
        <li>Pairings you have not approved stay in the draft.</li>
      </ul>
      <p class="govuk-body">
        Should one fall through, the student waits for you to look, unless you{' '}
        <a class="govuk-link" href={paths.newPairs(publication.roundId)}>
          agree beforehand to the next best
        </a>
        .
      </p>
      <PostForm action={paths.publish(draft.id)} csrf={csrf}>
        <ButtonGroup>
          {toCreate > 0 && readOnly === null ? <Button>Publish {count(toCreate, 'pairing')}</Button> : null}
          <a class="govuk-link" href={paths.review(draft.id)}>
            Go on reviewing
          </a>
        </ButtonGroup>
      </PostForm>
    </>
  );
}

function Refused({ problem, students, draftId }: NoPlace & { readonly draftId: string }) {
  return (
    <>
      <WarningText>{problem}</WarningText>
      {students.length > 0 ? (
        <>
          <p class="govuk-body">Give these students another mentor, or take their approval back:</p>
          <ul class="govuk-list govuk-list--bullet">
            {students.map(({ applicationId, studentName, mentorName }) => (
              <li key={applicationId}>
                <a class="govuk-link" href={paths.reviewOf(draftId, applicationId)}>
                  {studentName}
                </a>{' '}
                with {mentorName}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
