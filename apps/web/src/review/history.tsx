import type { DecisionView } from '@footing/matching';
import { Button, Heading, PostForm } from '@footing/pages';
import { paths } from '../paths';
import type { BenchView } from './bench-view';
import { queryOf } from './queue-filter';
import { decisionWords, moment } from './review-words';

/** Everything that was decided about a student in this round, the newest first. */
export function History(view: BenchView) {
  const { history } = view.entry;
  if (history.length === 0) return null;
  return (
    <>
      <Heading level={2}>What was decided</Heading>
      <ul class="govuk-list">
        {history.map((decision) => (
          <li key={decision.id}>
            {inWords(decision)}
            {canLift(view, decision) ? <Lift {...view} decision={decision} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function inWords({ kind, mentorName, reason, decidedBy, decidedAt, isUndone }: DecisionView): string {
  const about = mentorName && kind !== 'undo' ? ` ${mentorName}` : '';
  const why = reason ? `: “${reason}”` : '';
  return `${moment(decidedAt)}: ${decidedBy} ${decisionWords[kind]}${about}${why}${isUndone ? ' (taken back)' : ''}`;
}

/** A rejection of an earlier draft still keeps the two apart. */
const canLift = ({ entry, mayReview }: BenchView, { kind, isUndone, draftId }: DecisionView): boolean =>
  mayReview && entry.readOnly === null && kind === 'reject' && !isUndone && draftId !== entry.draft.id;

function Lift({ entry, filter, csrf, decision }: BenchView & { readonly decision: DecisionView }) {
  return (
    <PostForm action={paths.decide(entry.draft.id, entry.applicationId, 'undo') + queryOf(filter)} csrf={csrf}>
      <input type="hidden" name="decision" value={decision.id} />
      <Button variant="secondary">Allow this pairing again</Button>
    </PostForm>
  );
}
