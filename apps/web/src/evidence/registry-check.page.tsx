import type { RegistryFile, RegistryPreview } from '@footing/evidence';
import { Button, Heading, PostForm, SummaryList, WarningText } from '@footing/pages';
import { evidenceAddresses as at } from './addresses';
import { inFigures } from './in-figures';

export interface CheckedFile extends Pick<RegistryFile, 'id' | 'sha256' | 'rows' | 'columns'> {
  readonly counts: Pick<RegistryPreview, 'known' | 'unknown' | 'joined'>;
}

interface CheckView {
  readonly file: CheckedFile;
  readonly csrf: string;
}

/** What a file would do, before it does anything. */
export function RegistryCheckPage({ file, csrf }: CheckView) {
  const { id, sha256, rows, columns, counts } = file;
  const fact = (label: string, count: number) => ({ label, value: inFigures(count) });
  return (
    <>
      <Heading caption="University records">Check before it is joined</Heading>
      <p class="govuk-body">Nothing has changed yet. We keep the file, sealed, until you say yes or no.</p>
      <SummaryList
        rows={[
          fact('Rows in the file', rows),
          fact('Students we know', counts.known),
          fact('Numbers we do not know, left out', counts.unknown),
          fact('Students it will be joined to, because they say yes', counts.joined),
          { label: 'Columns', value: columns.join(', ') },
          { label: 'Fingerprint', value: <code>{sha256}</code> },
        ]}
      />
      <WarningText>
        What the file says takes the place of what was there for the same student and column. An empty cell changes
        nothing.
      </WarningText>
      <PostForm action={at.confirmRegistry(id)} csrf={csrf}>
        <input type="hidden" name="sha256" value={sha256} />
        <Button>Join these records</Button>
      </PostForm>
      <PostForm action={at.giveUpRegistry(id)} csrf={csrf}>
        <Button variant="secondary">Give this file up</Button>
      </PostForm>
    </>
  );
}
