import { CALL_MINUTES, type CallOffersView, MOST_CALLS } from '@footing/introductions';
import { Button, Heading, InsetText, NumberField, PostForm } from '@footing/pages';
import { RaiseConcern } from '../concerns/raise-concern';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { count } from '../programme/round-words';
import { textIn } from '../programme/typed';
import { captionOfRound } from './introduction-words';
import { PersonWithCall } from './person-with-call';
import type { Wrong } from './wrong';

interface Props extends Wrong {
  readonly offers: CallOffersView;
  readonly csrf: string;
}

/** How many students would like a short call, and for how many the mentor has time. */
export function ShortCallsPage({ offers, csrf, typed, errors = [], refused }: Props) {
  const { round, phase, students } = offers;
  const now = students.filter(({ call }) => call !== null);
  const waiting = students.filter(({ call }) => call === null);
  return (
    <>
      <Heading caption={captionOfRound(round)}>Short calls</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <p class="govuk-body">
        Before anybody is paired, students can talk for {CALL_MINUTES} minutes to people who could suit them. A short
        call promises nothing to either of you.
      </p>
      <p class="govuk-body-l">{wishesInWords(offers)}</p>
      {phase === 'calls' && students.length > 0 ? <HoursForm {...{ offers, csrf, typed, errors }} /> : null}
      {now.length > 0 ? <Heading level={2}>Your short calls</Heading> : null}
      {now.map((one) => (
        <PersonWithCall key={one.call?.id} {...one} side="student" headingLevel={3} />
      ))}
      {waiting.length > 0 ? <Heading level={2}>Who would like to talk to you</Heading> : null}
      {waiting.map((one, index) => (
        <PersonWithCall key={index} {...one} side="student" headingLevel={3} />
      ))}
      <RaiseConcern />
    </>
  );
}

function wishesInWords({ phase, students, round }: CallOffersView): string {
  if (phase === 'before' || phase === 'picks')
    return `Students are choosing until ${dayInWords(round.picksBy)}. We write to you if somebody asks for you.`;
  if (students.length === 0) return 'Nobody asked for a short call with you. You are paired like everybody else.';
  return `${count(students.length, 'student')} would like a short call with you.`;
}

function HoursForm({
  offers: { round, calls, students },
  csrf,
  typed,
  errors,
}: Required<Pick<Props, 'offers' | 'csrf' | 'errors'>> & { readonly typed: Wrong['typed'] | undefined }) {
  return (
    <PostForm action={paths.shortCalls(round.roundId)} csrf={csrf}>
      <NumberField
        name="calls"
        label="For how many short calls do you have time?"
        labelSize="m"
        hint={`From 0 to ${Math.min(MOST_CALLS, students.length)}, each of ${CALL_MINUTES} minutes, by ${dayInWords(round.callsBy)}. 0 is a fine answer. Where more ask than you have time for, it goes by who has fewest calls, then by their choice, then by lot`}
        width={3}
        value={typed ? textIn(typed, 'calls') : (calls ?? '')}
        errors={errors}
      />
      <Button>{calls === null ? 'Say so' : 'Change it'}</Button>
    </PostForm>
  );
}
