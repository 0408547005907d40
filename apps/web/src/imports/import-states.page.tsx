import type { Import } from '@footing/people';
import { Button, ButtonGroup, Heading, InsetText, Panel, PostForm, Progress, SummaryList } from '@footing/pages';
import type { ComponentChildren } from 'preact';
import { paths } from '../paths';
import { number, people } from './import-words';
import { progressOf } from './progress-of';

interface StateView {
  readonly of: Import;
  readonly csrf: string;
}

const working: Partial<Record<Import['state'], string>> = {
  reading: 'Reading the file',
  checking: 'Checking every row',
  writing: 'Writing the people',
};

/** A step that goes on behind the page. */
export function AtWorkPage({ of, csrf }: StateView) {
  const title = working[of.state] ?? 'At work';
  return (
    <>
      <Heading caption={of.fileName}>{title}</Heading>
      <Progress
        label={title}
        now={progressOf(of)}
        href={paths.import(of.id)}
        jsonHref={paths.importProgress(of.id)}
        next={{ href: paths.import(of.id), text: 'Go on' }}
      />
      <p class="govuk-body">You can leave this page. Find the file again under “Files brought in”.</p>
      {of.state === 'writing' ? null : <GiveUp id={of.id} csrf={csrf} />}
    </>
  );
}

/** A button that forgets the file. */
export function GiveUp({ id, csrf }: { id: string; csrf: string }) {
  return (
    <PostForm action={paths.abandonImport(id)} csrf={csrf}>
      <Button variant="secondary">Give this file up</Button>
    </PostForm>
  );
}

/** A file that cannot be read. */
export function RefusedPage({ of }: StateView) {
  const [title = 'We cannot read this file', whatToDo = 'Choose another file.'] = of.notes;
  return (
    <>
      <Heading caption={of.fileName}>{title}</Heading>
      <p class="govuk-body">{whatToDo}</p>
      <p class="govuk-body">Nothing was written, and nothing of the file is kept.</p>
      <Again of={of} />
    </>
  );
}

/** A file that somebody gave up, or that we had to give up. */
export function EndedPage({ of, csrf }: StateView) {
  const failed = of.state === 'failed';
  return (
    <>
      <Heading caption={of.fileName}>{failed ? 'This did not work' : 'You gave this file up'}</Heading>
      {failed && of.notes.map((note) => <p class="govuk-body">{note}</p>)}
      <p class="govuk-body">
        {failed
          ? 'Sorry. We tried several times and stopped. Nothing of this file was written. Try it again, and tell your administrator if it happens once more.'
          : 'Nothing was written, and nothing of the file is kept.'}
      </p>
      <Again of={of} />
      {failed ? <GiveUp id={of.id} csrf={csrf} /> : null}
    </>
  );
}

function Again({ of }: { of: Import }) {
  return (
    <ButtonGroup>
      <Button href={paths.newImport(of.roundId, of.kind)}>Choose another file</Button>
      <a class="govuk-link" href={paths.imports(of.roundId)}>
        Files brought in
      </a>
    </ButtonGroup>
  );
}

/** What came of a file that was written. */
export function DonePage({ of }: StateView) {
  const { new: added = 0, changed = 0, same = 0, fault = 0 } = of.counts;
  const list = of.kind === 'students' ? paths.students(of.roundId) : paths.mentors(of.roundId);
  return (
    <>
      <Panel title="Done">{doneWords(of)}</Panel>
      <SummaryList
        rows={[
          { label: 'Added', value: number(added) },
          { label: 'Updated', value: number(changed) },
          { label: 'As before', value: number(same) },
          { label: 'Left out', value: <LeftOut id={of.id} count={fault} /> },
        ]}
      />
      <InsetText>Next time a file has these headings, we fill in the columns for you.</InsetText>
      <OwnColumns of={of} />
      <NextStep of={of}>
        <a class="govuk-link" href={list}>
          See all {of.kind}
        </a>
      </NextStep>
    </>
  );
}

function doneWords({ kind, counts }: Import): string {
  const { new: added = 0, changed = 0 } = counts;
  if (added + changed === 0) return 'Everything was as in the file already';
  if (changed === 0) return `${people(kind, added)} added`;
  return added === 0 ? `${people(kind, changed)} updated` : `${people(kind, added)} added, ${number(changed)} updated`;
}

function LeftOut({ id, count }: { id: string; count: number }): ComponentChildren {
  if (count === 0) return 'None';
  return (
    <>
      {number(count)}:{' '}
      <a class="govuk-link" href={paths.importFaults(id)} download>
        download what is wrong (CSV)
      </a>
    </>
  );
}

/** A column that is kept counts for nothing until a criterion compares it, and nobody can guess that. */
function OwnColumns({ of }: { of: Import }) {
  const own = (of.mapping ?? []).filter(({ target }) => target.startsWith('column:'));
  if (own.length === 0) return null;
  return (
    <InsetText>
      You kept columns of your own: {own.map(({ header }) => header).join(', ')}. They count in matching only when{' '}
      <a class="govuk-link" href={paths.roundCriteria(of.roundId)}>
        a criterion compares them
      </a>
      .
    </InsetText>
  );
}

function NextStep({ of, children }: { of: Import; children: ComponentChildren }) {
  const other = of.kind === 'students' ? 'mentors' : 'students';
  return (
    <ButtonGroup>
      <Button href={paths.round(of.roundId)}>Back to the round</Button>
      <a class="govuk-link" href={paths.newImport(of.roundId, other)}>
        Bring in {other}
      </a>
      {children}
    </ButtonGroup>
  );
}
