import { type HeldField, type IfAskedToday, type RightKind, rights } from '@footing/consent';
import type { FieldError } from '@footing/kernel';
import { Button, Heading, PostForm, Radios, SelectField, TextArea } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';

interface AskView {
  readonly typed: Typed;
  readonly dates: IfAskedToday;
  /** What they could have corrected by naming it; empty without a record. */
  readonly held: readonly HeldField[];
  readonly csrf: string;
  readonly errors: readonly FieldError[];
}

/** A copy is taken at once, so nobody needs to ask for one. */
const asked: readonly RightKind[] = ['correct', 'object', 'erase', 'complain'];

/** One page to ask whatever there is to ask. */
export function AskRightPage({ typed, dates, held, csrf, errors }: AskView) {
  return (
    <>
      <Heading>What do you want to ask?</Heading>
      <PostForm action={paths.askRight} csrf={csrf}>
        <Radios
          name="kind"
          legend="I want to"
          legendSize="m"
          items={asked.map((value) => ({
            value,
            text: choices[value],
            hint: `${rights[value].what} ${byWhen(value, dates)}`,
          }))}
          value={textIn(typed, 'kind')}
          errors={errors}
        />
        {held.length > 0 && <WhatIsWrong {...{ typed, held, errors }} />}
        <TextArea
          name="words"
          label="What is it about?"
          labelSize="s"
          hint="In your own words. Only the data protection officer reads it. To erase everything you do not have to say why."
          value={textIn(typed, 'words')}
          errors={errors}
        />
        <p class="govuk-body">
          It goes to the university’s data protection officer. We write to you each time something happens.
        </p>
        <Button>Send my request</Button>
      </PostForm>
    </>
  );
}

/** Which field, and what is right: then it can be put right with the answer. */
const WhatIsWrong = ({ typed, held, errors }: Pick<AskView, 'typed' | 'held' | 'errors'>) => (
  <>
    <SelectField
      name="field"
      label="To have something corrected: what is wrong?"
      labelSize="s"
      hint="If it is not in the list, say it in your own words below."
      items={[
        { value: '', text: 'Something else, or nothing to correct' },
        ...held.map(({ field, label, value }) => ({ value: field, text: `${label}: ${shortened(value)}` })),
      ]}
      value={textIn(typed, 'field')}
      errors={errors}
    />
    <TextArea
      name="value"
      label="What should it say?"
      labelSize="s"
      hint="Put a semicolon between the parts of a list."
      value={textIn(typed, 'value')}
      errors={errors}
    />
  </>
);

const shortened = (value: string): string =>
  value === '' ? 'we hold nothing' : value.length > 60 ? `${value.slice(0, 60)}…` : value;

const choices: Readonly<Record<RightKind, string>> = {
  copy: 'have a copy',
  correct: 'have something corrected',
  object: 'stop a use of my data',
  erase: 'have my data erased',
  complain: 'complain',
};

const byWhen = (kind: RightKind, { dueOn, acknowledgeBy }: IfAskedToday): string =>
  kind === 'complain'
    ? `We say that we have it by ${dayInWords(acknowledgeBy)} at the latest.`
    : `${kind === 'object' ? 'Most uses you can stop at once on My data, without asking. ' : ''}You get an answer by ${dayInWords(dueOn)}.`;
