import type { KeptForGood, RetentionRun, RetentionView, RuleHere } from '@footing/consent';
import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, Heading, InsetText, PostForm, SummaryList, Table, TextField } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';

interface PageView extends RetentionView {
  readonly keptForGood: readonly KeptForGood[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** What is about to go, for how long everything is kept, and what went. */
export function RetentionPage({ rules, planned, past, keptForGood, typed, errors, csrf }: PageView) {
  return (
    <>
      <Heading>How long we keep things</Heading>
      {planned ? <Planned run={planned} rules={rules} csrf={csrf} /> : <NothingDue />}
      <Heading level={2}>The schedule</Heading>
      <p class="govuk-body">
        These lengths are proposals, to be confirmed by you. A change calls off what was announced, and we look again.
      </p>
      <PostForm action={paths.retention} csrf={csrf}>
        {rules.map((rule) => (
          <TextField
            key={rule.code}
            name={`months-${rule.code}`}
            label={rule.what}
            hint={`In months after ${rule.from}. Then they are ${rule.then}.`}
            value={
              typed[`months-${rule.code}`] === undefined ? String(rule.months) : textIn(typed, `months-${rule.code}`)
            }
            inputmode="numeric"
            width={4}
            suffix="months"
            errors={errors}
          />
        ))}
        <Button variant="secondary">Save the schedule</Button>
      </PostForm>
      <Heading level={2}>What stays</Heading>
      <SummaryList rows={keptForGood.map(({ what, why }) => ({ label: what, value: why }))} />
      {past.length > 0 && <Past runs={past} rules={rules} />}
    </>
  );
}

function NothingDue() {
  return (
    <InsetText>
      Nothing is due to go. We look once a day; what we find is announced here a week before it goes.
    </InsetText>
  );
}

function Planned({ run, rules, csrf }: { run: RetentionRun; rules: readonly RuleHere[]; csrf: string }) {
  return (
    <>
      <Heading level={2}>Goes on {dayInWords(run.notBefore)}</Heading>
      <p class="govuk-body">
        We looked on {dayInWords(run.asOf)} and changed nothing. If you do nothing, this goes on{' '}
        {dayInWords(run.notBefore)}, and cannot be brought back.
      </p>
      <SummaryList
        rows={run.lines.map(({ rule, found, months }) => ({
          label: whatOf(rules, rule),
          value: `${found.toLocaleString('en-GB')}, kept longer than ${months} months`,
        }))}
      />
      <PostForm action={paths.retentionNow(run.id)} csrf={csrf}>
        <ButtonGroup>
          <Button variant="secondary" formAction={paths.retentionNotNow(run.id)}>
            Not this time
          </Button>
          <Button variant="warning">Let it go now</Button>
        </ButtonGroup>
      </PostForm>
    </>
  );
}

function Past({ runs, rules }: { runs: readonly RetentionRun[]; rules: readonly RuleHere[] }) {
  return (
    <>
      <Heading level={2}>What went</Heading>
      <Table
        caption="What went, the newest first"
        captionHidden
        columns={[{ text: 'Looked at on' }, { text: 'What became of it' }, { text: 'What' }]}
        firstCellIsHeader
        rows={runs.map((run) => [
          dayInWords(run.asOf),
          run.state === 'done' ? 'It went' : 'It stayed: somebody said not this time, or changed the schedule',
          run.lines.map(({ rule, found, went }) => `${whatOf(rules, rule)}: ${went ?? found}`).join('; '),
        ])}
      />
    </>
  );
}

const whatOf = (rules: readonly RuleHere[], code: string): string =>
  rules.find((rule) => rule.code === code)?.what ?? code;
