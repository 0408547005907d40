import type { PeopleFilter, PeoplePage, PersonKind, PersonSummary } from '@footing/people';
import type { School } from '@footing/programmes';
import {
  Button,
  ButtonGroup,
  EmptyState,
  FilterForm,
  Heading,
  pageLinks,
  Pagination,
  SelectField,
  Table,
  TextField,
} from '@footing/pages';
import { paths } from '../paths';
import { Address } from './address';

interface ListView {
  readonly roundId: string;
  readonly roundName: string;
  readonly kind: PersonKind;
  readonly list: PeoplePage;
  readonly schools: readonly School[];
  readonly filter: PeopleFilter;
  readonly mayImport: boolean;
}

const addressOf = ({ kind, roundId }: Pick<ListView, 'kind' | 'roundId'>) =>
  kind === 'students' ? paths.students(roundId) : paths.mentors(roundId);

const isFiltered = ({ search, school }: PeopleFilter) => Boolean(search) || Boolean(school);

/** The students or mentors of a round. */
export function PeopleListPage(view: ListView) {
  const { roundId, roundName, kind, list, filter, mayImport } = view;
  const bringIn = mayImport && (
    <ButtonGroup>
      <Button href={paths.newImport(roundId, kind)} variant={list.total > 0 ? 'secondary' : 'primary'}>
        Bring in {kind}
      </Button>
      <a class="govuk-link" href={paths.imports(roundId)}>
        Files brought in
      </a>
    </ButtonGroup>
  );
  return (
    <>
      <Heading caption={roundName}>{kind === 'students' ? 'Students' : 'Mentors'}</Heading>
      {list.total === 0 && !isFiltered(filter) ? (
        <EmptyState title={`The ${kind} of this round will be here`} action={bringIn}>
          <p class="govuk-body">Bring in a list from a file. Nothing is written before you have checked it.</p>
        </EmptyState>
      ) : (
        <>
          <Filters view={view} />
          <People view={view} />
          {bringIn}
        </>
      )}
    </>
  );
}

function Filters({ view }: { view: ListView }) {
  const { schools, filter } = view;
  const items = [{ value: '', text: 'All schools' }, ...schools.map(({ id, name }) => ({ value: id, text: name }))];
  return (
    <FilterForm action={addressOf(view)} clearHref={isFiltered(filter) ? addressOf(view) : undefined}>
      <TextField name="search" type="search" label="Name, e-mail or university ID" value={filter.search} width={20} />
      {schools.length > 0 && <SelectField name="school" label="School" items={items} value={filter.school ?? ''} />}
    </FilterForm>
  );
}

function People({ view }: { view: ListView }) {
  const { kind, list, filter } = view;
  const last = kind === 'mentors' ? [{ text: 'Places', numeric: true }] : [];
  const columns = [{ text: 'Name' }, { text: 'University ID' }, { text: 'E-mail' }, { text: 'School' }, ...last];
  const href = (page: number) => {
    const query = new URLSearchParams({ search: filter.search ?? '', school: filter.school ?? '', page: String(page) });
    return `${addressOf(view)}?${query.toString()}`;
  };
  return (
    <>
      <Table
        caption={`${list.total.toLocaleString('en-GB')} ${list.total === 1 ? kind.slice(0, -1) : kind}`}
        captionSize="s"
        columns={columns}
        rows={list.people.map((person) => rowOf(kind, person))}
        firstCellIsHeader
        empty="Nobody here fits what you are looking for."
      />
      {list.pages > 1 && <Pagination {...pageLinks(list.page, list.pages, href)} landmark={`Pages of ${kind}`} />}
    </>
  );
}

const NONE = 'Not given';

function rowOf(kind: PersonKind, person: PersonSummary) {
  const { id, firstName, lastName, universityId, email, schoolName, places, takesPart } = person;
  return [
    <>
      <a class="govuk-link" href={kind === 'students' ? paths.application(id) : paths.offer(id)}>
        {`${firstName} ${lastName}`.trim()}
      </a>
      {takesPart ? null : <p class="govuk-hint govuk-!-margin-bottom-0">Does not take part in matching</p>}
    </>,
    universityId ?? NONE,
    email ? <Address email={email} /> : NONE,
    schoolName ?? NONE,
    ...(kind === 'mentors' ? [places] : []),
  ];
}
