import { type IntroCallView, MOST_TIMES } from '@footing/introductions';
import { Button, DateField, Details, Heading, PostForm, Radios, readDateField, TextField } from '@footing/pages';
import { instantOf, minuteOf } from '@footing/scheduling';
import { meetingPaths } from '../meetings/meeting-paths';
import { onClocks, placeOf } from '../meetings/time-words';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { clocksOf } from './time-of-call';
import type { Wrong } from './wrong';

interface Props extends Wrong {
  readonly call: IntroCallView;
  readonly csrf: string;
}

/** How two agree on the time of their call: one tap where both have said when they can meet; else they give each other times. */
export function ArrangeCall(props: Props) {
  const { call, typed, errors = [] } = props;
  const { next, startsAt, theirs, mine, otherName } = call;
  if (next.times.length === 0)
    return (
      <>
        <WhyNoTap call={call} />
        <GivenTimes {...props} />
      </>
    );
  const isAsked = startsAt === null && theirs.length + mine.length > 0;
  const isUnderWay = isAsked || typed !== undefined || errors.length > 0;
  return (
    <>
      {startsAt ? (
        <Details summary="Change the time">
          <OneTap {...props} />
        </Details>
      ) : (
        <>
          <Heading level={2}>Next times that suit</Heading>
          <OneTap {...props} />
        </>
      )}
      {isUnderWay ? (
        <GivenTimes {...props} />
      ) : (
        <Details summary={startsAt ? `Give ${otherName} other times` : 'None of these suits me'}>
          <GivenTimes {...props} />
        </Details>
      )}
    </>
  );
}

/** The next times that suit both, each agreed on by one tap. */
function OneTap({ call, csrf }: Props) {
  const { id, next, otherName, startsAt } = call;
  return (
    <>
      <p class="govuk-body">
        Press one to {startsAt ? 'move the call there' : 'agree on it'}, and {otherName} is told at once. You can still
        change it or call it off.
      </p>
      <PostForm action={paths.introCallStep(id, 'book')} csrf={csrf}>
        {next.times.map(({ start }, index) => {
          const when = onClocks(start, clocksOf(call));
          return (
            <div key={start}>
              <Button
                name="startsAt"
                value={instantOf(start).toISOString()}
                variant={index === 0 && !startsAt ? 'primary' : 'secondary'}
              >
                Talk {when.mine}
                {when.theirs === null ? null : (
                  <>
                    <br />
                    {when.theirs}
                  </>
                )}
              </Button>
            </div>
          );
        })}
      </PostForm>
      <p class="govuk-hint">
        The times are on your clock: {placeOf(next.zone)} time.{' '}
        <a class="govuk-link" href={meetingPaths.whenICan}>
          Change when I can meet
        </a>
      </p>
    </>
  );
}

function WhyNoTap({ call: { next, otherName } }: Pick<Props, 'call'>) {
  if (!next.mineSaid)
    return (
      <p class="govuk-body">
        <a class="govuk-link" href={meetingPaths.whenICan}>
          Say when you can meet
        </a>
        , and we show you the times that suit you and {otherName}, to agree on in one tap. Or give {otherName} some
        times here.
      </p>
    );
  return (
    <p class="govuk-body">
      {next.theirsSaid
        ? `In the days that are left, you and ${otherName} have no time in common by what you both have said.`
        : `${otherName} has not said yet when they can meet.`}{' '}
      You can give each other times.
    </p>
  );
}

/** Times that the two give each other. */
function GivenTimes({ call, csrf, typed = {}, errors = [] }: Props) {
  const { id, theirs, mine, otherName, startsAt } = call;
  const clocks = clocksOf(call);
  return (
    <>
      {theirs.length > 0 ? (
        <PostForm action={paths.introCallStep(id, 'time')} csrf={csrf}>
          <Radios
            name="startsAt"
            legend={`${otherName} could talk at these times`}
            legendSize="m"
            items={theirs.map((at) => {
              const when = onClocks(minuteOf(at), clocks);
              return { value: at.toISOString(), text: when.mine, ...(when.theirs ? { hint: when.theirs } : {}) };
            })}
            value={textIn(typed, 'startsAt') || undefined}
            errors={errors}
          />
          <Button variant="secondary">{startsAt ? 'Change to this time' : 'Agree to this time'}</Button>
        </PostForm>
      ) : null}
      {mine.length > 0 ? (
        <>
          <p class="govuk-body">You said that you could talk at these times. {otherName} can choose one:</p>
          <ul class="govuk-list govuk-list--bullet">
            {mine.map((at) => (
              <li key={at.toISOString()}>{onClocks(minuteOf(at), clocks).mine}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Times {...{ call, csrf, typed, errors }} />
    </>
  );
}

function Times({ call: { id, round, mine, how, next }, csrf, typed, errors }: Required<Omit<Props, 'refused'>>) {
  return (
    <>
      <Heading level={2}>{mine.length > 0 ? 'Give other times instead' : 'When could you talk?'}</Heading>
      <p class="govuk-body">
        Give up to three times on your own clock, {placeOf(next.zone)} time, by {dayInWords(round.callsBy)}.
      </p>
      <PostForm action={paths.introCallStep(id, 'times')} csrf={csrf}>
        {Array.from({ length: MOST_TIMES }, (_, index) => (
          <OneTime key={index} number={index + 1} {...{ typed, errors }} />
        ))}
        <TextField
          name="how"
          label="How do you talk? (optional)"
          hint={
            how
              ? 'This takes the place of what stands above'
              : 'A link to join, or who rings whom. The other person reads it'
          }
          value={textIn(typed, 'how') || undefined}
          errors={errors}
        />
        <Button variant="secondary">Send these times</Button>
      </PostForm>
    </>
  );
}

function OneTime({ number, typed = {}, errors = [] }: Omit<Wrong, 'refused'> & { readonly number: number }) {
  return (
    <div>
      <DateField
        name={`day-${number}`}
        legend={number === 1 ? 'Time 1: day' : `Time ${number}: day (optional)`}
        value={readDateField(typed, `day-${number}`).typed}
        errors={errors}
      />
      <TextField
        name={`time-${number}`}
        label={`Time ${number}: o’clock`}
        hint="For example, 15:30"
        width={5}
        value={textIn(typed, `time-${number}`) || undefined}
        errors={errors}
      />
    </div>
  );
}
