import { grounds, outcomeWords, type RequestInHand, type RightLine, rights } from '@footing/consent';
import { purposes } from '@footing/kernel';
import {
  Button,
  Heading,
  InsetText,
  NotificationBanner,
  PostForm,
  Radios,
  SummaryList,
  TextArea,
  Timeline,
} from '@footing/pages';
import { confirmedWords } from '../my-data/stop-progress';
import { paths } from '../paths';
import { dayInWords, dayOf } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { momentInWords } from '../record/record-words';
import { AsTyped } from './as-typed';
import { CloseForm } from './close-form';
import type { RightView } from './right-view';
import { boardStateWords, daysInWords, dueInWords, lineForHandlers, stepWords } from './right-words';

/** One request, for whoever handles it. */
export function RightPage(view: RightView) {
  const { request } = view;
  return (
    <>
      <Heading caption={request.name ?? 'Somebody who has left'}>{rights[request.kind].title}</Heading>
      {view.movedOn && <MovedOn view={view} />}
      <SummaryList rows={factsOf(request)} />
      <Timeline
        label="What happened"
        steps={request.lines.map((line) => stepOf(line, line.accountId === request.accountId))}
      />
      <StepForm {...view} />
      {request.steps.includes('close') && <CloseForm {...view} />}
    </>
  );
}

/** What happened while they wrote, and what they wrote: nothing of it was sent, and nothing of it is lost. */
function MovedOn({ view: { request, typed } }: { readonly view: RightView }) {
  const seen = Number(textIn(typed, 'seen')) || request.lines.length;
  const since = request.lines.slice(seen);
  const words = textIn(typed, 'answer') || textIn(typed, 'words');
  return (
    <>
      <NotificationBanner title="This request has moved on">
        <p class="govuk-body">Nothing of yours was sent. While you wrote:</p>
        <ul class="govuk-list govuk-list--bullet">
          {since.map((line) => (
            <li>
              {lineForHandlers(line.step, line.accountId === request.accountId)}, {momentInWords(line.at)}
            </li>
          ))}
          <li>
            It is now: {boardStateWords[request.state]}
            {request.outcome ? `. ${outcomeWords[request.outcome]}` : ''}
          </li>
        </ul>
        <p class="govuk-body">Read it below. If yours still fits, send it again.</p>
      </NotificationBanner>
      {request.closedAt && words !== '' && (
        <InsetText>
          <strong>What you wrote, and was not sent:</strong>
          <AsTyped words={words} />
        </InsetText>
      )}
    </>
  );
}

const BY_POST =
  'They have no account, so no mail goes out and they read nothing here. Answer them as they asked you, and keep what you wrote here. Only when they are erased does one last mail go to their address, if there is one.';

function factsOf(request: RequestInHand) {
  const {
    state,
    outcome,
    ground,
    receivedOn,
    acknowledgeBy,
    acknowledgedOn,
    handlerName,
    email,
    isErased,
    hasAccount,
    stopped,
  } = request;
  return [
    { label: 'How far it is', value: boardStateWords[state] },
    ...(outcome ? [{ label: 'Outcome', value: outcomeWords[outcome] }] : []),
    ...(ground ? [{ label: 'Reason', value: `Because ${grounds[ground]}.` }] : []),
    { label: 'Received', value: dayInWords(receivedOn) },
    ...(request.closedAt
      ? []
      : [{ label: 'Due', value: `${dueInWords(request)} (${daysInWords(request.daysLeft).toLowerCase()})` }]),
    ...(acknowledgeBy
      ? [
          {
            label: 'Acknowledged',
            value: acknowledgedOn ? dayInWords(acknowledgedOn) : `By ${dayInWords(acknowledgeBy)}`,
          },
        ]
      : []),
    { label: 'Handled by', value: handlerName ?? 'Nobody yet' },
    ...stopped.map(stopFact),
    { label: 'E-mail address', value: email ?? (isErased ? 'Their address was erased' : 'None') },
    ...(hasAccount || isErased ? [] : [{ label: 'How they hear from us', value: BY_POST }]),
  ];
}

const stopFact = ({ purpose, at, places, confirmed }: RequestInHand['stopped'][number]) => ({
  label: 'Stopped',
  value: `${purposes[purpose].title}, ${momentInWords(at)}. ${confirmedWords({ done: confirmed, total: places })}`,
});

const stepOf = (line: RightLine, theirs: boolean) => ({
  name: lineForHandlers(line.step, theirs),
  when: `${dayInWords(dayOf(line.at))}. Due ${dayInWords(line.dueOn)}`,
  state: 'done' as const,
  detail: line.saidSomething ? (
    <AsTyped words={line.words ?? 'What was said can be read no more: the person was erased.'} />
  ) : undefined,
});

function StepForm({ request: { id, steps, lines }, typed, csrf, errors }: RightView) {
  const open = steps.filter((step) => step !== 'close');
  const [only] = open;
  if (!only) return null;
  const isOnly = open.length === 1;
  return (
    <PostForm action={paths.rightStep(id)} csrf={csrf}>
      <Heading level={2}>What next?</Heading>
      <input type="hidden" name="seen" value={lines.length} />
      {isOnly ? (
        <>
          <input type="hidden" name="step" value={only} />
          <InsetText>{stepWords[only].hint}</InsetText>
        </>
      ) : (
        <Radios
          name="step"
          legend="Before you answer"
          legendSize="s"
          items={open.map((value) => ({ value, ...stepWords[value] }))}
          value={textIn(typed, 'step')}
          errors={errors}
        />
      )}
      {!isOnly && (
        <TextArea
          name="words"
          label="What you write to the person"
          labelSize="s"
          hint="They read it on their own page, after signing in. The mail itself says nothing of it."
          value={'step' in typed ? textIn(typed, 'words') : ''}
          errors={'step' in typed ? errors : []}
        />
      )}
      <Button variant={isOnly ? 'primary' : 'secondary'}>{isOnly ? stepWords[only].text : 'Do this'}</Button>
    </PostForm>
  );
}
