import type { PurposeRow } from '@footing/consent';
import { purposes } from '@footing/kernel';
import { Button, ButtonGroup, Heading, InsetText, SummaryList, Tag } from '@footing/pages';
import { paths } from '../paths';
import { basisMeans, basisNames, saidWords, textWords } from './purpose-words';

/** Everything that data is used for, as it stands here. */
export function PurposesPage({ rows }: { rows: readonly PurposeRow[] }) {
  return (
    <>
      <Heading>What data is used for</Heading>
      <p class="govuk-body">
        This is the whole list: nothing else can read what people told us. Bases, lengths and texts are proposals until
        you have confirmed them.
      </p>
      <ButtonGroup>
        <Button variant="secondary" href={paths.impactAssessment}>
          Impact assessment as a document
        </Button>
      </ButtonGroup>
      {rows.map((row) => (
        <PurposeSection key={row.purpose} row={row} />
      ))}
    </>
  );
}

function PurposeSection({ row }: { row: PurposeRow }) {
  const { purpose, basis, months, enabled, underOlderText } = row;
  const { title, chosen } = purposes[purpose];
  const change = { href: paths.purpose(purpose), text: 'Change', about: `how “${title}” works` };
  const read = { href: paths.purposeText(purpose), text: 'Read or change', about: `the text of “${title}”` };
  return (
    <>
      <Heading level={2}>{title}</Heading>
      {!enabled && <Tag>Switched off</Tag>}
      <SummaryList
        rows={[
          {
            label: 'Why it is lawful',
            value: `${basisNames[basis]}. ${basisMeans(basis)}`,
            actions: chosen ? [change] : undefined,
          },
          ...(months === null ? [] : [{ label: 'How long a yes lasts', value: `${months} months` }]),
          ...(chosen
            ? [
                { label: 'What people see', value: textWords(row), actions: [read] },
                { label: 'What people said', value: saidWords(row) },
              ]
            : []),
        ]}
      />
      {underOlderText > 0 && (
        <InsetText>
          <a class="govuk-link" href={paths.purposeOlderYes(purpose)}>
            {underOlderText === 1 ? 'One person' : `${underOlderText} people`} said yes under an older text
          </a>
        </InsetText>
      )}
    </>
  );
}
