import type { QuestionView, Typed } from '@footing/joining';
import type { FieldError } from '@footing/kernel';
import { Button, InsetText, PostForm } from '@footing/pages';
import { paths } from '../paths';
import { QuestionFields } from './question-fields';
import { questionWords } from './question-words';

interface PageView {
  readonly question: QuestionView;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
  /** What the same question was answered with on another device, in words; null: nothing came between. */
  readonly elsewhere: string | null;
}

/** One question. */
export function QuestionPage({ question, typed, errors, csrf, elsewhere }: PageView) {
  const { round, step, steps, isReverse, times, text, isIn } = question;
  const { who } = questionWords(step, isReverse);
  return (
    <>
      <span class="govuk-caption-l">
        Question {steps.indexOf(step) + 1} of {steps.length}
      </span>
      {elsewhere !== null && (
        <InsetText>
          You answered this on another device since you opened this page. It says there: {elsewhere}. What you typed
          here is below. Save it to keep this one.
        </InsetText>
      )}
      <PostForm action={paths.joinQuestion(round.roundId, step)} csrf={csrf}>
        <input type="hidden" name="times" value={String(times)} />
        {text && <input type="hidden" name="shown" value={text.shown} />}
        <QuestionFields {...{ question, typed, errors }} />
        {who && (
          <p class="govuk-body">
            <b>Who sees it:</b> {who}
          </p>
        )}
        <Button>{isIn ? 'Save and send this change' : 'Save and go on'}</Button>
      </PostForm>
      <p class="govuk-body-s">
        You can leave it blank. Each answer is saved when you press the button, and you can go on later on any device.
      </p>
    </>
  );
}
