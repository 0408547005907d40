import type { CoverView, PortfolioView } from '@footing/identity';
import type { PriorityGroup, School } from '@footing/programmes';
import { Heading, PostForm, SummaryList, Table, WarningText } from '@footing/pages';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';

interface PortfoliosView {
  readonly portfolios: readonly PortfolioView[];
  readonly covers: readonly CoverView[];
  readonly schools: readonly School[];
  readonly groups: readonly PriorityGroup[];
  readonly mayEdit: boolean;
  readonly csrf: string;
}

/** Every consultant with the students they look after, and who stands in for whom. */
export function PortfoliosPage(view: PortfoliosView) {
  const { portfolios, schools, mayEdit } = view;
  const isCovered = ({ id }: School) =>
    portfolios.some(({ everything, schoolIds }) => everything || schoolIds.includes(id));
  const left = schools.filter((school) => !isCovered(school));
  return (
    <>
      <Heading>Who looks after whom</Heading>
      <p class="govuk-body">
        A consultant sees the students they look after, and no others. The programme lead sees every student.
      </p>
      {mayEdit && left.length > 0 && (
        <WarningText>Nobody looks after students of: {left.map(({ name }) => name).join(', ')}.</WarningText>
      )}
      {portfolios.length === 0 && <p class="govuk-body">There is no consultant yet.</p>}
      {portfolios.length > 0 && <SummaryList rows={portfolios.map((one) => rowOf(one, view))} />}
      <Heading level={2}>Cover</Heading>
      <Covers {...view} />
    </>
  );
}

function rowOf(portfolio: PortfolioView, { schools, groups, mayEdit }: PortfoliosView) {
  const { accountId, name, everything, schoolIds, priorityGroupIds } = portfolio;
  const names = [
    ...schools.filter(({ id }) => schoolIds.includes(id)),
    ...groups.filter(({ id }) => priorityGroupIds.includes(id)),
  ].map((one) => one.name);
  return {
    label: name,
    value: everything ? 'Students of every school' : names.length > 0 ? names.join(', ') : 'Nobody yet',
    ...(mayEdit && {
      actions: [
        { href: paths.portfolio(accountId), text: 'Change', about: `whom ${name} looks after` },
        { href: paths.cover(accountId), text: 'Arrange cover', about: `for ${name}` },
      ],
    }),
  };
}

function Covers({ covers, mayEdit, csrf }: PortfoliosView) {
  if (covers.length === 0) return <p class="govuk-body">Nobody stands in for anybody, now or later.</p>;
  return (
    <Table
      caption="Who stands in for whom"
      captionHidden
      firstCellIsHeader
      columns={[
        { text: 'Away' },
        { text: 'Stands in' },
        { text: 'First day' },
        { text: 'Last day' },
        ...(mayEdit ? [{ text: 'End' }] : []),
      ]}
      rows={covers.map(({ id, fromName, toName, fromDay, toDay }) => [
        fromName,
        toName,
        dayInWords(fromDay),
        dayInWords(toDay),
        ...(mayEdit
          ? [
              <PostForm action={paths.endCover(id)} csrf={csrf}>
                <button class="footing-link-button" type="submit">
                  End now<span class="govuk-visually-hidden"> the cover for {fromName}</span>
                </button>
              </PostForm>,
            ]
          : []),
      ])}
    />
  );
}
