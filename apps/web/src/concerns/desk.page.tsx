import { type ConcernInFull, type LeadStep, type ListedConcern, outcomes } from '@footing/concerns';
import type { FieldError } from '@footing/kernel';
import {
  Button,
  EmptyState,
  Heading,
  InsetText,
  NumberField,
  PostForm,
  Radios,
  SummaryList,
  Table,
  Tag,
  TextArea,
} from '@footing/pages';
import type { Typed } from '../http/read-form';
import type { FormView } from '../programme/form-view';
import { dayInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { moment } from '../review/review-words';
import { paths } from '../paths';
import { noteWordsForLead, stateWords, stepButtons, urgencyTags } from './concern-words';
import { saidRows } from './own-concern.page';

/** Every concern, what waits first. */
export function ConcernsPage({ concerns }: { readonly concerns: readonly ListedConcern[] }) {
  return (
    <>
      <Heading>Concerns</Heading>
      <p class="govuk-body">
        Only safeguarding leads see this page. What a concern says is shown when you open it, and each look is written
        down beside it.
      </p>
      {concerns.length === 0 ? (
        <EmptyState title="Nobody has raised a concern">
          <p class="govuk-body">When somebody does, you get a mail that says so and no more, and it is listed here.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Concerns"
          captionHidden
          columns={[{ text: 'Raised' }, { text: 'By' }, { text: 'How urgent' }, { text: 'How it stands' }]}
          rows={concerns.map(rowOf)}
        />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.concernSettings}>
          Whom to call at once, and for how long concerns are kept
        </a>
      </p>
    </>
  );
}

const rowOf = ({ id, raisedAt, raisedBy, isNamed, urgency, state, acknowledgeBy }: ListedConcern) => [
  <a class="govuk-link" href={paths.concernInFull(id)}>
    {moment(raisedAt)}
  </a>,
  isNamed ? (raisedBy ?? 'Somebody who has left') : 'No name',
  <Tag tone={urgencyTags[urgency].tone}>{urgencyTags[urgency].words}</Tag>,
  <>
    <Tag tone={stateWords[state].tone}>{stateWords[state].words}</Tag>
    {state === 'received' ? ` Look by ${dayInWords(acknowledgeBy)}` : ''}
  </>,
];

interface InFullView {
  readonly concern: ConcernInFull;
  readonly wrong:
    { readonly step: LeadStep; readonly typed: Typed; readonly errors: readonly FieldError[] } | undefined;
  readonly csrf: string;
}

/** One concern with all that is known of it, and what can be done. */
export function ConcernInFullPage({ concern, wrong, csrf }: InFullView) {
  const { state, isHeld, steps, id, looks } = concern;
  return (
    <>
      <Heading>A concern</Heading>
      <p class="govuk-body">
        <Tag tone={stateWords[state].tone}>{stateWords[state].words}</Tag>{' '}
        {isHeld ? <Tag tone="needs-you">Contact is paused</Tag> : null}
      </p>
      <SummaryList rows={[...saidRows(concern), ...behindRows(concern)]} />
      {concern.pairingId === null ? null : (
        <p class="govuk-body">
          Where somebody may come to harm, you can{' '}
          <a class="govuk-link" href={paths.openMessages(concern.pairingId)}>
            open the messages of this pairing
          </a>
          .
        </p>
      )}
      <Course concern={concern} />
      {steps.map((step) => (
        <StepForm {...{ id, step, csrf }} wrong={wrong?.step === step ? wrong : undefined} />
      ))}
      <Heading level={2}>Who looked</Heading>
      <ul class="govuk-list">
        {looks.map(({ name, at }) => (
          <li>
            {moment(at)}: {name}
          </li>
        ))}
      </ul>
    </>
  );
}

const behindRows = ({ isNamed, raisedBy, raisedByEmail, student, mentor }: ConcernInFull) => [
  { label: 'Raised by', value: isNamed ? `${raisedBy ?? 'Somebody who has left'} ${raisedByEmail ?? ''}` : 'No name' },
  ...(student === null ? [] : [{ label: 'In the pairing of', value: `${student} and ${mentor ?? ''}` }]),
];

function Course({ concern: { notes } }: { readonly concern: ConcernInFull }) {
  return (
    <>
      <Heading level={2}>What happened since</Heading>
      {notes.length === 0 ? <p class="govuk-body">Nothing yet.</p> : null}
      <ul class="govuk-list">
        {notes.map(({ step, at, words, byName }) => (
          <li>
            <span class="govuk-hint">{byName === null ? moment(at) : `${moment(at)}, ${byName}`}</span>
            <br />
            {noteWordsForLead[step]}
            {words === '' ? null : <InsetText>{words}</InsetText>}
          </li>
        ))}
      </ul>
    </>
  );
}

interface StepFormView {
  readonly id: string;
  readonly step: LeadStep;
  readonly wrong: InFullView['wrong'];
  readonly csrf: string;
}

function StepForm({ id, step, wrong, csrf }: StepFormView) {
  const { typed = {}, errors = [] } = wrong ?? {};
  const label = boxes[step];
  return (
    <PostForm action={paths.concernStep(id, step)} csrf={csrf}>
      {step === 'done' ? (
        <Radios
          name="outcome"
          legend="What came of it"
          hint="Whoever raised it reads this"
          items={Object.entries(outcomes).map(([value, text]) => ({ value, text }))}
          value={textIn(typed, 'outcome')}
          errors={errors}
        />
      ) : null}
      {label === undefined ? null : (
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for={wrong ? 'words' : `words-${step}`}>
            {label}
          </label>
          {errors.map(({ field, message }) =>
            field === 'words' ? (
              <p class="govuk-error-message">
                <span class="govuk-visually-hidden">Error:</span> {message}
              </p>
            ) : null,
          )}
          <textarea class="govuk-textarea" id={wrong ? 'words' : `words-${step}`} name="words" rows={4}>
            {textIn(typed, 'words')}
          </textarea>
        </div>
      )}
      <Button variant={step === 'look-into' ? 'primary' : 'secondary'}>{stepButtons[step]}</Button>
    </PostForm>
  );
}

const boxes: Partial<Record<LeadStep, string>> = {
  answer: 'Write to whoever raised it',
  private: 'A line for safeguarding leads alone',
  done: 'More about it, for whoever raised it (you can leave it empty)',
};

/** Whom people are told to call, and for how long concerns are kept. */
export function ConcernSettingsPage({ typed, errors, action, csrf }: FormView) {
  return (
    <>
      <Heading>Settings for concerns</Heading>
      <PostForm action={action} csrf={csrf}>
        <TextArea
          name="securityWords"
          label="Whom to call when it cannot wait"
          hint="Shown beside “call 999”: for example the number of your university’s security team, day and night"
          value={textIn(typed, 'securityWords')}
          errors={errors}
        />
        <NumberField
          name="keepMonths"
          label="For how many months a concern is kept after it is finished"
          hint="12 to 120. 72 is six years, as long as a claim can be made; to be confirmed by your data protection officer"
          value={textIn(typed, 'keepMonths')}
          errors={errors}
        />
        <Button>Save</Button>
      </PostForm>
    </>
  );
}
