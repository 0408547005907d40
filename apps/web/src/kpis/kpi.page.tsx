import {
  academicYear,
  inTenths,
  isGap,
  type KpiPoint,
  type KpiWhole,
  pointsNow,
  type SnapshotToRead,
  tenthsInWords,
} from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { Button, Details, Heading, PostForm, Radios, SelectField, Table, Tag, TextField } from '@footing/pages';
import { dayTaken } from '../evidence/evidence-words';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { kpiAddresses } from './addresses';
import { Kept, KpiShown } from './kpi-shown';
import { kindNames, type Names, stateNames, toneOf } from './kpi-words';

export interface KpiView {
  readonly whole: KpiWhole;
  readonly names: Names;
  readonly mayEdit: boolean;
  /** Null: whoever looks may not read it from a snapshot. */
  readonly snapshots: readonly SnapshotToRead[] | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** A KPI: where it is, over the years, what was set and when it was read. */
export function KpiPage(view: KpiView) {
  const { whole, names, mayEdit } = view;
  const { kpi } = whole;
  return (
    <>
      <Heading caption="What we set ourselves to reach">{kpi.name}</Heading>
      <p class="govuk-body">
        <Tag tone={toneOf(kpi.state)}>{stateNames[kpi.state]}</Tag>
      </p>
      <KpiShown whole={whole} names={names} level={2} />
      <WhatWasSet whole={whole} />
      <Readings whole={whole} />
      {view.snapshots !== null && kpi.state === 'agreed' && <ReadNow {...view} snapshots={view.snapshots} />}
      {mayEdit && kpi.state !== 'retired' && <SetPoint {...view} />}
      {mayEdit && <Moves {...view} />}
    </>
  );
}

const setInWords = ({ value, reading }: KpiPoint): string =>
  value === null ? 'Taken away' : `${tenthsInWords(Math.round(value * 10))}${reading === null ? '' : ' (our figures)'}`;

function WhatWasSet({ whole: { points } }: Pick<KpiView, 'whole'>) {
  if (points.length === 0) return null;
  const now = new Set(pointsNow(points));
  return (
    <>
      <Heading level={2}>What was set</Heading>
      <Table
        caption="What was set, year by year"
        captionHidden
        firstCellIsHeader
        columns={[
          { text: 'Year' },
          { text: 'What' },
          { text: 'Value', numeric: true },
          { text: 'Set' },
          { text: 'Why' },
        ]}
        rows={points.map((one) => [
          academicYear(one.year),
          now.has(one) ? kindNames[one.kind] : `${kindNames[one.kind]}, no longer`,
          setInWords(one),
          `${dayTaken(one.setAt)}${one.setBy === '' ? '' : `, ${one.setBy}`}`,
          one.why,
        ])}
      />
    </>
  );
}

function Readings({ whole: { kpi, readings } }: Pick<KpiView, 'whole'>) {
  if (readings.length === 0) return null;
  const unit = isGap(kpi) ? 'Gap, in percentage points' : 'Share, in per cent';
  return (
    <>
      <Heading level={2}>Each time it was read</Heading>
      {readings.map(({ number, snapshot, sha256, takenAt, years }) => (
        <Details summary={`${dayTaken(takenAt)}, snapshot ${snapshot}`}>
          <Table
            caption={`As it was shown on ${dayTaken(takenAt)}, from snapshot ${snapshot} (${sha256.slice(0, 12)})`}
            captionSize="s"
            firstCellIsHeader
            columns={[{ text: 'Year' }, { text: unit, numeric: true }, { text: 'Give or take', numeric: true }]}
            rows={years.map(({ year, figure }) => [academicYear(year), ...figureCells(figure)])}
            key={number}
          />
          <Kept years={years} readings={readings} />
        </Details>
      ))}
    </>
  );
}

function figureCells(figure: KpiWhole['readings'][number]['years'][number]['figure']): [string, string] {
  if ('code' in figure) return [`[${figure.code}]`, '–'];
  const { now, giveOrTake } = inTenths(figure);
  return [tenthsInWords(now), tenthsInWords(giveOrTake)];
}

function ReadNow({
  whole: { kpi },
  snapshots,
  errors,
  typed,
  csrf,
}: KpiView & { readonly snapshots: readonly SnapshotToRead[] }) {
  return (
    <>
      <Heading level={2}>Read it from a snapshot</Heading>
      {snapshots.length === 0 ? (
        <p class="govuk-body">Take a snapshot in the evidence base first.</p>
      ) : (
        <PostForm action={kpiAddresses.read(kpi.id)} csrf={csrf}>
          <SelectField
            name="snapshot"
            label="Snapshot"
            hint="What comes of it is kept as it is shown, and never changes"
            items={snapshots.map(({ number, name, takenAt }) => ({
              value: String(number),
              text: `${number}: ${name}, ${dayTaken(takenAt)}`,
            }))}
            value={textIn(typed, 'snapshot')}
            errors={errors}
          />
          <Button variant="secondary">Read it now</Button>
        </PostForm>
      )}
    </>
  );
}

function SetPoint(view: KpiView) {
  const { kpi } = view.whole;
  const { typed, errors, csrf } = view;
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Heading level={2}>Set a milestone, the target or the baseline</Heading>
      <PostForm action={kpiAddresses.points(kpi.id)} csrf={csrf}>
        <Radios
          {...field('kind')}
          legend="What you set"
          items={Object.entries(kindNames).map(([value, text]) => ({ value, text }))}
        />
        <TextField {...field('year')} label="Academic year" hint="For example, 2026/27" />
        <TextField
          {...field('value')}
          label={isGap(kpi) ? 'Gap, in percentage points' : 'Share, in per cent'}
          hint="One decimal at most. Leave it empty to take away what was set for this year"
        />
        <TextField
          {...field('why')}
          label="Why"
          hint={
            kpi.state === 'agreed'
              ? 'What was set before stays to be read'
              : 'You can leave this empty while it is a draft'
          }
        />
        <Button variant="secondary">Set it</Button>
      </PostForm>
      <OwnBaseline {...view} />
    </>
  );
}

/** The baseline from a year that is shown. */
function OwnBaseline({ whole: { kpi, readings }, typed, errors, csrf }: KpiView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  const shown = (readings[0]?.years ?? []).filter(({ figure }) => 'value' in figure);
  if (shown.length === 0) return null;
  return (
    <PostForm action={kpiAddresses.baseline(kpi.id)} csrf={csrf}>
      <SelectField
        {...field('baselineYear')}
        label="Or take the baseline from our own figures"
        items={shown.map(({ year }) => ({ value: String(year), text: academicYear(year) }))}
      />
      <TextField {...field('baselineWhy')} label="Why from our own figures" />
      <Button variant="secondary">Take it as the baseline</Button>
    </PostForm>
  );
}

const moves = {
  draft: {
    move: 'agree',
    text: 'Agree this KPI',
    words: 'From then on what is measured of whom stays, and everybody who reads reports sees it.',
  },
  agreed: {
    move: 'retire',
    text: 'Retire this KPI',
    words: 'It stays to be read, and is read from no more snapshots. You can bring it back.',
  },
  retired: { move: 'bring-back', text: 'Bring this KPI back', words: 'It goes on from where it was.' },
} as const;

function Moves({ whole: { kpi }, csrf }: KpiView) {
  const { move, text, words } = moves[kpi.state];
  return (
    <>
      <Heading level={2}>Change it</Heading>
      {kpi.state !== 'retired' && (
        <p class="govuk-body">
          <a class="govuk-link" href={kpiAddresses.edit(kpi.id)}>
            Change its name, people and words
          </a>
        </p>
      )}
      <PostForm action={kpiAddresses.move(kpi.id, move)} csrf={csrf}>
        <p class="govuk-body">{words}</p>
        <Button variant="secondary">{text}</Button>
      </PostForm>
    </>
  );
}
