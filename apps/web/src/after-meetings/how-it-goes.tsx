import type { OwnPairing } from '@footing/pairings';
import type { MeetingToSay, OwnCadence } from '@footing/scheduling';
import { DidYouMeet } from './did-you-meet';
import { soFarInWords } from './so-far';

interface HowItGoesView {
  readonly toSay: readonly MeetingToSay[];
  /** Null: the pairing is not under way. */
  readonly cadence: OwnCadence | null;
  readonly state: OwnPairing['state'];
  readonly csrf: string;
}

/** How the meetings of a pairing go: what waits for a word, and where the two are. */
export const HowItGoes = ({ toSay, cadence, state, csrf }: HowItGoesView) => (
  <>
    <DidYouMeet toSay={toSay} csrf={csrf} />
    {cadence && state === 'active' ? <p class="govuk-body-l">{soFarInWords(cadence)}</p> : null}
  </>
);
