import { type DecisionView, overrideWords } from '@footing/matching';
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

function inWords(decision: DecisionView): string {
  const { kind, mentorName, reason, override, decidedBy, decidedAt, isUndone, namesHidden } = decision;
  const about = mentorName && kind !== 'undo' ? ` ${mentorName}` : '';
  const sort = override && override !== 'other' ? `. ${overrideWords[override]}` : '';
  const why = reason ? `${sort}: “${reason}”` : sort;
  const notes = [...(namesHidden ? ['without names'] : []), ...(isUndone ? ['taken back'] : [])];
  const after = notes.length > 0 ? ` (${notes.join(', ')})` : '';
  return `${moment(decidedAt)}: ${decidedBy} ${decisionWords[kind]}${about}${why}${after}`;
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
