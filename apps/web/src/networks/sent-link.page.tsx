import { academicYear, type OpenedLetter, ratingInWords, type SentItem } from '@footing/evidence';
import { Button, Heading, InsetText, PostForm, SummaryList, Table } from '@footing/pages';
import { dayTaken } from '../evidence/evidence-words';
import { KpiShown } from '../kpis/kpi-shown';
import { dateInWords, stateNames } from '../practice/practice-words';
import { networkAddresses as at } from './addresses';

interface SentLinkView {
  readonly token: string;
  readonly opened: OpenedLetter;
  readonly csrf: string;
}
type Practice = OpenedLetter['practice'][number];

/** Just what was sent, for whoever holds the link. */
export function SentLinkPage({ token, opened, csrf }: SentLinkView) {
  const { letter, kpis, names, practice, schoolPlans } = opened;
  return (
    <>
      <Heading>{`For “${letter.network}”`}</Heading>
      <p class="govuk-body">
        Put together on {dayTaken(letter.madeAt)}. This link opens until {dayTaken(letter.expiresAt)}. It is for you:
        please do not pass it on. We do not keep whether you opened it.
      </p>
      <Documents {...{ token, items: letter.items }} />
      {kpis.map((whole) => (
        <>
          <Heading level={2}>{whole.kpi.name}</Heading>
          <KpiShown whole={whole} names={names} level={3} />
        </>
      ))}
      {practice.map((report) => (
        <PracticeYearShown report={report} />
      ))}
      {schoolPlans.map((plan) => (
        <SchoolPlanShown plan={plan} />
      ))}
      <Heading level={2}>Stop this mail</Heading>
      <PostForm action={at.sealedLeave(token)} csrf={csrf}>
        <p class="govuk-body">You leave this network at once, and your links open nothing any more.</p>
        <Button variant="secondary">Stop sending me this</Button>
      </PostForm>
    </>
  );
}

const formats = [
  { format: 'pdf', text: 'PDF' },
  { format: 'html', text: 'page' },
  { format: 'xlsx', text: 'workbook' },
] as const;

function Documents({ token, items }: { readonly token: string; readonly items: readonly SentItem[] }) {
  const documents = items.flatMap((item, place) => (item.kind === 'document' ? [{ item, place }] : []));
  if (documents.length === 0) return null;
  return (
    <>
      <Heading level={2}>Documents</Heading>
      <ul class="govuk-list">
        {documents.map(({ item, place }) => (
          <li>
            {item.name} (release {item.release}):{' '}
            {formats.map(({ format, text }, index) => (
              <>
                {index > 0 && ', '}
                <a class="govuk-link" href={at.sealedDocument(token, place, format)}>
                  {text}
                  <span class="govuk-visually-hidden">{` of ${item.name}`}</span>
                </a>
              </>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A finished year, without the names of those who see to things. */
function PracticeYearShown({ report: { year, topics, plan } }: { readonly report: Practice }) {
  return (
    <>
      <Heading level={2}>{`What we do for social mobility, ${academicYear(year.year)}`}</Heading>
      {topics.flatMap(({ parts }) =>
        parts.map(({ words, entry }) => (
          <>
            <Heading level={3}>{words.title}</Heading>
            <SummaryList
              rows={[
                { label: 'How far we are', value: ratingInWords(entry.rating) },
                { label: 'What we do', value: entry.activity || 'Not written yet' },
                { label: 'What is missing', value: entry.gaps || 'Not written yet' },
              ]}
            />
          </>
        )),
      )}
      <Table
        caption="What is planned"
        firstCellIsHeader
        columns={[{ text: 'What' }, { text: 'By' }, { text: 'How it stands' }]}
        rows={plan.map(({ action }) => [action.what, dateInWords(action.dueOn), stateNames[action.state]])}
        empty="Nothing is planned."
      />
    </>
  );
}

/** What a school does about gaps, as it was then: no figure about students, and no name of those who see to things. */
function SchoolPlanShown({ plan: { school, year, actions } }: { readonly plan: OpenedLetter['schoolPlans'][number] }) {
  return (
    <Table
      caption={`Plan of ${school}, ${academicYear(year)}`}
      captionSize="m"
      firstCellIsHeader
      columns={['What', 'Which gap it answers', 'By', 'How it stands'].map((text) => ({ text }))}
      rows={actions.map(({ what, why, dueOn, state, droppedWhy }) => [
        ...[what, why, dateInWords(dueOn)],
        droppedWhy === '' ? stateNames[state] : `${stateNames[state]}: ${droppedWhy}`,
      ])}
      empty="Nothing is planned."
    />
  );
}

/** What is shown for a link that opens nothing: why is not said. */
export function NoSentLinkPage({ contactEmail }: { readonly contactEmail: string }) {
  return (
    <>
      <Heading>This link does not open anything</Heading>
      <p class="govuk-body">
        It may be over, closed, or cut in two by a mail program. Open it from the mail once more
        {contactEmail === '' ? '.' : ', or ask for a new one:'}
      </p>
      {contactEmail !== '' && (
        <InsetText>
          <a class="govuk-link" href={`mailto:${contactEmail}`}>
            {contactEmail}
          </a>
        </InsetText>
      )}
    </>
  );
}

/** After somebody left by their link. */
export function LeftPage() {
  return (
    <>
      <Heading>You get no more of this mail</Heading>
      <p class="govuk-body">
        You have left the network. If that was a mistake, ask whoever sent you the mail to add you again.
      </p>
    </>
  );
}
