import type { SignUpView } from '@footing/joining';
import { Button, Details, Heading, InsetText, PostForm, SummaryList } from '@footing/pages';
import { dayInWords } from '../home/year-of';
import { paths } from '../paths';
import { answerInWords } from './answers-in-words';
import { questionWords } from './question-words';

interface CheckView {
  readonly view: SignUpView;
  /** The text about tracking services; null: the university makes no files for one. */
  readonly tracking: string | null;
  readonly csrf: string;
}

/** All answers on one page, to be changed or sent. */
export function CheckPage({ view, tracking, csrf }: CheckView) {
  const { round, steps, saved, isReverse, isOpen, isTrained, isIn } = view;
  const open = steps.filter((step) => saved[step] === undefined);
  return (
    <>
      <Heading caption={`${round.programmeName}, ${round.roundName}`}>
        {isIn ? 'Your answers' : 'Check your answers'}
      </Heading>
      {isIn ? (
        <p class="govuk-body">
          They are sent. {isOpen && `You can change them until ${dayInWords(round.dates.signUpCloses)}.`}
        </p>
      ) : (
        open.length > 0 && (
          <p class="govuk-body">You can send them as they are. What is left blank counts for nothing.</p>
        )
      )}
      <SummaryList
        rows={steps.map((step) => ({
          label: questionWords(step, isReverse).short,
          value: answerInWords(step, view),
          ...(isOpen && {
            actions: [
              {
                href: paths.joinQuestion(round.roundId, step),
                text: 'Change',
                about: questionWords(step, isReverse).short,
              },
            ],
          }),
        }))}
      />
      {tracking !== null && <Tracking text={tracking} />}
      {!isIn && isOpen && <Send view={view} csrf={csrf} isTrained={isTrained} />}
      {isIn && <Button href={paths.mentoring}>See where you stand</Button>}
    </>
  );
}

/** What may be told of them to a tracking service, open for all to read before they send. */
function Tracking({ text }: { readonly text: string }) {
  const [title = '', ...rest] = text.split(/\n{2,}/);
  return (
    <Details summary={title} open>
      {rest.map((paragraph) => (
        <p class="govuk-body">{paragraph}</p>
      ))}
      <a class="govuk-link" href={paths.myData}>
        My data
      </a>
    </Details>
  );
}

function Send({ view, csrf, isTrained }: { view: SignUpView; csrf: string; isTrained: boolean }) {
  const { round } = view;
  if (!isTrained)
    return (
      <>
        <InsetText>One thing is left: a short module to read, with three questions. Your answers wait here.</InsetText>
        <Button href={paths.myTraining}>Go to the short module</Button>
      </>
    );
  return (
    <PostForm action={paths.joinSend(round.roundId)} csrf={csrf}>
      <p class="govuk-body">
        By {dayInWords(round.dates.matchBy)} we tell you who we found for you. A careers consultant looks at each
        pairing first.
      </p>
      <Button>Send my answers</Button>
    </PostForm>
  );
}
