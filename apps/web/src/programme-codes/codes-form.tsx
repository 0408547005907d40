import type { FieldError } from '@footing/kernel';
import {
  type CodeChoices,
  type CodedProgramme,
  deliveries,
  kindInWords,
  type MoatRow,
  risks,
} from '@footing/programmes';
import {
  Button,
  Checkboxes,
  Heading,
  InsetText,
  PostForm,
  Radios,
  SelectField,
  TextArea,
  TextField,
} from '@footing/pages';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import { codeAddresses as at } from './addresses';

interface CodesFormView {
  readonly programme: CodedProgramme;
  readonly choices: CodeChoices;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

const riskItems = Object.entries(risks).map(([value, name]) => ({ value, text: `${value}. ${name}` }));

/** The codes of one programme. */
export function CodesForm(view: CodesFormView) {
  const { programme, choices, typed, errors, csrf } = view;
  const { id, name } = programme.programme;
  return (
    <>
      <Heading caption={name}>Codes of this programme</Heading>
      {choices.hasRegister && !programme.isKept && (
        <InsetText>
          We filled in the risks that mentoring by graduates usually meets. Change what does not fit.
        </InsetText>
      )}
      <PostForm action={at.of(id)} csrf={csrf}>
        {choices.hasRegister && <Risks typed={typed} errors={errors} />}
        <Kind {...view} />
        <WhatAndHow {...view} />
        <HowMuch {...view} />
        <Button>Save the codes</Button>
      </PostForm>
    </>
  );
}

const WhatAndHow = ({ typed, errors }: CodesFormView) => (
  <>
    <TextArea
      name="outcomes"
      label="Outcomes looked for"
      labelSize="s"
      hint="Such as: students know what they want to do next. You can leave it empty."
      rows={3}
      value={textIn(typed, 'outcomes')}
      errors={errors}
    />
    <Radios
      name="delivery"
      legend="How it is given"
      legendSize="s"
      items={Object.entries(deliveries).map(([value, text]) => ({ value, text }))}
      value={textIn(typed, 'delivery')}
      errors={errors}
    />
  </>
);

const HowMuch = ({ choices, typed, errors }: CodesFormView) => (
  <>
    <TextField
      name="plannedHours"
      label="Hours meant for each student"
      labelSize="s"
      hint="Over a whole round. You can leave it empty."
      width={4}
      inputmode="numeric"
      value={textIn(typed, 'plannedHours')}
      errors={errors}
    />
    <TextArea
      name="targetRefs"
      label={`Targets in your ${choices.plan}`}
      labelSize="s"
      hint="Their references, one on each line, such as PTP_1."
      rows={3}
      value={refsIn(typed)}
      errors={errors}
    />
  </>
);

const Risks = ({ typed, errors }: Pick<CodesFormView, 'typed' | 'errors'>) => (
  <>
    <SelectField
      name="primaryRisk"
      label="Risk that it meets first"
      labelSize="s"
      hint="From the Equality of Opportunity Risk Register of the Office for Students."
      items={[{ value: '', text: 'Choose one' }, ...riskItems]}
      value={textIn(typed, 'primaryRisk')}
      errors={errors}
    />
    <Checkboxes
      name="risks"
      legend="Other risks that it meets"
      legendSize="s"
      items={riskItems}
      small
      values={listIn(typed, 'risks')}
      errors={errors}
    />
  </>
);

function Kind({ programme, choices: { list, kinds }, typed, errors }: CodesFormView) {
  const { codes, isOfList } = programme;
  if (list === null)
    return (
      <InsetText>
        There are no kinds of activity to choose from yet.{' '}
        <a class="govuk-link" href={at.kinds}>
          Bring in the list
        </a>{' '}
        first, or save the rest now.
      </InsetText>
    );
  return (
    <SelectField
      name="moat"
      label="Kind of activity"
      labelSize="s"
      hint={
        codes.moat && !isOfList
          ? `It was “${kindInWords(codes.moat)}”, which is not in the list in use. Choose again.`
          : 'From the mapping of outcomes and activities (post-entry MOAT) that you brought in.'
      }
      items={[{ value: '', text: 'Not said yet' }, ...kinds.map(kindItem)]}
      value={textIn(typed, 'moat')}
      errors={errors}
    />
  );
}

const kindItem = (kind: MoatRow, at: number) => ({ value: String(at + 1), text: kindInWords(kind) });

const refsIn = (typed: Typed): string => {
  const refs = typed['targetRefs'];
  return Array.isArray(refs) ? refs.map(String).join('\n') : textIn(typed, 'targetRefs');
};
