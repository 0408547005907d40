import type { FieldError } from '@footing/kernel';
import {
  betterFits,
  declineReasons,
  endReasons,
  isBetterFit,
  isDeclineReason,
  isEndReason,
  type NoteOnDesk,
  type PairingInFull,
} from '@footing/pairings';
import {
  Button,
  ButtonGroup,
  DateField,
  Details,
  Heading,
  InsetText,
  PostForm,
  SummaryList,
  Tag,
} from '@footing/pages';
import { paths } from '../paths';
import { moment } from '../review/review-words';
import { awaitedInWords, deskButtons } from './desk-words';
import { stateTags } from './state-words';

interface DeskPairingView {
  readonly pairing: PairingInFull;
  readonly mayManage: boolean;
  readonly csrf: string;
  readonly refused?: string | undefined;
  readonly errors?: readonly FieldError[];
}

/** One pairing as staff see it: how it stands, what happened, and what the team can do. */
export function DeskPairingPage({ pairing, mayManage, csrf, refused, errors = [] }: DeskPairingView) {
  const { studentName, mentorName, roundName, history, notes } = pairing;
  return (
    <>
      <Heading caption={roundName}>
        {studentName} and {mentorName}
      </Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <Facts pairing={pairing} />
      <History history={history} />
      <Notes notes={notes} />
      {mayManage ? <Steps {...{ pairing, csrf, errors }} /> : null}
    </>
  );
}

function Facts({ pairing }: Pick<DeskPairingView, 'pairing'>) {
  const { state } = pairing;
  return (
    <>
      <SummaryList
        rows={[
          { label: 'State', value: <Tag tone={stateTags[state].tone}>{stateTags[state].words}</Tag> },
          { label: 'Waits for', value: awaitedInWords(pairing) },
          { label: 'School', value: pairing.schoolName ?? 'Not known' },
          {
            label: 'Approved by',
            value: pairing.byStandingWord ? `${pairing.approvedBy}, beforehand` : pairing.approvedBy,
          },
          { label: 'Proposed', value: moment(pairing.proposedAt) },
        ]}
      />
      {pairing.replaces ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.pairing(pairing.replaces)}>
            The pairing before this one
          </a>
        </p>
      ) : null}
    </>
  );
}

function History({ history }: Pick<PairingInFull, 'history'>) {
  return (
    <>
      <Heading level={2}>What happened</Heading>
      {history.length === 0 ? (
        <p class="govuk-body">Both have been asked. Nobody has answered yet.</p>
      ) : (
        <ul class="govuk-list">
          {history.map(({ what, at }) => (
            <li>
              <span class="govuk-hint">{moment(at)}</span>
              <br />
              {what}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Notes({ notes }: { readonly notes: readonly NoteOnDesk[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <Heading level={2}>Why</Heading>
      {notes.map(({ side, reason, better, words, at }) => (
        <InsetText key={at.toISOString()}>
          <p class="govuk-body">
            The {side}: {whyInWords(reason, side)}.
            {isBetterFit(better) ? ` Would suit better: ${betterFits[better]}.` : ''}
          </p>
          {words === '' ? null : <p class="govuk-body">“{words}”</p>}
        </InsetText>
      ))}
    </>
  );
}

/** Of a no, or of an early end: a few codes are of both. */
function whyInWords(reason: string, side: NoteOnDesk['side']): string {
  if (isEndReason(reason) && !isDeclineReason(reason)) return endReasons[reason];
  return isDeclineReason(reason) ? declineReasons[reason][side] : 'gave no reason';
}

function Steps({
  pairing: { id, steps },
  csrf,
  errors,
}: Required<Pick<DeskPairingView, 'pairing' | 'csrf' | 'errors'>>) {
  const plain = steps.filter((step) => step !== 'pause');
  if (steps.length === 0) return null;
  return (
    <>
      <Heading level={2}>What the team can do</Heading>
      <p class="govuk-body">Both are told by mail, kindly and without a reason.</p>
      {steps.includes('pause') ? (
        <Details summary="Begin a break" open={errors.length > 0}>
          <PostForm action={paths.pairingStep(id, 'pause')} csrf={csrf}>
            <DateField name="until" legend="Until which day?" legendSize="s" errors={errors} />
            <Button variant="secondary">{deskButtons.pause}</Button>
          </PostForm>
        </Details>
      ) : null}
      <ButtonGroup>
        {plain.map((step) => (
          <PostForm action={paths.pairingStep(id, step)} csrf={csrf} key={step}>
            <Button variant={step === 'resume' ? 'secondary' : 'warning'}>{deskButtons[step]}</Button>
          </PostForm>
        ))}
      </ButtonGroup>
    </>
  );
}
