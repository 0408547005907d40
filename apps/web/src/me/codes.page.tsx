import { Button, Heading, PostForm, SummaryList } from '@footing/pages';
import { paths } from '../paths';
import { momentInWords } from './moment-in-words';

interface CodesView {
  /** Since when they are on; null: they are off. */
  readonly since: Date | null;
  readonly spareCodesLeft: number;
  readonly csrf: string;
}

/** Whether somebody signs in with codes, and what they can change about it. */
export function CodesPage({ since, spareCodesLeft, csrf }: CodesView) {
  if (since === null)
    return (
      <>
        <Heading>Codes from an app</Heading>
        <p class="govuk-body">
          With an app on your phone you sign in with two proofs. Then nobody can sign in as you who only has your
          mailbox. You can turn it off again at any time.
        </p>
        <Button href={`${paths.setUpCodes}?next=${encodeURIComponent(paths.myCodes)}`}>Set up an app</Button>
      </>
    );
  return (
    <>
      <Heading>Codes from an app</Heading>
      <SummaryList
        rows={[
          { label: 'Codes', value: `On since ${momentInWords(since)}` },
          { label: 'Spare codes left', value: `${spareCodesLeft} of 10` },
        ]}
      />
      <p class="govuk-body">
        We ask for a code again before anything here is changed, if you entered the last one more than 5 minutes ago.
      </p>
      <PostForm action={paths.newSpareCodes} csrf={csrf}>
        <Button variant="secondary">Make new spare codes</Button>
      </PostForm>
      <PostForm action={paths.removeCodes} csrf={csrf}>
        <Button variant="warning">Turn codes off</Button>
      </PostForm>
    </>
  );
}
