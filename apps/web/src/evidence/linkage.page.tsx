import type { LinkageTermsView } from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { Button, Heading, InsetText, NumberField, PostForm, TextArea } from '@footing/pages';
import { momentInWords } from '../me/moment-in-words';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { evidenceAddresses as at } from './addresses';

interface LinkageView {
  readonly settled: LinkageTermsView | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** On what joining the university’s records rests: for the data protection officer to say. */
export const LinkagePage = ({ settled, typed, errors, csrf }: LinkageView) => (
  <>
    <Heading>Joining university records</Heading>
    <p class="govuk-body">
      Your programme lead can join what the university’s records say of students, such as whether they continued, to how
      mentoring went. It is done only for students who say yes to it. Nothing is joined until you fill this in.
    </p>
    <InsetText>
      {settled
        ? `You last saved this on ${momentInWords(settled.settledAt)}.`
        : 'Not filled in yet: nothing can be joined.'}
    </InsetText>
    <Terms {...{ typed, errors, csrf }} />
  </>
);

const Terms = ({ typed, errors, csrf }: Omit<LinkageView, 'settled'>) => (
  <PostForm action={at.linkage} csrf={csrf}>
    <TextArea
      name="lawfulBasis"
      label="Lawful basis"
      hint="Which basis in Article 6 of the UK GDPR this rests on, and why"
      rows={4}
      value={textIn(typed, 'lawfulBasis')}
      errors={errors}
    />
    <NumberField
      name="retentionMonths"
      label="How many months the records are kept"
      hint="From the day a file was sent, 1 to 120"
      suffix="months"
      value={textIn(typed, 'retentionMonths')}
      errors={errors}
    />
    <TextArea
      name="specialCondition"
      label="Condition for special-category data"
      hint="Such as ethnic group and disability: Article 9 of the UK GDPR, and Schedule 1 of the Data Protection Act 2018. Leave it empty, and no such column is taken"
      rows={4}
      value={textIn(typed, 'specialCondition')}
      errors={errors}
    />
    <Button>Save</Button>
  </PostForm>
);
