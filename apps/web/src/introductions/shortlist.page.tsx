import type { ShortlistView } from '@footing/introductions';
import { Button, Checkboxes, Heading, InsetText, PostForm, SelectField, TextArea } from '@footing/pages';
import { RaiseConcern } from '../concerns/raise-concern';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { captionOfRound } from './introduction-words';
import { PersonWithCall } from './person-with-call';
import type { Wrong } from './wrong';

interface Props extends Wrong {
  readonly shortlist: ShortlistView;
  readonly csrf: string;
}

/** A student's shortlist: who is on it and why, whom they choose, and how their calls stand. */
export function ShortlistPage({ shortlist, csrf, typed, errors = [], refused }: Props) {
  const { round, phase, list } = shortlist;
  const isReverse = round.programmeKind === 'reverse';
  return (
    <>
      <Heading caption={captionOfRound(round)}>Your shortlist</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <p class="govuk-body">
        {isReverse
          ? 'These people would like to learn from a student, and you could be the one.'
          : 'These mentors could suit you.'}{' '}
        You can talk to those you choose for fifteen minutes before anybody is paired. A shortlist is a beginning: you
        may be paired with somebody else.
      </p>
      {list.length === 0 ? <p class="govuk-body">Nobody on your list takes part any more.</p> : null}
      {list.map((one) => (
        <PersonWithCall
          key={one.offerId}
          {...{ name: one.name, reasons: one.reasons, call: one.call, side: 'mentor' }}
          role={isReverse ? 'Whom you could mentor' : 'Mentor'}
          headline={one.rank === null ? undefined : ranks[one.rank]}
        />
      ))}
      {phase === 'picks' ? (
        <PicksForm {...{ shortlist, csrf, typed, errors }} />
      ) : (
        <AfterChoosing shortlist={shortlist} />
      )}
      <RaiseConcern />
    </>
  );
}

const ranks = ['', 'Your first choice', 'Your second choice', 'Your third choice'];

function AfterChoosing({ shortlist: { list, answer, round, phase } }: Pick<Props, 'shortlist'>) {
  const picked = list.filter(({ rank }) => rank !== null);
  if (!answer)
    return (
      <InsetText>
        The time to choose is over, and that is fine: you are paired like everybody else, and nothing is held against
        you.
      </InsetText>
    );
  if (answer.isNone)
    return (
      <InsetText>You said that none of these is right for you. Your pairing does not depend on this list.</InsetText>
    );
  const hasCall = picked.some(({ call }) => call !== null);
  if (phase !== 'calls' || hasCall) return null;
  return (
    <InsetText>
      Mentors now say for how many short calls they have time. We write to you when you have one. Calls are held by{' '}
      {dayInWords(round.callsBy)}. If there is none, nothing is held against you.
    </InsetText>
  );
}

type FormView = Required<Pick<Props, 'shortlist' | 'csrf' | 'errors'>> & { readonly typed: Wrong['typed'] | undefined };

function PicksForm({ shortlist, csrf, typed, errors }: FormView) {
  const { round, answer } = shortlist;
  return (
    <>
      <Heading level={2}>Whom would you like to talk to?</Heading>
      <p class="govuk-body">
        Choose by {dayInWords(round.picksBy)}. One is enough. You can change it until then. If you say nothing, nothing
        is held against you.
      </p>
      <PostForm action={paths.shortlist(round.roundId)} csrf={csrf}>
        <Choices {...{ shortlist, typed, errors }} />
        <Checkboxes
          name="isNone"
          legend="None of these"
          items={[{ value: 'yes', text: 'None of these is right for me' }]}
          values={(typed ? textIn(typed, 'isNone') === 'yes' : answer?.isNone === true) ? ['yes'] : []}
          errors={errors}
        />
        <TextArea
          name="missing"
          label="Is anything missing? (optional)"
          hint="What would suit you better. If none is right for you, the programme lead reads it without your name, once ten or more students have written something"
          rows={3}
          value={typed ? textIn(typed, 'missing') : (answer?.missing ?? '')}
          errors={errors}
        />
        <Button>Keep my answer</Button>
      </PostForm>
    </>
  );
}

const labels = ['First choice', 'Second choice (optional)', 'Third choice (optional)'];

function Choices({ shortlist: { list }, typed, errors }: Omit<FormView, 'csrf'>) {
  const pickedAt = (rank: number) => list.find((one) => one.rank === rank)?.offerId ?? '';
  const people = list.map(({ offerId, name }) => ({ value: offerId, text: name }));
  return (
    <>
      {list.map((_, index) => (
        <SelectField
          key={index}
          name={`pick-${index + 1}`}
          label={labels[index] ?? ''}
          items={[{ value: '', text: 'Nobody' }, ...people]}
          value={typed ? textIn(typed, `pick-${index + 1}`) : pickedAt(index + 1)}
          errors={errors}
        />
      ))}
    </>
  );
}
