import type { FieldError } from '@footing/kernel';
import {
  Button,
  DateField,
  Heading,
  InsetText,
  PostForm,
  Radios,
  SelectField,
  SummaryList,
  TaskList,
  TextField,
} from '@footing/pages';
import { type GoalsView, goalStates, type GoalView } from '@footing/together';
import type { Typed } from '../http/read-form';
import { RaiseConcern } from '../concerns/raise-concern';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { moment } from '../review/review-words';

interface FormParts {
  readonly csrf: string;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: string | undefined;
}

/** What two people, or a group, would like to reach. */
export function GoalsPage({
  goals: view,
  csrf,
  typed = {},
  errors = [],
  refused,
}: FormParts & { readonly goals: GoalsView }) {
  const { id, otherName, goals, isGroup, mayAdd } = view;
  return (
    <>
      <Heading>Goals</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <p class="govuk-body">
        What your meetings are for, in your own words. {otherName} sees your goals
        {isGroup ? ', and the whole group sees those that you share' : ''}. Nothing is graded, and a goal can change.
      </p>
      {goals.length === 0 ? (
        <p class="govuk-body">There is no goal yet. One is enough to begin with.</p>
      ) : (
        <TaskList
          items={goals.map((goal) => ({
            title: goal.goal || 'Words that are no longer kept',
            href: paths.goal(id, goal.id),
            hint: hintOf(goal),
            status: goalStates[goal.state],
          }))}
        />
      )}
      {mayAdd ? <Add {...{ id, isGroup, csrf, typed, errors }} /> : null}
      <RaiseConcern pairingId={id} />
    </>
  );
}

const hintOf = ({ isShared, from, firstStep, by }: GoalView): string =>
  [
    isShared ? `Of the whole group, written by ${from}` : '',
    firstStep ? `First step: ${firstStep}` : '',
    by ? `By ${dayInWords(by)}` : '',
  ]
    .filter(Boolean)
    .join('. ');

type AddView = Required<Pick<FormParts, 'csrf' | 'typed' | 'errors'>> & Pick<GoalsView, 'id' | 'isGroup'>;

function Add({ id, isGroup, csrf, typed, errors }: AddView) {
  const field = (name: string) => ({ name, value: textIn(typed, name) || undefined, errors });
  const part = (name: string) => textIn(typed, `by-${name}`);
  return (
    <>
      <Heading level={2}>Add a goal</Heading>
      <PostForm action={paths.goals(id)} csrf={csrf}>
        <TextField {...field('goal')} label="What would you like to reach?" />
        <TextField {...field('firstStep')} label="What is the first step? (optional)" />
        <DateField
          name="by"
          legend="By when? (optional)"
          hint="For example, 31 1 2027"
          value={{ day: part('day'), month: part('month'), year: part('year') }}
          errors={errors}
        />
        {isGroup ? (
          <Radios
            name="isShared"
            legend="Whose goal is it?"
            inline
            items={[
              { value: 'no', text: 'My own' },
              { value: 'yes', text: 'The whole group’s' },
            ]}
            value={textIn(typed, 'isShared') || 'no'}
            errors={errors}
          />
        ) : null}
        <Button>Add this goal</Button>
      </PostForm>
    </>
  );
}

/** One goal: how it stands, and what was said beside it. */
export function GoalPage(props: FormParts & { readonly all: GoalsView; readonly goal: GoalView }) {
  const { all, goal, csrf, typed = {}, errors = [], refused } = props;
  return (
    <>
      <Heading caption={goal.isShared ? 'Of the whole group' : `Written by ${goal.from}`}>{goal.goal}</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <SummaryList
        rows={[
          { label: 'How it stands', value: goalStates[goal.state] },
          { label: 'First step', value: goal.firstStep || 'None written' },
          { label: 'By when', value: goal.by ? dayInWords(goal.by) : 'No day' },
        ]}
      />
      <Heading level={2}>Said about it</Heading>
      {goal.comments.length === 0 ? <p class="govuk-body">Nothing yet.</p> : null}
      <ul class="govuk-list">
        {goal.comments.map(({ from, words, at }) => (
          <li key={at.toISOString()}>
            <span class="govuk-hint">
              {from}, {moment(at)}
            </span>
            <br />
            {words || 'Words that are no longer kept'}
          </li>
        ))}
      </ul>
      {all.isOpen ? <Change {...{ id: all.id, goal, csrf, typed, errors }} /> : null}
      <RaiseConcern pairingId={all.id} />
    </>
  );
}

type ChangeView = Required<Pick<FormParts, 'csrf' | 'typed' | 'errors'>> & {
  readonly id: string;
  readonly goal: GoalView;
};

function Change({ id, goal, csrf, typed, errors }: ChangeView) {
  return (
    <>
      <PostForm action={paths.goalWords(id)} csrf={csrf}>
        <input type="hidden" name="goal" value={goal.id} />
        <TextField
          name="words"
          label="Say something in a line"
          value={textIn(typed, 'words') || undefined}
          errors={errors}
        />
        <Button variant="secondary">Add these words</Button>
      </PostForm>
      {goal.state === 'let-go' ? null : (
        <PostForm action={paths.goalSteps(id)} csrf={csrf}>
          <input type="hidden" name="goal" value={goal.id} />
          <SelectField
            name="state"
            label="How does it stand?"
            hint="A goal that you let go stays here to read, and makes room for another"
            items={Object.entries(goalStates).map(([value, text]) => ({ value, text }))}
            value={goal.state}
          />
          <Button>Keep this</Button>
        </PostForm>
      )}
    </>
  );
}
