import type { FieldError } from '@footing/kernel';
import { type CharacteristicFault, MOST_MONITORING_BYTES } from '@footing/monitoring';
import { Button, FileField, Heading, PostForm, Table, WarningText } from '@footing/pages';
import { paths } from '../paths';

interface BringInView {
  readonly csrf: string;
  readonly errors: readonly FieldError[];
  readonly faults: readonly CharacteristicFault[];
}

/** A file of codes, one student a row. */
export function BringInMonitoringPage({ csrf, errors, faults }: BringInView) {
  return (
    <>
      <Heading>Bring in equality monitoring</Heading>
      <p class="govuk-body">
        Send what the university’s records hold, by the codes that you return each year. It is used for counts alone.
        Nobody can read it again, and matching never can.
      </p>
      {faults.length > 0 && (
        <Table
          caption="What is wrong, by row"
          captionSize="s"
          columns={[{ text: 'Row' }, { text: 'Column' }, { text: 'What to do' }]}
          rows={faults.map(({ row, column, message }) => [row ?? 'Headings', column || 'All', message])}
        />
      )}
      <PostForm action={paths.bringInMonitoring} csrf={csrf} multipart>
        <FileField
          name="file"
          label="File with the codes"
          labelSize="s"
          hint="An Excel workbook (.xlsx) or a CSV file. One column “student” with the university ID, and one for each of: ethnicity, disability, sex, gender identity, care leaver, parental education."
          accept=".xlsx,.csv"
          maxBytes={MOST_MONITORING_BYTES}
          errors={errors}
        />
        <WarningText>What you send takes the place of what was there for the same student.</WarningText>
        <Button>Bring it in</Button>
      </PostForm>
    </>
  );
}
