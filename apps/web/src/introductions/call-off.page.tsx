import type { CallOffView } from '@footing/introductions';
import { Button, Heading } from '@footing/pages';
import { RaiseConcern } from '../concerns/raise-concern';
import { captionOfRound } from './introduction-words';

interface View {
  readonly off: CallOffView;
  readonly back: { readonly href: string; readonly text: string };
}

/** A short call that does not take place. It says nothing of why: nobody is to think that it was about them. */
export function CallOffPage({ off: { round, side }, back }: View) {
  return (
    <>
      <Heading caption={captionOfRound(round)}>This call is off</Heading>
      <p class="govuk-body">That happens, and nothing is held against anybody.</p>
      <p class="govuk-body">
        {side === 'student'
          ? 'It changes nothing about how you are paired.'
          : 'While you take new people, the next student who asked for you gets this time, and we write to you.'}
      </p>
      <Button href={back.href}>{side === 'student' ? 'Go to your shortlist' : 'Go to your short calls'}</Button>
      <RaiseConcern />
    </>
  );
}
