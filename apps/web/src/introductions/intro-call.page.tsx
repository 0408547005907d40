import { CALL_MINUTES, type IntroCallView } from '@footing/introductions';
import { Button, Checkboxes, Details, Heading, InsetText, PostForm, Radios, TextArea } from '@footing/pages';
import { RaiseConcern } from '../concerns/raise-concern';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { ArrangeCall } from './arrange-call';
import { captionOfRound, PRIVATE } from './introduction-words';
import { TimeOfCall } from './time-of-call';
import type { Wrong } from './wrong';

interface Props extends Wrong {
  readonly call: IntroCallView;
  readonly csrf: string;
}

/** One short call: its time, that it was held, and how it was. */
export function IntroCallPage(props: Props) {
  const { call, refused } = props;
  const { round, phase, otherName, how, joinUrl, isHeld } = call;
  return (
    <>
      <Heading caption={captionOfRound(round)}>Short call with {otherName}</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <p class="govuk-body">
        {CALL_MINUTES} minutes to see whether you two would work well together. It promises nothing to either of you.
      </p>
      {isHeld ? null : (
        <>
          <TimeOfCall call={call} />
          {joinUrl ? (
            <p class="govuk-body">
              You talk here:{' '}
              <a class="govuk-link" href={joinUrl} rel="noreferrer noopener">
                {joinUrl}
              </a>
            </p>
          ) : null}
          {how ? <InsetText>How you talk: {how}</InsetText> : null}
          {phase === 'calls' ? <ArrangeCall {...props} /> : null}
          {call.mayHold ? <Held {...props} /> : null}
          {call.mayCallOff ? <CallOff call={call} csrf={props.csrf} /> : null}
        </>
      )}
      {isHeld && phase !== 'over' ? <RatingForm {...props} /> : null}
      {isHeld && phase === 'over' ? <p class="govuk-body">You have talked. Thank you.</p> : null}
      <RaiseConcern />
    </>
  );
}

function Held({ call: { id, startsAt }, csrf }: Props) {
  return (
    <>
      <Heading level={2}>Have you talked?</Heading>
      <PostForm action={paths.introCallStep(id, 'held')} csrf={csrf}>
        {startsAt ? null : <p class="govuk-body">Say so also where you agreed on a time in another way.</p>}
        <Button variant="secondary">We have talked</Button>
      </PostForm>
    </>
  );
}

const reasons = [
  { value: 'no-time', text: 'I have less time than I thought' },
  { value: 'came-up', text: 'Something has come up' },
  { value: 'other-way', text: 'I am looking for something else now' },
];

function CallOff({ call: { id, side, otherName }, csrf }: Pick<Props, 'call' | 'csrf'>) {
  return (
    <Details summary="I cannot make this call">
      <p class="govuk-body">
        That is fine. We tell {otherName} kindly, and nothing is held against you. The two of you get no other short
        call in this round.
      </p>
      <PostForm action={paths.introCallStep(id, 'off')} csrf={csrf}>
        <Radios name="reason" legend={`Why? (optional, ${otherName} reads it)`} items={reasons} />
        {side === 'mentor' ? (
          <Checkboxes
            name="isOneFewer"
            legend="The time that is free now"
            items={[
              {
                value: 'yes',
                text: 'I have time for one call fewer',
                hint: 'If you leave this empty, the next student who asked for you gets the time',
              },
            ]}
          />
        ) : null}
        <Button variant="secondary">Call it off</Button>
      </PostForm>
    </Details>
  );
}

const stars = [
  { value: '5', text: '5: I would very much like to be paired with them' },
  { value: '4', text: '4: It would be good' },
  { value: '3', text: '3: It would be fine' },
  { value: '2', text: '2: I would rather not' },
  { value: '1', text: '1: Please do not pair us' },
];

function RatingForm({ call: { id, round, otherName, rating }, csrf, typed, errors = [] }: Props) {
  return (
    <>
      <Heading level={2}>How was it?</Heading>
      <InsetText>{PRIVATE}</InsetText>
      <p class="govuk-body">
        Say it by {dayInWords(round.ratingsBy)}; you can change it until then. If you say nothing, nothing is held
        against either of you.
      </p>
      <PostForm action={paths.introCallStep(id, 'rating')} csrf={csrf}>
        <Radios
          name="stars"
          legend={`Would you like to be paired with ${otherName}?`}
          items={stars}
          value={typed ? textIn(typed, 'stars') || undefined : rating ? String(rating.stars) : undefined}
          errors={errors}
        />
        <TextArea
          name="words"
          label="Anything to remember? (optional)"
          hint="For yourself: nobody else reads it"
          rows={3}
          value={typed ? textIn(typed, 'words') : (rating?.words ?? '')}
          errors={errors}
        />
        <Button>{rating ? 'Change what I said' : 'Keep this'}</Button>
      </PostForm>
    </>
  );
}
