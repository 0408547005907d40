import { urgencies } from '@footing/concerns';
import type { FieldError } from '@footing/kernel';
import {
  Button,
  Checkboxes,
  Heading,
  InsetText,
  PostForm,
  Radios,
  TextArea,
  TextField,
  WarningText,
} from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { listIn, textIn } from '../programme/typed';
import { paths } from '../paths';

/** Whom to call at once. */
export function Emergency({ securityWords }: { readonly securityWords: string }) {
  return (
    <>
      <WarningText>If somebody is in danger now, call 999.</WarningText>
      {securityWords === '' ? null : <InsetText>{securityWords}</InsetText>}
    </>
  );
}

/** Who reads it, and by when. */
function WhoReads({ isNamed }: { readonly isNamed: boolean }) {
  return (
    <>
      <p class="govuk-body">
        Tell us when something worries you: something that was said, done or sent, to you or to somebody else. You need
        not be sure.
      </p>
      <p class="govuk-body">
        Only the safeguarding lead of your university reads it: nobody else who works here, and not the person it is
        about. They look at it within one working day, and you can read what they do.
      </p>
      <p class="govuk-body">
        {isNamed
          ? 'The safeguarding lead sees that it is from you.'
          : 'You need not say who you are. We do not note who you are, even if you are signed in.'}
      </p>
    </>
  );
}

export interface RaiseView extends FormView {
  readonly securityWords: string;
  /** The other of the pairing that it is about; absent: it is raised without a name. */
  readonly other?: string;
  /** Whether contact can be paused: the pairing is not over. */
  readonly canPause?: boolean;
}

/** Raising a concern: without a name, or about somebody whom one is paired with. */
export function RaisePage({ securityWords, other, canPause = false, typed, errors, action, csrf }: RaiseView) {
  const isNamed = other !== undefined;
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Heading>Raise a concern</Heading>
      <Emergency securityWords={securityWords} />
      <WhoReads isNamed={isNamed} />
      {isNamed ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.concern}>
            I would rather not say who I am
          </a>
        </p>
      ) : null}
      <PostForm action={action} csrf={csrf}>
        <TextArea {...field('what')} label="What happened?" rows={8} />
        <TextField
          {...field('about')}
          label="Whom is it about?"
          hint={isNamed ? `Leave it empty if it is about ${other}` : 'You can leave it empty'}
        />
        <HowUrgent typed={textIn(typed, 'urgency')} errors={errors} />
        <TextField
          {...field('reach')}
          label="How can we reach you?"
          hint="A phone number or an address that is safe for you. You can leave it empty"
        />
        {canPause && other !== undefined ? <PauseContact other={other} values={listIn(typed, 'pause')} /> : null}
        <Button>Send to the safeguarding lead</Button>
      </PostForm>
    </>
  );
}

function HowUrgent({ typed, errors }: { readonly typed: string; readonly errors: readonly FieldError[] }) {
  return (
    <Radios
      name="urgency"
      legend="How urgent is it?"
      items={Object.entries(urgencies).map(([value, text]) => ({
        value,
        text,
        ...(value === 'now' ? { hint: 'Please call 999 first: nobody may read this at night or at a weekend' } : {}),
      }))}
      value={typed}
      errors={errors}
    />
  );
}

function PauseContact({ other, values }: { readonly other: string; readonly values: readonly string[] }) {
  return (
    <Checkboxes
      name="pause"
      legend="Shall contact stop?"
      hint={`${other} is told that mentoring is paused for now, and never why or by whom.`}
      items={[{ value: 'yes', text: `Pause contact with ${other} now` }]}
      values={values}
    />
  );
}
