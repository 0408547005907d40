import type { Round } from '@footing/programmes';
import { Heading } from '@footing/pages';
import { RemovePage } from '../programme/remove.page';

interface RemoveFromUniversityView {
  readonly title: string;
  /** What it is: "school". */
  readonly one: string;
  /** What to do when rounds have it. */
  readonly inUse: string;
  readonly rounds: readonly Round[];
  /** Where a round lets go of it. */
  readonly fix: (roundId: string) => string;
  readonly list: string;
  readonly action: string;
  readonly csrf: string;
}

/** Asks before a school or group is removed; when rounds have it, says which and where to let go of it. */
export function RemoveFromUniversity({ title, one, inUse, rounds, fix, list, action, csrf }: RemoveFromUniversityView) {
  if (rounds.length === 0) {
    return (
      <RemovePage title={title} button={`Remove the ${one}`} action={action} cancel={list} csrf={csrf}>
        <p class="govuk-body">No round has it. You can add it again later.</p>
      </RemovePage>
    );
  }
  return (
    <>
      <Heading>{title}</Heading>
      <p class="govuk-body">{inUse}</p>
      <ul class="govuk-list govuk-list--bullet">
        {rounds.map(({ id, name }) => (
          <li key={id}>
            <a class="govuk-link" href={fix(id)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
