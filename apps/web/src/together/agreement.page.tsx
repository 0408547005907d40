import type { FieldError } from '@footing/kernel';
import { Button, Checkboxes, Heading, InsetText, PostForm, SummaryList, TextField } from '@footing/pages';
import type { AgreementView, Signature } from '@footing/together';
import type { Typed } from '../http/read-form';
import { RaiseConcern } from '../concerns/raise-concern';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { listIn, textIn } from '../programme/typed';
import { moment } from '../review/review-words';
import { Paragraphs } from '../training/paragraphs';

interface AgreementPageView {
  readonly agreement: AgreementView;
  readonly csrf: string;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: string | undefined;
}

/** What two people agree on: to read, to sign and to print. */
export function AgreementPage({ agreement, csrf, typed = {}, errors = [], refused }: AgreementPageView) {
  const { title, body, version, mine, theirs, otherName, roundName, isOpen, by } = agreement;
  return (
    <>
      <Heading caption={roundName}>{title}</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <Paragraphs text={body} />
      <SummaryList
        rows={[
          { label: 'You', value: inWords(mine) },
          { label: otherName, value: inWords(theirs) },
          { label: 'Version of this text', value: String(version) },
        ]}
      />
      {isOpen ? (
        <Sign {...{ agreement, csrf, typed, errors, by }} />
      ) : (
        <p class="govuk-body">
          {mine && theirs ? 'You both have signed. You can print this page and keep it.' : ''}
          {mine && !theirs ? `We remind ${otherName} to sign. You need do nothing more.` : ''}
        </p>
      )}
      <RaiseConcern pairingId={agreement.id} />
    </>
  );
}

const inWords = (signature: Signature | null): string =>
  signature ? `Signed as ${signature.name}, ${moment(signature.at)}` : 'Not signed yet';

type SignView = Required<Pick<AgreementPageView, 'agreement' | 'csrf' | 'typed' | 'errors'>> & {
  readonly by: string | null;
};

function Sign({ agreement: { id, sha256 }, csrf, typed, errors, by }: SignView) {
  return (
    <>
      <p class="govuk-body">
        Talk about it when you meet. If something does not suit you, say so to each other, or ask the mentoring team.
        {by ? ` Please sign by ${dayInWords(by)}.` : ''} Nothing ends if you sign later.
      </p>
      <PostForm action={paths.agreement(id)} csrf={csrf}>
        <input type="hidden" name="sha256" value={sha256} />
        <Checkboxes
          name="agrees"
          legend="Do you agree?"
          items={[{ value: 'yes', text: 'I have read this, and I agree' }]}
          values={listIn(typed, 'agrees')}
          errors={errors}
        />
        <TextField
          name="name"
          label="Your name"
          hint="This is how you sign"
          autocomplete="name"
          value={textIn(typed, 'name') || undefined}
          errors={errors}
        />
        <Button>I agree</Button>
      </PostForm>
    </>
  );
}
