import { aims } from '@footing/programmes';
import {
  Answer,
  AskForm,
  Button,
  ButtonGroup,
  Columns,
  EmptyState,
  Heading,
  Radios,
  SliderField,
  WeightSliders,
} from '@footing/pages';
import { paths } from '../paths';
import { weightField } from '../programme/criteria.page';
import { textIn } from '../programme/typed';
import { TakesAWhile } from './still-at-work';
import { TriedPeopleFields } from './tried-people-fields';
import { answerWords, WhatIfAnswer } from './what-if-answer';
import type { WhatIfPageView } from './what-if-view';

const ANSWER = 'answer';

/** Other rules on one side, and what they would change on the other. */
export function WhatIfPage(view: WhatIfPageView) {
  const { draft, answer } = view;
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>What if?</Heading>
      <p class="govuk-body">
        Try other rules, another order of who is served first, or other places, and see what would change. You can try
        as much as you like: nothing is saved, and nobody is told. The comparison is with the draft as it was made,
        before anybody reviewed it.
      </p>
      <Columns>
        <div>
          <RulesForm {...view} />
        </div>
        <div>
          <Answer id={ANSWER} words={answer ? answerWords(answer) : notYet(view)}>
            {answer ? <WhatIfAnswer {...view} answer={answer} /> : <NotYet {...view} />}
          </Answer>
        </div>
      </Columns>
    </>
  );
}

function RulesForm(view: WhatIfPageView) {
  const { draft, settings, typed, errors, isLive } = view;
  const items = settings.criteria.map(({ id, name }) => {
    return { name: weightField(id), label: name, value: textIn(typed, weightField(id)) };
  });
  return (
    <AskForm action={`${paths.whatIf(draft.id)}#${ANSWER}`} answeredIn={isLive ? ANSWER : undefined}>
      <WeightSliders
        name="weights"
        legend="How much each counts"
        legendSize="m"
        hint="Whole numbers that sum to 100."
        items={items}
        errors={errors}
      />
      <Shares {...view} />
      <Radios
        name="aim"
        legend="What is it for?"
        legendSize="s"
        items={Object.entries(aims).map(([value, { name }]) => ({ value, text: name }))}
        value={textIn(typed, 'aim')}
        errors={errors}
      />
      <TriedPeopleFields {...view} />
      <ButtonGroup>
        <Button>See what would change</Button>
        <a class="govuk-link" href={paths.whatIf(draft.id)}>
          Back to the draft’s own rules
        </a>
      </ButtonGroup>
    </AskForm>
  );
}

function Shares({ draft, typed, errors }: WhatIfPageView) {
  const share = (name: string) =>
    ({ name, value: textIn(typed, name), min: 0, max: 100, errors, labelSize: 's' }) as const;
  return (
    <>
      <SliderField {...share('minimumFit')} label="Minimum fit" hint="Two people who fit less are never paired." />
      <SliderField
        {...share('mentorsView')}
        label="Whose view counts"
        hint="Where people said what is most important to them."
        lowWords="the student’s alone"
        highWords="the mentor’s alone"
      />
      {draft.number > 1 ? (
        <SliderField
          {...share('retention')}
          label="Keep what was there"
          hint="A pairing that was approved before this draft stays unless others fit better by this much, out of 100."
        />
      ) : null}
    </>
  );
}

function notYet({ errors, answerAt }: WhatIfPageView): string {
  if (answerAt !== undefined) return 'This is still being worked out.';
  if (errors.length === 0) return 'Change a number, then press “See what would change”.';
  return `This cannot be tried as it is. ${errors.map(({ message }) => `${message}.`).join(' ')}`;
}

function NotYet(view: WhatIfPageView) {
  return (
    <EmptyState title="What would change will be here">
      {view.answerAt === undefined ? <p class="govuk-body">{notYet(view)}</p> : <TakesAWhile href={view.answerAt} />}
    </EmptyState>
  );
}
