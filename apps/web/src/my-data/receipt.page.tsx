import type { OwnDecision, Sealing } from '@footing/consent';
import { bases } from '@footing/kernel';
import { Button, ButtonGroup, ChoiceCard, ChoiceText, Heading, SummaryList } from '@footing/pages';
import { paths } from '../paths';
import { momentInWords } from '../record/record-words';
import { dayInWords, decidedWords, paragraphsOf, subjectOf } from './choice-words';

interface ReceiptView {
  readonly decision: OwnDecision;
  /** Null while the next seal of the log is to come. */
  readonly sealing: Sealing | null;
  /** The item in words; '' for a whole purpose. */
  readonly about: string;
  readonly institution: { readonly name: string; readonly contactEmail: string };
}

/** The readable receipt of one decision: to read, to print, and to find again. */
export function ReceiptPage({ decision, sealing, about, institution }: ReceiptView) {
  const { id, seq, kind, purpose, notice, recordedAt, shownAt, until, basis, rule, stop } = decision;
  return (
    <>
      <Heading caption={`Receipt ${seq}`}>{decidedWords[kind]}</Heading>
      <SummaryList
        rows={[
          { label: 'About', value: subjectOf(purpose, about) },
          { label: 'When', value: momentInWords(recordedAt) },
          ...(until ? [{ label: 'Until', value: `${dayInWords(until)}; then we ask you again` }] : []),
          { label: 'Text shown', value: `${momentInWords(shownAt)}, version ${notice.version}` },
          { label: 'How', value: methodWords(decision.method) },
          { label: 'Why we may use it', value: `${bases[basis].words.replace(/^b/, 'B')}.${rule ? '' : NOW_ONLY}` },
          {
            label: 'Who is responsible',
            value: [institution.name, institution.contactEmail].filter(Boolean).join(', '),
          },
        ]}
      />
      {stop && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.myCertificate(id)}>
            The stop certificate
          </a>{' '}
          says where it has stopped.
        </p>
      )}
      <Heading level={2}>The text you were shown</Heading>
      <ChoiceCard id="text" title={paragraphsOf(notice.body, '')[0] ?? ''}>
        <ChoiceText paragraphs={paragraphsOf(notice.body, '').slice(1)} />
      </ChoiceCard>
      <Proof decision={decision} sealing={sealing} />
      <Downloads id={id} isYes={kind === 'given' || kind === 'renewed'} />
    </>
  );
}

/** Of a decision from before rules were written down with each. */
const NOW_ONLY =
  ' This is the rule as it is now. When you decided, rules were not written down with decisions, so we cannot say whether it was the same.';

/** What shows that the decision is as it was, and that it is in the log. */
function Proof({ decision: { id, notice, rule, hash, prevHash }, sealing }: Pick<ReceiptView, 'decision' | 'sealing'>) {
  return (
    <>
      <Heading level={2}>Proof</Heading>
      <SummaryList
        rows={[
          { label: 'Receipt number', value: <Code text={id} /> },
          { label: 'Mark of the text', value: <Code text={notice.sha256} /> },
          {
            label: 'Mark of the rule',
            value: rule ? <Code text={rule.sha256} /> : 'None: it was not written down then',
          },
          { label: 'Mark of this decision', value: <Code text={hash} /> },
          { label: 'Mark of the one before', value: <Code text={prevHash} /> },
        ]}
      />
      <p class="govuk-body">{sealedWords(sealing)}</p>
      <p class="govuk-body">
        Each mark is worked out from what it stands for. If anybody changed a word, or took a decision away, the marks
        would no longer fit together.
      </p>
    </>
  );
}

/** Whether the log cannot be changed any more without its seal showing it. */
const sealedWords = (sealing: Sealing | null): string =>
  sealing
    ? `This decision is in the log of the university, which was sealed on ${momentInWords(sealing.madeAt)} with ${sealing.size === 1 ? 'one decision' : `${sealing.size} decisions`}.`
    : 'This decision is in the log of the university, which is sealed every hour. From then on the receipt that you take with you holds the proof.';

function Downloads({ id, isYes }: { id: string; isYes: boolean }) {
  return (
    <>
      <Heading level={2}>Take it with you</Heading>
      <ButtonGroup>
        <Button variant="secondary" href={paths.myReceipt(id, 'json-ld')}>
          As data (JSON-LD)
        </Button>
        <Button variant="secondary" href={paths.myReceipt(id, 'jws')}>
          Signed (JWS)
        </Button>
        {isYes && (
          <Button variant="secondary" href={paths.myReceipt(id, 'kantara')}>
            As a Kantara receipt
          </Button>
        )}
      </ButtonGroup>
    </>
  );
}

/** A long row of signs, which may break anywhere. */
export const Code = ({ text }: { readonly text: string }) => <code>{text}</code>;

/** How it was said, as a sentence would: our own words begin small. */
const methodWords = (method: string): string =>
  ({ 'button on my data': 'By the button on the page My data', 'link in a message': 'By the link in a message' })[
    method
  ] ?? method.charAt(0).toUpperCase() + method.slice(1);
