import {
  type DocumentWordsView,
  isReading,
  type ReleaseHeld,
  type ReleasePlanned,
  type SnapshotDetail,
} from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import {
  Button,
  Heading,
  InsetText,
  PostForm,
  Radios,
  SelectField,
  Table,
  TextField,
  WarningText,
} from '@footing/pages';
import { profileOrder, profiles } from '../evidence/evidence-words';
import { evidenceAddresses } from '../evidence/addresses';
import { releaseAddresses as at } from './addresses';
import { askInWords } from './ask-in-words';

export interface PlanView {
  readonly snapshot: SnapshotDetail;
  readonly plan: ReleasePlanned;
  readonly documents: readonly Pick<DocumentWordsView, 'template'>[];
  readonly errors: readonly FieldError[];
  /** Figures for which it was held; null: it was not. */
  readonly held: ReleaseHeld['held'] | null;
  readonly csrf: string;
}

/** What is to go out, gathered table by table. */
export function PlanPage(view: PlanView) {
  const { snapshot, plan, held, csrf } = view;
  return (
    <>
      <Heading caption={`Snapshot ${snapshot.number}: ${snapshot.name}`}>Prepare a release</Heading>
      <p class="govuk-body">
        A release is a set of tables that go out together. What is small is hidden, and then we try to work out what is
        hidden from all that is shown. A colleague signs it before anybody else sees it.
      </p>
      {held && <Held held={held} />}
      {plan.isWorking && (
        <InsetText>
          Its figures are being worked out. Look at <a href={at.all}>the list of releases</a> in a minute.
        </InsetText>
      )}
      <PostForm action={at.plan(snapshot.number)} csrf={csrf}>
        <Described {...view} />
        <Button variant="secondary" name="go" value="save">
          Save
        </Button>
        <Tables {...view} />
        <Add {...view} />
        {plan.asks.length > 0 && <Prepare />}
      </PostForm>
    </>
  );
}

/** What it is called, and by whose rules its figures are shown. */
const Described = ({ plan, errors }: PlanView) => (
  <>
    <TextField
      name="name"
      label="What is it called?"
      hint="So that others know it again, such as “Access and participation plan 2026”"
      value={plan.name}
      errors={errors}
    />
    <Radios
      name="profile"
      legend="Who is it for?"
      legendSize="s"
      items={profileOrder
        .filter((one) => one !== 'internal')
        .map((value) => ({ value, text: profiles[value].name, hint: profiles[value].hint }))}
      value={plan.profile}
      errors={errors}
    />
  </>
);

const Prepare = () => (
  <>
    <p class="govuk-body">
      Working it out takes up to a minute, as every figure is attacked first. You need to press only once.
    </p>
    <Button name="go" value="prepare">
      Prepare the release
    </Button>
  </>
);

function Tables({ plan, snapshot }: PlanView) {
  return (
    <Table
      caption={`Tables in it: ${plan.asks.length}`}
      captionSize="m"
      firstCellIsHeader
      columns={[{ text: 'Table' }, { text: 'Change' }]}
      rows={plan.asks.map((ask) => {
        const words = askInWords(ask, snapshot);
        return [
          words,
          <button type="submit" class="footing-link-button" name="go" value={`remove:${JSON.stringify(ask)}`}>
            Remove<span class="govuk-visually-hidden"> {words}</span>
          </button>,
        ];
      })}
      empty="None yet. Add all that a document needs, or choose tables one by one."
    />
  );
}

function Add({ documents, snapshot, errors }: PlanView) {
  return (
    <>
      <Heading level={2}>Add tables</Heading>
      <SelectField
        name="document"
        label="All that a document needs"
        items={[
          { value: '', text: 'Choose a document' },
          ...documents.map(({ template: { key, name } }) => ({ value: key, text: name })),
        ]}
        errors={errors}
      />
      <Button variant="secondary" name="go" value="ready">
        Add these tables
      </Button>
      <p class="govuk-body">
        Or{' '}
        <a class="govuk-link" href={evidenceAddresses.one(snapshot.number)}>
          choose a measure
        </a>
        , ask it what you want to know, and add that table from there. What you typed here is kept when you press Save.
      </p>
    </>
  );
}

/** Why it may not go out, and what to do: which figures, without a word of who. */
const Held = ({ held }: { readonly held: ReleaseHeld['held'] }) => (
  <>
    <WarningText>This would tell of a few people, so it was not prepared</WarningText>
    <p class="govuk-body">
      {held.length === 1 ? 'One figure' : `${held.length} figures`} would differ by only a few people from what went out
      in {releasesNamed(held)}. Whoever holds both could take one from the other. You can:
    </p>
    <ul class="govuk-list govuk-list--bullet">
      <li>use the earlier figures again, as they stand</li>
      <li>ask for less: take away tables, or years that are still changing</li>
      <li>wait for a snapshot in which more people have come or gone</li>
    </ul>
  </>
);

function releasesNamed(held: ReleaseHeld['held']): string {
  const names = [...new Set(held.map(({ earlierRelease }) => earlierRelease))];
  const numbers = names.flatMap((name) => (isReading(name) ? [] : [Number(name)])).sort((a, b) => a - b);
  const releases = numbers.length === 1 ? `release ${numbers[0]}` : `releases ${numbers.join(', ')}`;
  return [...(numbers.length > 0 ? [releases] : []), ...(names.some(isReading) ? ['a KPI that was read'] : [])].join(
    ' and ',
  );
}
