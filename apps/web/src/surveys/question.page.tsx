import { answerKeys, type Answers, type Instrument, type Item, visible } from '@footing/surveys';
import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, InsetText } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { ItemFields } from './item-fields';
import { Languages } from './languages';
import type { AddressesOfSurvey } from './survey-addresses';
import { FROM, GO, SurveyForm } from './survey-form';
import { frameWords } from './survey-words';

export interface QuestionView {
  readonly instrument: Instrument;
  readonly item: Item;
  /** Place of the item in the survey, counted from 1. */
  readonly n: number;
  /** As kept. */
  readonly answers: Answers;
  readonly language: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly at: AddressesOfSurvey;
  readonly csrf: string | null;
  /** Whether they came to change one answer, and go back to all of them. */
  readonly isChange: boolean;
}

/** One question a page. */
export function QuestionPage(view: QuestionView) {
  const { instrument, item, n, answers, language, at, csrf, isChange } = view;
  const words = frameWords(language);
  const isAnswered = answerKeys(item).some((key) => Object.hasOwn(answers, key));
  return (
    <>
      <Languages {...{ instrument, language }} address={at.question(n)} />
      {item.type === 'information' ? null : <span class="govuk-caption-l">{progressOf(view)}</span>}
      <SurveyForm action={at.question(n)} csrf={csrf} language={language}>
        {isChange && <input type="hidden" name={FROM} value="check" />}
        <ItemFields {...view} />
        {item.type !== 'information' && item.personal === 'high' && <InsetText>{words.personal}</InsetText>}
        <ButtonGroup>
          <Button name={GO} value="on">
            {words.next}
          </Button>
          <Button name={GO} value="back" variant="secondary">
            {words.back}
          </Button>
          {isAnswered && (
            <Button name={GO} value="clear" variant="secondary">
              {words.clear}
            </Button>
          )}
        </ButtonGroup>
      </SurveyForm>
      {item.type === 'information' ? null : <p class="govuk-body-s">{words.leaveBlank}</p>}
    </>
  );
}

/** "Question 3 of 9", of those that are asked with these answers; '' on a page that only tells. */
export function progressOf({
  instrument,
  item,
  answers,
  language,
}: Pick<QuestionView, 'instrument' | 'item' | 'answers' | 'language'>): string {
  const asked = visible(instrument, answers).filter(({ type }) => type !== 'information');
  const number = asked.findIndex(({ key }) => key === item.key) + 1;
  return number === 0 ? '' : frameWords(language).question(number, asked.length);
}
