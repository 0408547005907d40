import type { ListedCall } from '@footing/introductions';
import { PersonCard } from '@footing/pages';
import { paths } from '../paths';
import { timeOnClock } from './time-of-call';

interface View {
  /** Their first name, or what stands for it. */
  readonly name: string;
  readonly side: 'student' | 'mentor';
  readonly role?: string;
  readonly headline?: string | undefined;
  readonly headingLevel?: 3;
  readonly reasons: readonly string[];
  readonly call: ListedCall | null;
}

/** Somebody who could be paired with the reader: why, and the short call of the two. */
export function PersonWithCall({ name, reasons, call, ...card }: View) {
  return (
    <PersonCard
      name={name}
      {...card}
      actions={
        call ? (
          <a class="govuk-link" href={paths.introCall(call.id)}>
            {call.isHeld ? `Say how your call with ${name} was` : `Your short call with ${name}`}
          </a>
        ) : undefined
      }
    >
      <ul class="govuk-list govuk-list--bullet">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {call?.startsAt && !call.isHeld ? <p class="govuk-body">{timeOnClock(call.startsAt, call.zone)}</p> : null}
    </PersonCard>
  );
}
