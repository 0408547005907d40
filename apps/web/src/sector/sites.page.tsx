import type { FieldError } from '@footing/kernel';
import {
  Button,
  EmptyState,
  Heading,
  PostForm,
  SelectField,
  SummaryList,
  Table,
  TaskList,
  TextArea,
  TextField,
  WarningText,
} from '@footing/pages';
import { type InstitutionView, nations } from '@footing/sector';
import type { FormView } from '../programme/form-view';
import { momentInWords } from '../me/moment-in-words';
import { textIn } from '../programme/typed';
import { sectorAddresses as at } from './addresses';

/** Every university whose files are taken, and a form for one more. */
export function SitesPage(view: FormView & { readonly sites: readonly InstitutionView[] }) {
  const { sites } = view;
  return (
    <>
      <Heading>Universities and their keys</Heading>
      <p class="govuk-body">
        A file comes in only when its signature fits a key that you wrote down here and compared with the university by
        telephone.
      </p>
      {sites.length === 0 ? (
        <EmptyState title="No university yet">
          <p class="govuk-body">Ask each university for its public key, and add it below. Add your own as well.</p>
        </EmptyState>
      ) : (
        <TaskList
          idPrefix="site"
          items={sites.map((site) => ({ title: site.name, href: at.site(site.id), ...standing(site) }))}
        />
      )}
      <Add {...view} />
    </>
  );
}

function standing({ confirmedAt, stoppedAt, releases }: InstitutionView) {
  if (stoppedAt) return { status: 'No longer trusted' };
  if (!confirmedAt) return { status: 'Telephone them', tone: 'information' as const };
  const current = releases.filter(({ state }) => state === 'current').length;
  return { status: current === 1 ? 'Figures of 1 year' : `Figures of ${current} years` };
}

function Add({ typed, errors, csrf }: FormView) {
  const text = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Heading level={2}>Add a university</Heading>
      <PostForm action={at.sites} csrf={csrf}>
        <TextField {...text('name')} label="Name" />
        <SelectField
          {...text('nation')}
          label="Nation"
          items={[{ value: '', text: 'Select one' }, ...nations.map((value) => ({ value, text: value }))]}
        />
        <TextField {...text('ukprn')} label="UKPRN, if it has one" hint="Eight digits" width={10} />
        <TextArea
          {...text('publicKey')}
          label="Its public key"
          hint="As its page “Give our figures out” shows it"
          rows={3}
        />
        <Button>Add this university</Button>
      </PostForm>
    </>
  );
}

interface SiteView {
  readonly site: InstitutionView;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** One university: its key in words, whether it is trusted, and what it sent. */
export function SitePage(view: SiteView) {
  const { name, nation, ukprn, fingerprint, publicKey, confirmedAt, stoppedAt } = view.site;
  return (
    <>
      <Heading>{name}</Heading>
      <SummaryList
        rows={[
          { label: 'Nation', value: nation },
          { label: 'UKPRN', value: ukprn ?? 'Not given' },
          { label: 'Its key in ten words', value: fingerprint },
          { label: 'Public key', value: <code>{publicKey}</code> },
          { label: 'Compared by telephone', value: confirmedAt ? momentInWords(confirmedAt) : 'Not yet' },
        ]}
      />
      {!confirmedAt && !stoppedAt && <Confirm {...view} />}
      <Sent {...view} />
      {stoppedAt ? (
        <p class="govuk-body">This key is no longer trusted. Add the university again when it has a new key.</p>
      ) : (
        <Stop {...view} />
      )}
    </>
  );
}

const Confirm = ({ site, csrf }: SiteView) => (
  <PostForm action={at.confirmSite(site.id)} csrf={csrf}>
    <WarningText>
      Telephone the university on a number that you know already, not on one from the message with the key. Let them
      read the ten words to you. Only if all ten are the same, confirm.
    </WarningText>
    <Button>They read the same ten words: confirm</Button>
  </PostForm>
);

const Sent = ({ site: { releases }, csrf }: SiteView) => (
  <Table
    caption="What it sent"
    columns={[{ text: 'Number' }, { text: 'Year' }, { text: 'Brought in' }, { text: 'Stands' }, { text: 'Change' }]}
    rows={releases.map(({ id, number, period, state, broughtInAt }) => [
      ...[String(number), period, momentInWords(broughtInAt), states[state]],
      state === 'current' ? (
        <PostForm key={id} action={at.withdraw(id)} csrf={csrf}>
          <Button variant="secondary">Take number {number} out</Button>
        </PostForm>
      ) : (
        ''
      ),
    ])}
    empty="Nothing yet."
  />
);

const Stop = ({ site, csrf }: SiteView) => (
  <PostForm action={at.stopSite(site.id)} csrf={csrf}>
    <p class="govuk-body">
      If the key was lost or stolen, stop trusting it. Its figures leave the picture. This cannot be undone: the
      university then needs a new key.
    </p>
    <Button variant="warning">Stop trusting this key</Button>
  </PostForm>
);

const states = { current: 'In the picture', replaced: 'Replaced by a newer one', withdrawn: 'Taken out' } as const;
