import type { FieldError } from '@footing/kernel';
import type { PersonKind } from '@footing/people';
import { Button, Details, FileField, Heading, PostForm } from '@footing/pages';
import { paths } from '../paths';

interface UploadView {
  readonly roundId: string;
  readonly roundName: string;
  readonly kind: PersonKind;
  readonly maxBytes: number;
  readonly csrf: string;
  readonly errors?: readonly FieldError[] | undefined;
}

/** Where a file is chosen and sent. */
export function UploadPage({ roundId, roundName, kind, maxBytes, csrf, errors }: UploadView) {
  return (
    <>
      <Heading caption={roundName}>Bring in {kind}</Heading>
      <p class="govuk-body">
        Send your list as it is. The headings can have any names and any order: on the next page you see what we make of
        each column. Nothing is written until you have seen what will change and said yes.
      </p>
      <PostForm action={paths.newImport(roundId, kind)} csrf={csrf} multipart>
        <FileField
          name="file"
          label={`File with the ${kind}`}
          labelSize="s"
          hint="An Excel workbook (.xlsx) or a CSV file, with one row of headings and one row a person. Up to 50,000 people."
          accept=".xlsx,.csv,.tsv,.txt"
          maxBytes={maxBytes}
          errors={errors}
        />
        <Button>Send the file</Button>
      </PostForm>
      <WhatHappensNext kind={kind} />
    </>
  );
}

function WhatHappensNext({ kind }: { kind: PersonKind }) {
  return (
    <>
      <Heading level={2}>What happens next</Heading>
      <ol class="govuk-list govuk-list--number">
        <li>We read the file. This takes a few seconds, and you can leave the page.</li>
        <li>You say what each column is. We propose it, and remember it for next time.</li>
        <li>You see who is new, who has changed and what is wrong, row by row.</li>
        <li>You confirm. Only then are the {kind} in the round.</li>
      </ol>
      <Details summary="I have no list yet">
        <p class="govuk-body">
          <a class="govuk-link" href={paths.importTemplate(kind)} download>
            Download an empty list with all our headings (CSV)
          </a>
          . You only need a name and an e-mail address or university ID: leave out what you do not ask.
        </p>
      </Details>
    </>
  );
}
