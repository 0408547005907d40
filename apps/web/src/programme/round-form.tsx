import { type RoundDate, roundDateNames } from '@footing/programmes';
import { Button, DateField, Heading, NumberField, PostForm, Radios, TextField } from '@footing/pages';
import type { FormView } from './form-view';
import { typedDay } from './read-round-form';
import { textIn } from './typed';

interface RoundFormView extends FormView {
  readonly title: string;
  readonly caption: string;
  readonly button: string;
  /** Rounds whose rules can be copied; absent when the round is there already. */
  readonly formerRounds?: readonly { readonly id: string; readonly name: string }[];
}

const hints: Record<RoundDate, string> = {
  signUpOpens: 'From this day students and mentors can sign up.',
  signUpCloses: 'The last day to sign up. For example, 30 11 2026.',
  matchBy: 'By this day everybody knows whom they will meet.',
  meetingsStart: 'The first day to meet.',
  meetingsEnd: 'The last day to meet.',
};

function Days({ typed, errors }: Pick<RoundFormView, 'typed' | 'errors'>) {
  return (
    <>
      {(Object.keys(roundDateNames) as RoundDate[]).map((name) => (
        <DateField
          key={name}
          name={name}
          legend={roundDateNames[name]}
          legendSize="s"
          hint={hints[name]}
          value={typedDay(typed, name)}
          errors={errors}
        />
      ))}
    </>
  );
}

/** Name, dates and, for a new round, which rules it starts with. */
export function RoundForm(view: RoundFormView) {
  const { title, caption, action, csrf, typed, errors, button, formerRounds = [] } = view;
  return (
    <>
      <Heading caption={caption}>{title}</Heading>
      <PostForm action={action} csrf={csrf}>
        <TextField
          name="name"
          label="Name of the round"
          labelSize="s"
          hint="For example: 2026 to 2027"
          width={20}
          value={textIn(typed, 'name')}
          errors={errors}
        />
        <Days typed={typed} errors={errors} />
        <NumberField
          name="answerWithinDays"
          label="Days to answer a proposed pairing"
          labelSize="s"
          hint="How long each person has to say yes or no, from 1 to 60 days."
          width={3}
          value={textIn(typed, 'answerWithinDays')}
          errors={errors}
        />
        {formerRounds.length > 0 && <CopyFrom {...{ typed, errors, formerRounds }} />}
        <Button>{button}</Button>
      </PostForm>
    </>
  );
}

function CopyFrom({
  typed,
  errors,
  formerRounds,
}: Pick<RoundFormView, 'typed' | 'errors'> & { formerRounds: readonly { id: string; name: string }[] }) {
  const usual = {
    value: 'usual',
    text: 'The usual rules',
    hint: 'Seven criteria with their usual weights, every school, no tiers.',
  };
  const items = formerRounds.map(({ id, name }) => ({ value: id, text: `The rules of ${name}` }));
  return (
    <Radios
      name="copyFrom"
      legend="Start with"
      legendSize="s"
      hint="You can change every rule afterwards. Copying takes the criteria, weights, barriers, schools and tiers, but no people."
      items={[usual, ...items]}
      value={textIn(typed, 'copyFrom') || 'usual'}
      errors={errors}
    />
  );
}
