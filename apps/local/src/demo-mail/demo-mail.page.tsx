import { EmptyState, Heading, SummaryList, Table, WarningText } from '@footing/pages';
import type { CaughtMail } from './kept-mail';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Everything that was caught. */
export function DemoMailListPage({ mails }: { readonly mails: readonly CaughtMail[] }) {
  return (
    <>
      <Heading>Mail</Heading>
      <WarningText>
        This demonstration sends no mail. What it would have sent is here, until it is stopped, for everybody to see.
      </WarningText>
      {mails.length === 0 ? (
        <EmptyState title="Mail will be here">
          As soon as somebody is written to. Load this page again to see.
        </EmptyState>
      ) : (
        <Table
          caption="Newest first"
          columns={[{ text: 'Subject' }, { text: 'To' }, { text: 'At' }]}
          firstCellIsHeader
          rows={mails.map(({ number, subject, to, caughtAt }) => [
            <a class="govuk-link" href={`/demo/mail/${number}`}>
              {subject}
            </a>,
            to,
            clock.format(caughtAt),
          ])}
        />
      )}
    </>
  );
}

/** One mail as text, with the links that lead to our own pages. */
export function DemoMailPage({ subject, to, from, text, caughtAt }: CaughtMail) {
  return (
    <>
      <Heading>{subject}</Heading>
      <SummaryList
        rows={[
          { label: 'To', value: to },
          { label: 'From', value: from },
          { label: 'At', value: clock.format(caughtAt) },
        ]}
      />
      {text.split(/\n{2,}/).map((paragraph) => (
        <p class="govuk-body">{paragraph.split('\n').map(lineOf)}</p>
      ))}
    </>
  );
}

const lineOf = (line: string) =>
  /^https?:\/\/\S+$/.test(line) ? (
    <a class="govuk-link" href={line}>
      {line}
    </a>
  ) : (
    <>
      {line}
      <br />
    </>
  );
