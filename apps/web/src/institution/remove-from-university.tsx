import { DomainError } from '@footing/kernel';
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
  /** True when people belong to it, so that it stays. */
  readonly hasPeople: boolean;
  /** Where a round lets go of it. */
  readonly fix: (roundId: string) => string;
  readonly list: string;
  readonly action: string;
  readonly csrf: string;
}

/** Asks before a school or group is removed; when rounds have it, says which and where to let go of it. */
export function RemoveFromUniversity(view: RemoveFromUniversityView) {
  const { title, one, inUse, rounds, hasPeople, fix, list, action, csrf } = view;
  if (hasPeople && rounds.length === 0) {
    return (
      <>
        <Heading>{title}</Heading>
        <p class="govuk-body">People belong to this {one}, so it stays. Nothing was changed.</p>
      </>
    );
  }
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

/** True when a removal was refused because something still points at it. @throws the same error when it is another. */
export function inUseOrThrow(error: unknown): true {
  if (error instanceof DomainError && error.kind === 'conflict') return true;
  throw error;
}
