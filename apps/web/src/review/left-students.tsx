import type { LeftGroup } from '@footing/matching';
import { Details, Heading } from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';

const groupWords: Readonly<Record<LeftGroup['code'], string>> = {
  'places-taken': 'not enough places with the mentors they could have',
  'no-mentor-allowed': 'no mentor allowed for them',
  'below-minimum-fit': 'nobody fits well enough',
  'others-first': 'others came first for the places they could have',
  'group-too-small': 'the group they could join is too small to meet',
};

/** So that the page stays short; the rest are in the queue. */
const MOST_NAMED = 15;

/** Who is left without a mentor, by reason. */
export function LeftStudents({ draftId, left }: { readonly draftId: string; readonly left: readonly LeftGroup[] }) {
  const all = left.reduce((sum, { students }) => sum + students.length, 0);
  if (all === 0)
    return (
      <>
        <Heading level={2}>Who is left</Heading>
        <p class="govuk-body">Nobody: every student has a mentor in this draft.</p>
      </>
    );
  return (
    <>
      <Heading level={2}>Who is left, and why</Heading>
      <p class="govuk-body">
        {count(all, 'student')} without a mentor in this draft.{' '}
        <a class="govuk-link" href={`${paths.review(draftId)}?status=unmatched&order=tier`}>
          See all of them
        </a>
      </p>
      {left.map(({ code, students }) => (
        <Details key={code} summary={`${count(students.length, 'student')}: ${groupWords[code]}`}>
          <ul class="govuk-list govuk-list--bullet">
            {students.slice(0, MOST_NAMED).map(({ applicationId, name, why }) => (
              <li key={applicationId}>
                <a class="govuk-link" href={paths.reviewOf(draftId, applicationId)}>
                  {name}
                </a>
                : {why[0]}
              </li>
            ))}
          </ul>
          {students.length > MOST_NAMED ? <p class="govuk-body">And {students.length - MOST_NAMED} more.</p> : null}
        </Details>
      ))}
    </>
  );
}
