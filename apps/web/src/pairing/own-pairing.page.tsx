import type { OwnPairing, OwnStep } from '@footing/pairings';
import { Button, ButtonGroup, Heading, InsetText, PersonCard, PostForm, Tag } from '@footing/pages';
import type { ComponentChildren } from 'preact';
import { RaiseConcern } from '../concerns/raise-concern';
import { MessagesLink } from '../conversations/new-messages';
import { paths } from '../paths';
import { dayInWords } from '../home/year-of';
import { moment } from '../review/review-words';
import { asksFirst, roleOfOther, sideOfOther, stepButtons, titleOf } from './own-words';
import { stateTags } from './state-words';

interface OwnPairingView {
  readonly pairing: OwnPairing;
  readonly csrf: string;
  /** Why what was asked for was not done; undefined when nothing went wrong. */
  readonly refused?: string | undefined;
  /** Their meetings, shown while mentoring is under way or on a break. */
  readonly children: ComponentChildren;
}

/** A pairing as one of its two people sees it: who, why, what comes next, and what they can do. */
export function OwnPairingPage({ pairing, csrf, refused, children }: OwnPairingView) {
  const { other, reasons, next, state, roundName, groupSize } = pairing;
  // Who and why come before the question.
  const isAsked = state === 'proposed' || state === 'accepted';
  return (
    <>
      <Heading caption={roundName}>{titleOf(pairing)}</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <p class="govuk-body">
        <Tag tone={stateTags[state].tone}>{stateTags[state].words}</Tag>
      </p>
      <p class="govuk-body-l">
        {next.what}
        {next.by ? ` By ${dayInWords(next.by)}.` : ''}
      </p>
      <Together pairing={pairing}>{children}</Together>
      {isAsked ? null : <Steps pairing={pairing} csrf={csrf} />}
      <PersonCard
        name={other.name}
        side={sideOfOther(pairing)}
        role={roleOfOther(pairing)}
        facts={other.shown.map(({ words, value }) => ({ label: words, value }))}
      >
        {other.shown.length === 0 ? (
          <p class="govuk-body">{other.name} has not chosen to show more yet. You can ask when you meet.</p>
        ) : null}
      </PersonCard>
      <Why reasons={reasons} />
      {isAsked ? <Steps pairing={pairing} csrf={csrf} /> : null}
      {groupSize !== null && groupSize > 1 ? (
        <p class="govuk-body">This is a group: {groupSize} students meet together.</p>
      ) : null}
      <Onwards pairing={pairing} />
    </>
  );
}

/** While mentoring is under way or on a break: their meetings, and what they share. */
function Together({ pairing: { id, state }, children }: Pick<OwnPairingView, 'pairing' | 'children'>) {
  if (state !== 'active' && state !== 'paused') return null;
  return (
    <>
      {children}
      <Heading level={2}>Together</Heading>
      <Button href={paths.together(id)} variant="secondary">
        What you do together: agreement, goals, guides
      </Button>
    </>
  );
}

const Why = ({ reasons }: Pick<OwnPairing, 'reasons'>) => (
  <>
    <Heading level={2}>Why the two of you</Heading>
    <ul class="govuk-list govuk-list--bullet">
      {reasons.map((reason) => (
        <li>{reason}</li>
      ))}
    </ul>
    <p class="govuk-body">A careers consultant looked at this before we asked you.</p>
  </>
);

/** What happened, what the two write to each other, and the way to somebody who listens. */
const Onwards = ({ pairing }: { readonly pairing: OwnPairing }) => (
  <>
    <History history={pairing.history} />
    <MessagesLink pairing={pairing} />
    <RaiseConcern pairingId={pairing.id} />
  </>
);

/** While mentoring is under way the first thing to do is to meet, and its button stands above. */
function Steps({ pairing: { id, steps, state }, csrf }: Pick<OwnPairingView, 'pairing' | 'csrf'>) {
  const [first, ...others] = steps;
  if (first === undefined) return null;
  return (
    <ButtonGroup>
      <StepButton {...{ id, csrf }} step={first} isFirst={state !== 'active'} />
      {others.map((step) => (
        <StepButton {...{ id, csrf, step }} key={step} />
      ))}
    </ButtonGroup>
  );
}

interface StepView {
  readonly id: string;
  readonly step: OwnStep;
  readonly csrf: string;
  readonly isFirst?: boolean;
}

function StepButton({ id, step, csrf, isFirst = false }: StepView) {
  const href = paths.myPairingStep(id, step);
  if (asksFirst.includes(step))
    return (
      <Button href={href} variant="secondary">
        {stepButtons[step]}
      </Button>
    );
  return (
    <PostForm action={href} csrf={csrf}>
      {isFirst ? <Button>{stepButtons[step]}</Button> : <Button variant="secondary">{stepButtons[step]}</Button>}
    </PostForm>
  );
}

function History({ history }: Pick<OwnPairing, 'history'>) {
  return (
    <>
      <Heading level={2}>What happened so far</Heading>
      <ul class="govuk-list">
        {history.map(({ what, at }) => (
          <li>
            <span class="govuk-hint">{moment(at)}</span>
            <br />
            {what}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Everything that somebody was ever paired in. */
export function OwnPairingsPage({ pairings }: { readonly pairings: readonly OwnPairing[] }) {
  return (
    <>
      <Heading>My pairings</Heading>
      {pairings.length === 0 ? (
        <p class="govuk-body">There is nobody for you yet. When there is, we write to you, and it is shown here.</p>
      ) : (
        pairings.map((pairing) => (
          <PersonCard
            key={pairing.id}
            name={pairing.other.name}
            side={sideOfOther(pairing)}
            role={`${roleOfOther(pairing)} · ${pairing.roundName}`}
            headline={
              <>
                <Tag tone={stateTags[pairing.state].tone}>{stateTags[pairing.state].words}</Tag> {pairing.next.what}
                {pairing.next.by ? ` By ${dayInWords(pairing.next.by)}.` : ''}
              </>
            }
            actions={
              <a class="govuk-link" href={paths.myPairing(pairing.id)}>
                Open<span class="govuk-visually-hidden"> {pairing.other.name}</span>
              </a>
            }
          />
        ))
      )}
    </>
  );
}
