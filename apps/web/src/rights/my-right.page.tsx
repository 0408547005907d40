import { grounds, type RequestWithLines, type RightLine, rights } from '@footing/consent';
import type { FieldError } from '@footing/kernel';
import { Button, Heading, InsetText, PostForm, SummaryList, Tag, TextArea, Timeline } from '@footing/pages';
import { paths } from '../paths';
import { dayInWords, dayOf } from '../programme/dates-in-words';
import { AsTyped } from './as-typed';
import { lineWords, nextInWords, stateTones, stateWords } from './right-words';

interface MyRightView {
  readonly request: RequestWithLines;
  /** What was written and not taken. */
  readonly typed: string;
  readonly csrf: string;
  readonly errors: readonly FieldError[];
  /** The reader's own account. */
  readonly self: string | null;
}

/** One request, with what was said and what is next. */
export function MyRightPage({ request, typed, csrf, errors, self }: MyRightView) {
  const { kind, state, receivedOn, ground, lines, closedAt } = request;
  return (
    <>
      <Heading caption={`You asked on ${dayInWords(receivedOn)}`}>{rights[kind].title}</Heading>
      <SummaryList
        rows={[
          { label: 'How far it is', value: <Tag tone={stateTones[state]}>{stateWords[state]}</Tag> },
          { label: 'What is next', value: nextInWords(request) },
          ...(ground ? [{ label: 'Why', value: `Because ${grounds[ground]}.` }] : []),
          ...request.stops.map((id) => ({
            label: 'What it stopped',
            value: (
              <a class="govuk-link" href={paths.myCertificate(id)}>
                See the certificate
              </a>
            ),
          })),
        ]}
      />
      <Timeline label="What happened" steps={lines.map((line) => stepOf(line, line.accountId === self))} />
      {closedAt ? <NotContent /> : <SayMore {...{ request, typed, csrf, errors }} />}
    </>
  );
}

const stepOf = (line: RightLine, mine: boolean) => ({
  name: lineWords(line.step, mine),
  when: dayInWords(dayOf(line.at)),
  state: 'done' as const,
  detail: line.words === null ? undefined : <AsTyped words={line.words} />,
});

function SayMore({ request: { id, state }, typed, csrf, errors }: Omit<MyRightView, 'self'>) {
  return (
    <PostForm action={paths.sayMore(id)} csrf={csrf}>
      <TextArea
        name="words"
        label={state === 'waiting' ? 'Tell us what we asked for' : 'Add something'}
        labelSize="m"
        value={typed}
        errors={errors}
      />
      <Button>Send it</Button>
    </PostForm>
  );
}

const NotContent = () => (
  <InsetText>
    Not content with the answer?{' '}
    <a class="govuk-link" href={`${paths.askRight}?kind=complain`}>
      Complain to us
    </a>
    , or to the Information Commissioner at{' '}
    <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/">
      ico.org.uk/make-a-complaint
    </a>
    . You can also go to court.
  </InsetText>
);
