import type { ComponentChildren } from 'preact';
import type { FieldError } from '@footing/kernel';
import { betterFits, declineReasons, endReasons, type OwnPairing } from '@footing/pairings';
import { Button, ButtonGroup, DateField, Heading, PostForm, Radios, TextField } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { textIn } from '../programme/typed';

interface AskView {
  readonly pairing: OwnPairing;
  readonly csrf: string;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
}

/** Why not, what would suit better, and whether to look for somebody else: all on one short page. */
export function DeclinePage({ pairing, csrf, typed = {}, errors = [] }: AskView) {
  const { side, other } = pairing;
  return (
    <AskForm {...{ pairing, csrf }} step="decline" title={`Say no to ${other.name}`} button="Say no">
      <p class="govuk-body">
        Saying no is fine, and costs you nothing. {other.name} learns that it did not work out, and not why.
      </p>
      <Radios
        name="reason"
        legend="Why?"
        legendSize="m"
        items={Object.entries(declineReasons).map(([value, words]) => ({ value, text: words[side] }))}
        value={textIn(typed, 'reason') || undefined}
        errors={errors}
      />
      {side === 'student' ? <Another typed={typed} errors={errors} /> : null}
      <Words typed={typed} errors={errors} />
    </AskForm>
  );
}

/** What would suit a student better, and whether to look for somebody else. */
export function Another({ typed, errors }: Required<Pick<AskView, 'typed' | 'errors'>>) {
  return (
    <>
      <Radios
        name="better"
        legend="What would suit you better?"
        legendSize="m"
        hint="You can leave this empty."
        items={Object.entries(betterFits).map(([value, text]) => ({ value, text }))}
        value={textIn(typed, 'better') || undefined}
        errors={errors}
      />
      <Radios
        name="another"
        legend="Shall we look for somebody else for you?"
        legendSize="m"
        inline
        items={[
          { value: 'yes', text: 'Yes, ask for another' },
          { value: 'no', text: 'No, thank you' },
        ]}
        value={textIn(typed, 'another') || 'yes'}
        errors={errors}
      />
    </>
  );
}

const Words = ({
  typed,
  errors,
  label = 'Anything to add, in a sentence? (optional)',
}: Required<Pick<AskView, 'typed' | 'errors'>> & { readonly label?: string }) => (
  <TextField
    name="words"
    label={label}
    hint="The mentoring team reads it, and nobody else."
    value={textIn(typed, 'words') || undefined}
    errors={errors}
  />
);

/** Until when to take a break. */
export function PausePage({ pairing, csrf, typed = {}, errors = [] }: AskView) {
  return (
    <AskForm {...{ pairing, csrf }} step="pause" title="Take a break" button="Take a break">
      <p class="govuk-body">
        Exams, illness, a busy month: take a break of up to eight weeks. Your place stays yours. {pairing.other.name} is
        told that there is a break, and not why.
      </p>
      <DateField
        name="until"
        legend="Until which day?"
        legendSize="m"
        hint="For example, 12 1 2027"
        value={{
          day: textIn(typed, 'until-day'),
          month: textIn(typed, 'until-month'),
          year: textIn(typed, 'until-year'),
        }}
        errors={errors}
      />
    </AskForm>
  );
}

/** Ending it, before its time or at it. */
export function ClosePage({ pairing, csrf, typed = {}, errors = [] }: AskView) {
  const { other, side } = pairing;
  return (
    <AskForm {...{ pairing, csrf }} step="close" title={`End it with ${other.name}`} button="End it">
      <p class="govuk-body">
        It ends at once, and {other.name} is told kindly, and not why. If you only need some weeks off, take a break
        instead. If you have had your last meeting,{' '}
        <a class="govuk-link" href={paths.goodbye(pairing.id)}>
          say goodbye
        </a>{' '}
        instead.
      </p>
      <Radios
        name="reason"
        legend="Why does it end?"
        legendSize="m"
        hint="The mentoring team reads it, and nobody else. You can leave it empty."
        items={Object.entries(endReasons).map(([value, text]) => ({ value, text }))}
        value={textIn(typed, 'reason') || undefined}
        errors={errors}
      />
      {side === 'student' ? (
        <Radios
          name="another"
          legend="Shall we look for somebody else for you?"
          legendSize="m"
          inline
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No, thank you' },
          ]}
          value={textIn(typed, 'another') || 'no'}
          errors={errors}
        />
      ) : null}
      <Words typed={typed} errors={errors} label="What would have helped, in a sentence? (optional)" />
    </AskForm>
  );
}

function AskForm(props: {
  readonly pairing: OwnPairing;
  readonly csrf: string;
  readonly step: string;
  readonly title: string;
  readonly button: string;
  readonly children: ComponentChildren;
}) {
  const { pairing, csrf, step, title, button, children } = props;
  return (
    <>
      <Heading caption={pairing.roundName}>{title}</Heading>
      <PostForm action={paths.myPairingStep(pairing.id, step)} csrf={csrf}>
        {children}
        <ButtonGroup>
          <Button>{button}</Button>
          <a class="govuk-link" href={paths.myPairing(pairing.id)}>
            Go back, change nothing
          </a>
        </ButtonGroup>
      </PostForm>
    </>
  );
}
