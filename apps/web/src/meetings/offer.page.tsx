import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, Checkboxes, Heading, InsetText, PostForm } from '@footing/pages';
import type { NextTime, RoomRule } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { type How, howInWords } from './how-words';
import { whom } from './meeting-words';
import { HowHidden, OtherHow } from './next-times';
import { PlaceField, TimesFields } from './times-form';
import type { Clocks } from './time-words';

/** What was typed, and what is wrong with it or was not done. */
export interface Wrong {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: string | undefined;
}

interface OfferView extends Wrong {
  readonly times: readonly NextTime[];
  readonly clocks: Clocks;
  readonly how: How;
  readonly rooms: RoomRule;
  /** How many a group is, its mentor included; null: they are two. */
  readonly group: number | null;
  readonly csrf: string;
  readonly action: string;
  /** Where to go back to without sending anything. */
  readonly cancel: string;
  /** Set where other times are given for a meeting that is asked for already. */
  readonly instead?: { readonly version: number };
}

/** Up to five times for the other to choose from. */
export function OfferPage({ times, clocks, how, rooms, group, csrf, action, cancel, instead, ...wrong }: OfferView) {
  const { typed = {}, refused } = wrong;
  const errors = atFields(wrong.errors ?? [], times);
  const other = whom(clocks.other);
  return (
    <>
      <Heading>{instead ? `Offer ${other} other times` : `Offer ${other} some times`}</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <p class="govuk-body">
        {howInWords(how)}. Give one to five times.{' '}
        {clocks.other === ''
          ? 'Each of your group says which suit, you see which suits most, and you book one.'
          : `${other} chooses one, and it is agreed.`}
      </p>
      {instead ? null : <OtherHow action={action} how={how} />}
      <PostForm action={action} csrf={csrf}>
        {instead ? <input type="hidden" name="version" value={instead.version} /> : <HowHidden how={how} />}
        <TimesFields {...{ times, clocks, group, typed, errors }} />
        {instead ? null : (
          <>
            <PlaceField mode={how.mode} rooms={rooms} typed={typed} errors={errors} />
            {group === null ? <KeepOne {...{ typed, errors }} /> : null}
          </>
        )}
        <ButtonGroup>
          <Button>Send these times</Button>
          <a class="govuk-link" href={cancel}>
            Go back
          </a>
        </ButtonGroup>
      </PostForm>
    </>
  );
}

const KeepOne = ({ typed, errors }: Required<Pick<Wrong, 'typed' | 'errors'>>) => (
  <Checkboxes
    name="keep"
    legend="Is it one time only?"
    items={[
      {
        value: 'yes',
        text: 'Keep this time free for us both until they answer',
        hint: 'For two days at most. It must be one of the times that suit',
      },
    ]}
    values={textIn(typed, 'keep') === 'yes' ? ['yes'] : []}
    errors={errors}
  />
);

/** Where there is nothing to tick, what is wrong with the times stands at the first that is typed. */
const atFields = (errors: readonly FieldError[], times: readonly NextTime[]): readonly FieldError[] =>
  times.length > 0 ? errors : errors.map((one) => (one.field === 'starts' ? { ...one, field: 'day-1' } : one));
