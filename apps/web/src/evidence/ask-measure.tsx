import type { Measure, SnapshotDetail } from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { Checkboxes, FilterForm, NumberField, SelectField, type SelectOption } from '@footing/pages';
import { kindNames } from '../waves/wave-words';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import { evidenceAddresses as at } from './addresses';
import { profileOrder, profiles } from './evidence-words';
import { groupValue } from './read-ask';

export interface AskView {
  readonly snapshot: SnapshotDetail;
  readonly measure: Measure;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

const NONE: SelectOption = { value: '', text: 'Choose one' };
const waveOptions: readonly SelectOption[] = Object.entries(kindNames).map(([value, text]) => ({ value, text }));

/** What to ask of a measure: of whom, parted by what, and by whose rules it is shown. */
export function AskMeasure(view: AskView) {
  const { snapshot, measure, typed, errors } = view;
  return (
    <FilterForm action={at.shown(snapshot.number, measure.id)}>
      <Needed {...view} />
      {measure.needs.includes('compare') && <Groups {...view} />}
      {canPart(measure) && <PartedBy {...view} />}
      <Pick {...view} name="profile" label="Who is it for?" items={profileOptions} />
      {snapshot.cohorts.length > 1 && (
        <Checkboxes
          name="cohorts"
          legend="Academic years"
          legendSize="s"
          hint="None ticked: all of them"
          small
          items={snapshot.cohorts.map((year) => ({ value: year, text: year }))}
          values={listIn(typed, 'cohorts')}
          errors={errors}
        />
      )}
    </FilterForm>
  );
}

const profileOptions = profileOrder.map((value) => ({ value, text: profiles[value].name }));

/** Figures about two groups are parted by those groups. */
const canPart = ({ id }: Measure): boolean => !['M05', 'M09', 'M10', 'M14', 'M15', 'M19', 'M20', 'M22'].includes(id);

interface PickView extends Pick<AskView, 'typed' | 'errors'> {
  readonly name: string;
  readonly label: string;
  readonly items: readonly SelectOption[];
  readonly hint?: string;
}

const Pick = ({ typed, errors, name, label, items, hint }: PickView) => (
  <SelectField {...{ name, label, items, errors, hint }} labelSize="s" value={textIn(typed, name)} />
);

/** What this measure needs to be told. */
function Needed(view: AskView) {
  const { measure, snapshot, typed, errors } = view;
  const needs = (need: Measure['needs'][number]) => measure.needs.includes(need);
  const outcomes = snapshot.outcomes.map(({ key, name }) => ({ value: key, text: name }));
  return (
    <>
      {needs('outcome') && <Pick {...view} name="outcome" label="Outcome" items={outcomes} />}
      {needs('scale') && <Pick {...view} name="scale" label="Scale" items={scalesFor(measure, snapshot)} />}
      {needs('wave') && <Pick {...view} name="wave" label="Asked" items={waveOptions} />}
      {needs('waves') && <Pick {...view} name="from" label="From" items={waveOptions} />}
      {needs('waves') && <Pick {...view} name="to" label="To" items={waveOptions} />}
      {(needs('wave') || needs('scale')) && measure.id !== 'M05' && (
        <Pick {...view} name="side" label="Who answered" items={sides} />
      )}
      {needs('minimum-meetings') && (
        <NumberField
          name="minimumMeetings"
          label="Met at least"
          labelSize="s"
          suffix="times"
          value={textIn(typed, 'minimumMeetings')}
          errors={errors}
        />
      )}
      {needs('dose') && <Pick {...view} name="dose" label="Counted in" items={doses} />}
      {needs('cost') && (
        <NumberField
          name="cost"
          label="What was spent, in pounds"
          labelSize="s"
          prefix="£"
          width={10}
          value={textIn(typed, 'cost')}
          errors={errors}
        />
      )}
    </>
  );
}

const sides: readonly SelectOption[] = [
  { value: 'student', text: 'Students' },
  { value: 'mentor', text: 'Mentors' },
];
const doses: readonly SelectOption[] = [
  { value: 'meetings', text: 'Meetings' },
  { value: 'minutes', text: 'Minutes' },
];

/** A scale at one time; for a change, one that was asked more than once. */
function scalesFor({ needs }: Measure, { scales }: SnapshotDetail): SelectOption[] {
  if (!needs.includes('waves'))
    return scales.map(({ key, name, wave }) => ({ value: key, text: `${name}: ${kindNames[wave].toLowerCase()}` }));
  const names = new Map(scales.map(({ scale, name }) => [scale, name]));
  return [...names].map(([value, text]) => ({ value, text }));
}

/** Two groups of one kind, side by side, and what they are to be alike in. */
function Groups(view: AskView) {
  const { snapshot, measure } = view;
  const groups = snapshot.dimensions.flatMap(({ key, name, codes }) =>
    codes.map((one) => ({ value: groupValue(key, one.code), text: `${name}: ${one.name}` })),
  );
  const isNeeded = measure.needs.includes('within');
  return (
    <>
      <Pick {...view} name="priority" label="Priority group" items={[NONE, ...groups]} />
      <Pick {...view} name="comparator" label="Compared with" items={[NONE, ...groups]} />
      <Pick
        {...view}
        name="within"
        label="Like with like in"
        items={[isNeeded ? NONE : { value: '', text: 'Nothing: all together' }, ...dimensionsOf(snapshot)]}
      />
    </>
  );
}

const dimensionsOf = ({ dimensions }: SnapshotDetail): SelectOption[] =>
  dimensions.map(({ key, name }) => ({ value: key, text: name }));

/** Up to three, so that what lies where groups meet can be seen too. */
function PartedBy(view: AskView) {
  const { snapshot, measure } = view;
  const isPopulation = measure.needs.includes('population');
  const names = isPopulation ? (['by1'] as const) : (['by1', 'by2', 'by3'] as const);
  const offered = snapshot.dimensions.filter(({ kind }) => !isPopulation || kind === 'group' || kind === 'round');
  const items = [{ value: '', text: 'Nothing' }, ...offered.map(({ key, name }) => ({ value: key, text: name }))];
  const labels = { by1: 'Parted by', by2: 'and by', by3: 'and also by' };
  return (
    <>
      {names.map((name) => (
        <Pick key={name} {...view} name={name} label={labels[name]} items={items} />
      ))}
    </>
  );
}
