import type { Bounce } from '@footing/messages';
import { fieldsOf, type PersonDetail, type PersonKind } from '@footing/people';
import { answerName } from '@footing/programmes';
import { Button, Heading, NotificationBanner, PostForm, SummaryList, type SummaryRow } from '@footing/pages';
import { dayInWords, dayOf } from '../programme/dates-in-words';
import { paths } from '../paths';
import { Address } from './address';
import { answerInWords } from './answer-in-words';

interface PersonView {
  readonly person: PersonDetail;
  readonly kind: PersonKind;
  readonly roundName: string;
  /** What is known against their address; null: nothing. */
  readonly bounce: Bounce | null;
  /** Where staff say that the address works again. */
  readonly worksAgain: string;
  readonly csrf: string;
}

const NONE = 'Not given';

/** One student or mentor, and what they said for the round. */
export function PersonPage({ person, kind, roundName, ...mail }: PersonView) {
  return (
    <>
      <Heading caption={`${kind === 'students' ? 'Student' : 'Mentor'}, ${roundName}`}>{nameOf(person)}</Heading>
      {mail.bounce && <NotReached {...mail} bounce={mail.bounce} />}
      <SummaryList rows={identity(person)} />
      <Heading level={2}>What they said</Heading>
      {Object.keys(person.answers).length === 0 ? (
        <p class="govuk-body">They have not answered anything yet.</p>
      ) : (
        <SummaryList rows={answers(kind, person)} />
      )}
      {kind === 'students' && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.needsOf(person.id)}>
            What must work for them when they meet
          </a>
          : look only when you arrange it. They see that you looked.
        </p>
      )}
      <p class="govuk-body">
        If they named an experience that they would like to share, it is not shown here: only matching reads it.
      </p>
    </>
  );
}

function NotReached({
  bounce,
  worksAgain,
  csrf,
}: Pick<PersonView, 'worksAgain' | 'csrf'> & { readonly bounce: Bounce }) {
  return (
    <NotificationBanner title="Mail to them does not arrive">
      <p class="govuk-body">
        The mail server of their address refused our mail for good on {dayInWords(dayOf(bounce.at))} (it said{' '}
        {bounce.serverSaid}). We send them nothing more but what they need, such as links to sign in. It ends by itself
        when they have another address.
      </p>
      <PostForm action={worksAgain} csrf={csrf}>
        <Button variant="secondary">The address works again</Button>
      </PostForm>
    </NotificationBanner>
  );
}

export const nameOf = ({ firstName, lastName }: PersonDetail): string => `${firstName} ${lastName}`.trim();

function identity({ universityId, email, schoolName, places, takesPart }: PersonDetail): SummaryRow[] {
  return [
    { label: 'University ID', value: universityId ?? NONE },
    { label: 'E-mail', value: email ? <Address email={email} /> : NONE },
    { label: 'School', value: schoolName ?? NONE },
    ...(places === null ? [] : [{ label: 'Places', value: places }]),
    ...(takesPart ? [] : [{ label: 'Matching', value: 'Does not take part' }]),
  ];
}

/** Our own fields first, in their usual order, then the institution's own columns. */
function answers(kind: PersonKind, { answers: given }: PersonDetail): SummaryRow[] {
  const known = fieldsOf(kind).filter(({ key }) => given[key] !== undefined);
  const own = Object.keys(given)
    .filter((key) => !known.some((field) => field.key === key))
    .sort();
  return [
    ...known.map(({ key, label }) => ({ label, value: shown(given[key]) })),
    ...own.map((key) => ({ label: answerName(key), value: shown(given[key]) })),
  ];
}

function shown(value: PersonDetail['answers'][string] | undefined) {
  if (Array.isArray(value)) {
    return (
      <ul class="govuk-list">
        {value.map((item: string) => (
          <li>{item}</li>
        ))}
      </ul>
    );
  }
  return value === undefined ? '' : answerInWords(value);
}
