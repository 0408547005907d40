import type { FieldError } from '@footing/kernel';
import { Button, Checkboxes, Details, Heading, InsetText, PostForm, Radios, TextArea } from '@footing/pages';
import { changeQuestions, type EndingView, meetAgainAnswers } from '@footing/together';
import type { Typed } from '../http/read-form';
import { RaiseConcern } from '../concerns/raise-concern';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { AgainButtons, type RoundAgain } from './again';

interface GoodbyeView {
  readonly ending: EndingView;
  /** Rounds in which the asker can take part again now. */
  readonly again: readonly RoundAgain[];
  readonly csrf: string;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: string | undefined;
}

/** Ending well: thanks, what changed, and what comes after. */
export function GoodbyePage(props: GoodbyeView) {
  const { ending, refused } = props;
  const { otherName, roundName, isOver, isOpen, mineAt, thanks } = ending;
  return (
    <>
      <Heading caption={roundName}>
        {isOver ? `You and ${otherName}: how it ended` : `Say goodbye to ${otherName}`}
      </Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      {thanks === '' ? null : (
        <>
          <Heading level={2}>{otherName} wrote to you</Heading>
          <InsetText>{thanks}</InsetText>
        </>
      )}
      <p class="govuk-body">{standsInWords(ending)}</p>
      {isOpen ? <LastWords {...props} /> : null}
      {mineAt !== null || isOver ? <After {...props} /> : null}
      <RaiseConcern pairingId={ending.id} />
    </>
  );
}

function standsInWords({ otherName, isOver, isOpen, startedBy, by, mineAt, theirsAt }: EndingView): string {
  if (!isOpen && mineAt === null) return 'It did not begin, so there is nothing to say goodbye to.';
  if (isOver) {
    if (mineAt === null) return 'It is finished. If you like, you can still say thank you and tell us what changed.';
    return theirsAt === null
      ? `It is finished. ${otherName} did not write anything in time. People often find the last step the hardest: it says nothing about you.`
      : 'It is finished, and you both have said goodbye. Thank you for the time you gave each other.';
  }
  if (mineAt !== null)
    return `Thank you. We have asked ${otherName} too. It is finished when they have answered, or two weeks after you did.`;
  const day = by ? ` Please do it by ${dayInWords(by)}; after that it is finished by itself.` : '';
  if (startedBy === 'other') return `${otherName} has begun to say goodbye.${day}`;
  if (startedBy === 'round') return `The time for meetings is over.${day}`;
  return `When you have had your last meeting, this is the page for it. It takes three minutes. ${otherName} is asked the same, and then it is finished.`;
}

function LastWords({ ending: { id, otherName, isOver }, csrf, typed = {}, errors = [] }: GoodbyeView) {
  const field = (name: string) => ({ name, value: textIn(typed, name) || undefined, errors });
  return (
    <>
      <PostForm action={paths.goodbye(id)} csrf={csrf}>
        <TextArea
          {...field('thanks')}
          label={`Would you like to say thank you to ${otherName}?`}
          hint={`${otherName} reads this here. You can leave it empty`}
          rows={4}
        />
        <p class="govuk-body">
          {otherName} never sees the answers below. They help us to make mentoring better, and no member of staff is
          shown them with your name. You can leave the first three empty.
        </p>
        {changeQuestions.map((question, at) => (
          <TextArea key={question} {...field(`changed-${at}`)} label={question} rows={3} />
        ))}
        <Radios
          {...field('meetAgain')}
          legend={`Would you meet ${otherName} again?`}
          inline
          items={Object.entries(meetAgainAnswers).map(([value, text]) => ({ value, text }))}
        />
        <HearAgain typed={typed} errors={errors} />
        <Button>{isOver ? 'Send my last words' : 'Say goodbye'}</Button>
      </PostForm>
      {isOver ? null : <EndEarly id={id} />}
    </>
  );
}

function EndEarly({ id }: { readonly id: string }) {
  return (
    <Details summary="I want to end it before its time">
      <p class="govuk-body">
        That is fine. It ends at once, and you can tell the mentoring team why:{' '}
        <a class="govuk-link" href={paths.myPairingStep(id, 'close')}>
          end it now
        </a>
        .
      </p>
    </Details>
  );
}

function HearAgain({ typed, errors }: Required<Pick<GoodbyeView, 'typed' | 'errors'>>) {
  return (
    <Checkboxes
      name="hearAgain"
      legend="The next sign-up (optional)"
      items={[{ value: 'yes', text: 'Write to me once when the next sign-up opens' }]}
      values={textIn(typed, 'hearAgain') === 'yes' ? ['yes'] : []}
      errors={errors}
    />
  );
}

function After({ ending: { id, hasCertificate }, again, csrf }: GoodbyeView) {
  return (
    <>
      {hasCertificate ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.certificate(id)}>
            Your certificate of taking part
          </a>
        </p>
      ) : null}
      <Heading level={2}>Take part again</Heading>
      <AgainButtons again={again} csrf={csrf} />
    </>
  );
}
