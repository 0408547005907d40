import type { OwnPairing } from '@footing/pairings';
import { InsetText } from '@footing/pages';
import { paths } from '../paths';

/** By the id of the pairing, how many messages have not been read. */
export type Unread = ReadonlyMap<string, number>;

/** Says that there is something to read, on the first page of both sides; nothing where there is not. */
export function NewMessages({ unread }: { readonly unread: Unread }) {
  if (unread.size === 0) return null;
  return (
    <InsetText>
      {[...unread].map(([pairingId, count]) => (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.messages(pairingId)}>
            {count === 1 ? 'You have a new message' : `You have ${count} new messages`}
          </a>
        </p>
      ))}
    </InsetText>
  );
}

/** The way from a pairing to its messages, once both said yes. */
export function MessagesLink({ pairing: { id, state, other } }: { readonly pairing: OwnPairing }) {
  if (state !== 'active' && state !== 'paused') return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={paths.messages(id)}>
        Messages<span class="govuk-visually-hidden"> with {other.name}</span>
      </a>
    </p>
  );
}
