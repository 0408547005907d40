import type { KpiChoices, KpiState } from '@footing/evidence';
import { Button, Heading, InsetText, PostForm, Radios, SelectField, TextArea, TextField } from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';
import { measureChoices, populationNames } from './kpi-words';
import { groupValue } from './read-kpi';
import { SavedMeanwhile } from './saved-meanwhile';

export interface KpiFormView extends FormView {
  readonly choices: KpiChoices;
  /** Null: it is being written. */
  readonly state: KpiState | null;
  readonly wasFirst: boolean;
}

/** What a KPI is: what is measured, of whom, and who sees to it. */
export function KpiFormPage(view: KpiFormView) {
  const { state, wasFirst, typed, errors, action, csrf } = view;
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Heading>{state === null ? 'Write a KPI' : 'Change this KPI'}</Heading>
      {wasFirst && <SavedMeanwhile />}
      {state !== null && state !== 'draft' && (
        <InsetText>
          This KPI is agreed, so what is measured of whom stays. To measure something else, retire it and write another.
        </InsetText>
      )}
      <PostForm action={action} csrf={csrf}>
        <input type="hidden" name="version" value={textIn(typed, 'version')} />
        <TextField {...field('name')} label="Name" />
        <Measured {...view} />
        <InWords {...view} />
        <People {...view} />
        <Button>{state === null ? 'Save as a draft' : 'Save the change'}</Button>
      </PostForm>
    </>
  );
}

/** What readers see beside the figure. */
function InWords({ typed, errors }: KpiFormView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <TextField
        {...field('threshold')}
        label="Where the line is"
        hint="For example: low income means a household income of up to £25,000. Readers see this beside the figure"
      />
      <TextField
        {...field('reference')}
        label="Reference in your plan"
        hint="For example, PTS_3. Leave it empty if there is none"
      />
      <TextArea {...field('sourceNote')} label="Source" hint="Where the baseline and the figures come from" rows={3} />
    </>
  );
}

function Measured({ choices, typed, errors }: KpiFormView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  const groups = choices.characteristics.flatMap(({ key, name, codes }) =>
    codes.map((one) => ({ value: groupValue(key, one.code), text: `${name}: ${one.name}` })),
  );
  return (
    <>
      <SelectField
        {...field('measure')}
        label="What is measured"
        items={[{ value: '', text: 'Choose one' }, ...measureChoices]}
      />
      <SelectField
        {...field('priority')}
        label="Whose figure it is"
        hint="A gap says how far this group is behind"
        items={[{ value: '', text: 'Everybody together' }, ...groups]}
      />
      <SelectField
        {...field('comparator')}
        label="Set beside whom"
        hint="For a gap alone. Choose a group of the same characteristic"
        items={[{ value: '', text: 'All others of whom it is known' }, ...groups]}
      />
      <Radios
        {...field('population')}
        legend="Who is counted"
        items={Object.entries(populationNames).map(([value, text]) => ({ value, text }))}
      />
    </>
  );
}

function People({ choices, typed, errors }: KpiFormView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  const people = [
    { value: '', text: 'Nobody yet' },
    ...choices.people.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return (
    <>
      <SelectField
        {...field('championId')}
        label="Senior champion"
        hint="Who speaks for it. Ask them first: everybody who reads KPIs sees their name"
        items={people}
      />
      <SelectField {...field('ownerId')} label="Owner" hint="Who works on it" items={people} />
    </>
  );
}
