import type { FieldError } from '@footing/kernel';
import { Button, Checkboxes, Heading, InsetText, Panel, PostForm, Radios } from '@footing/pages';
import type { Marked, ModuleNow, Picks, TrainingStanding } from '@footing/training';
import { dayInWords } from '../my-data/choice-words';
import { paths } from '../paths';
import { Paragraphs } from './paragraphs';

/** One short page to read. @param at from 1. */
export function ReadingPage({ module, at }: { readonly module: ModuleNow; readonly at: number }) {
  const { pages, code, title } = module;
  const page = pages[at - 1];
  const isLast = at >= pages.length;
  return (
    <>
      <Heading caption={`${title}: page ${at} of ${pages.length}`}>{page?.heading}</Heading>
      <Paragraphs text={page?.text ?? ''} />
      <Button href={paths.lesson(code, isLast ? 'checks' : at + 1)}>{isLast ? 'Go to the end' : 'Next page'}</Button>
    </>
  );
}

interface CheckView {
  readonly module: ModuleNow;
  /** What came of the answers; empty before they were sent, and where one is missing. */
  readonly marked: readonly Marked[];
  readonly picks: Picks;
  readonly promised: boolean;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** The questions at the end. What was picked stays, with why it is right or not. */
export function CheckPage({ module, marked, picks, promised, errors, csrf }: CheckView) {
  const { checks, promise, title, code, version } = module;
  return (
    <>
      <Heading caption={title}>{checks.length > 0 ? `${checks.length} questions` : 'One thing to agree to'}</Heading>
      {marked.length > 0 && <HowItWent marked={marked} />}
      <PostForm action={paths.answerLesson(code)} csrf={csrf}>
        <input type="hidden" name="version" value={version} />
        {checks.map(({ question, choices }, at) => (
          <>
            <Radios
              name={`check-${at}`}
              legend={question}
              legendSize="m"
              items={choices.map(({ words }, place) => ({ value: String(place), text: words }))}
              value={picks[at] === null || picks[at] === undefined ? undefined : String(picks[at])}
              errors={errors}
            />
            {marked[at] && (
              <InsetText>
                <b>{marked[at].isRight ? 'That is right.' : 'Not quite.'}</b> {whyOf(marked[at].why)}
              </InsetText>
            )}
          </>
        ))}
        {promise !== '' && (
          <Checkboxes
            name="promise"
            legend="Do you agree?"
            legendSize="m"
            items={[{ value: 'yes', text: promise }]}
            values={promised ? ['yes'] : []}
            errors={errors}
          />
        )}
        <Button>{checks.length > 0 ? 'Send my answers' : 'Send'}</Button>
      </PostForm>
    </>
  );
}

/** Why, without the "Yes" that many begin with: the page has said it already. */
const whyOf = (why: string): string => why.replace(/^Yes\. /, '');

/** Nobody fails: there is something to look at once more. */
function HowItWent({ marked }: { readonly marked: readonly Marked[] }) {
  const right = marked.filter(({ isRight }) => isRight).length;
  return (
    <InsetText>
      <p class="govuk-body" role="status">
        {right} of {marked.length} {right === 1 ? 'is' : 'are'} right. Read why below, choose again and send your
        answers once more. You can try as often as you like.
      </p>
    </InsetText>
  );
}

interface DoneView {
  readonly module: ModuleNow;
  /** Null: for good. */
  readonly until: Date | null;
  /** What is to be done next; null: nothing. */
  readonly next: TrainingStanding | null;
  readonly reader: 'student' | 'mentor' | 'staff';
}

/** Where each of them was on the way to. */
const onwards = {
  student: { href: paths.mentoring, text: 'Go on with My mentoring' },
  mentor: { href: paths.myStudents, text: 'Go to my students' },
  staff: { href: paths.me, text: 'Go to my account' },
} as const;

/** The end of a module, with the right answers and why. */
export function DonePage({ module, until, next, reader }: DoneView) {
  return (
    <>
      <Panel title="That is done">
        {until ? `It holds until ${dayInWords(until)}` : 'You do not have to do it again'}
      </Panel>
      {module.checks.map(({ question, choices, right }) => (
        <>
          <Heading level={2} size="s">
            {question}
          </Heading>
          <p class="govuk-body">
            {choices[right]?.words}. {whyOf(choices[right]?.why ?? '')}
          </p>
        </>
      ))}
      {next ? (
        <Button href={paths.lesson(next.code)}>Next: {next.title}</Button>
      ) : (
        <Button href={onwards[reader].href}>{onwards[reader].text}</Button>
      )}
    </>
  );
}
