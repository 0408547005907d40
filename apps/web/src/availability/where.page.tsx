import type { FieldError } from '@footing/kernel';
import { Button, DateField, Heading, PostForm, SelectField } from '@footing/pages';
import type { OwnAvailability } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { boxesOf, Hidden } from './boxes';
import { PutBack } from './put-back';
import { type Stay, stayInWords, staysOf } from './stays';
import { clockIn, zoneChoices, zoneInWords } from './zone-words';

interface WhereView {
  readonly own: OwnAvailability;
  readonly removed: Stay | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly at: Date;
  readonly csrf: string;
}

/** Where somebody is, now and later, so that hours are read on the right clock. */
export function WherePage({ own, removed, typed, errors, at, csrf }: WhereView) {
  const stays = staysOf(own);
  return (
    <>
      <Heading>Where I am</Heading>
      {removed ? (
        <PutBack what={stayInWords(removed)} action={paths.whereIAm} csrf={csrf} fields={asTyped(removed)} />
      ) : null}
      <p class="govuk-body">
        It is <strong>{clockIn(at, own.zone)}</strong> where you are ({zoneInWords(own.zone)}).
      </p>
      <Heading level={2}>I am abroad from … to …</Heading>
      <p class="govuk-body">
        Your hours go with you: 18:00 then means 18:00 on the clock there. If you would rather not meet while you are
        away, <a href={paths.otherDays}>add days off</a>.
      </p>
      {stays.length === 0 ? <p class="govuk-body">Nothing is planned.</p> : <Stays stays={stays} csrf={csrf} />}
      <Abroad {...{ typed, errors, csrf }} />
      <Heading level={2}>I have moved</Heading>
      <p class="govuk-body">This holds from today on. What you planned above is forgotten.</p>
      <PostForm action={paths.moveTo} csrf={csrf}>
        <SelectField
          name="now"
          label="Where are you?"
          hint="Choose the nearest large city on the same clock."
          items={zoneChoices(own.zone)}
          value={textIn(typed, 'now') || own.zone}
          errors={errors}
        />
        <Button variant="secondary">I am there now</Button>
      </PostForm>
    </>
  );
}

const asTyped = ({ from, until, zone }: Stay): Record<string, string> => ({
  ...{ ...boxesOf('from', from), ...(until === null ? {} : boxesOf('until', until)), zone },
});

const Stays = ({ stays, csrf }: { readonly stays: readonly Stay[]; readonly csrf: string }) => (
  <ul class="govuk-list">
    {stays.map((stay) => (
      <li key={stay.from}>
        <PostForm action={paths.removeStay} csrf={csrf}>
          <Hidden fields={asTyped(stay)} />
          {stayInWords(stay)}{' '}
          <button type="submit" class="footing-link-button">
            Remove<span class="govuk-visually-hidden">: {stayInWords(stay)}</span>
          </button>
        </PostForm>
      </li>
    ))}
  </ul>
);

function Abroad({ typed, errors, csrf }: Pick<WhereView, 'typed' | 'errors' | 'csrf'>) {
  const date = (name: string) => ({
    ...{ name, errors, legendSize: 's' as const },
    value: {
      day: textIn(typed, `${name}-day`),
      month: textIn(typed, `${name}-month`),
      year: textIn(typed, `${name}-year`),
    },
  });
  return (
    <PostForm action={paths.whereIAm} csrf={csrf}>
      <DateField {...date('from')} legend="First day there" hint="For example, 21 12 2026" />
      <DateField {...date('until')} legend="Last day there" hint="Leave it blank if you do not know yet." />
      <SelectField
        name="zone"
        label="Where?"
        hint="Choose the nearest large city on the same clock."
        items={[{ value: '', text: 'Choose one' }, ...zoneChoices(textIn(typed, 'zone'))]}
        value={textIn(typed, 'zone')}
        errors={errors}
      />
      <Button>Keep this</Button>
    </PostForm>
  );
}
