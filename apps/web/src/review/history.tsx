import type { BenchEntry } from '@footing/matching';
import { Heading } from '@footing/pages';
import { decisionWords, moment } from './review-words';

/** Everything that was decided about a student in this round. */
export function History({ entry }: { readonly entry: BenchEntry }) {
  const { history } = entry;
  if (history.length === 0) return null;
  return (
    <>
      <Heading level={2}>What was decided</Heading>
      <ul class="govuk-list">
        {history.map(({ id, kind, mentorName, reason, decidedBy, decidedAt, isUndone }) => (
          <li key={id}>
            {moment(decidedAt)}: {decidedBy} {decisionWords[kind]}
            {mentorName && kind !== 'undo' ? ` ${mentorName}` : ''}
            {reason ? `: “${reason}”` : ''}
            {isUndone ? ' (taken back)' : ''}
          </li>
        ))}
      </ul>
    </>
  );
}
