import type { SectorFigure, SectorQuestion, SectorView } from '@footing/sector';
import { nations } from '@footing/sector';
import { Chart, EmptyState, FilterForm, Heading, InsetText, SelectField, Table } from '@footing/pages';
import { textIn } from '../programme/typed';
import type { Typed } from '../http/read-form';
import { sectorAddresses as at } from './addresses';
import { groupInWords, inUnit, questionInWords, range, whyNot } from './sector-words';

interface PictureView {
  readonly found: SectorView;
  readonly typed: Typed;
  readonly mayPublish: boolean;
  readonly mayCollate: boolean;
  /** The same question as a file. */
  readonly fileHref: string;
}

/** What many universities show, side by side and together. */
export function PicturePage(view: PictureView) {
  const { found, fileHref, typed } = view;
  const { question, figures } = found;
  const drawn = figures.find(({ group }) => group === textIn(typed, 'group')) ?? figures[0];
  return (
    <>
      <Heading>The national picture</Heading>
      <Ways {...view} />
      {question ? (
        <>
          <Asking {...view} />
          <Heading level={2}>{questionInWords(question)}</Heading>
          <p class="govuk-body">
            {found.period}, {found.nation ?? 'all nations'}: {found.institutions} universities.
          </p>
          <Together figures={found.figures} question={question} />
          {found.gap && <Gap gap={found.gap} question={question} />}
          {drawn && <Positions figure={drawn} title={groupInWords(drawn.group, question.groups)} />}
          <Reading />
          <p class="govuk-body">
            <a class="govuk-link" href={fileHref}>
              Download these figures (CSV)
            </a>
          </p>
        </>
      ) : (
        <EmptyState title="No figures yet">
          <p class="govuk-body">
            Figures will be here once files of universities are brought in. Add each university with its public key
            first.
          </p>
        </EmptyState>
      )}
    </>
  );
}

const Ways = ({ mayPublish, mayCollate }: PictureView) => (
  <ul class="govuk-list">
    {mayPublish && <Way href={at.publish} text="Give our figures out" />}
    {mayCollate && <Way href={at.sites} text="Universities and their keys" />}
    {mayCollate && <Way href={at.arrivals} text="Bring files in" />}
  </ul>
);
const Way = ({ href, text }: { readonly href: string; readonly text: string }) => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);

function Asking({ found: { periods, period, nation, questions, question }, typed }: PictureView) {
  return (
    <FilterForm action={at.picture} clearHref={at.picture}>
      <SelectField
        name="question"
        label="What to look at"
        items={questions.map((one) => ({ value: one.key, text: questionInWords(one) }))}
        value={question?.key ?? ''}
      />
      <SelectField name="period" label="Year" items={periods.map((value) => ({ value, text: value }))} value={period} />
      <SelectField
        name="nation"
        label="Nation"
        items={[{ value: '', text: 'All' }, ...nations.map((value) => ({ value, text: value }))]}
        value={nation ?? ''}
      />
      {question && question.groups.length > 0 && <Groups question={question} typed={typed} />}
    </FilterForm>
  );
}

/** Which group is drawn, and between which two a gap is worked out. */
function Groups({ question: { groups, isMean }, typed }: Pick<Shown, 'question'> & { readonly typed: Typed }) {
  const items = (none: string) => [
    { value: '', text: none },
    ...groups.map(({ code, name }) => ({ value: code, text: name })),
  ];
  const field = (name: string, label: string, none: string) => (
    <SelectField name={name} label={label} items={items(none)} value={textIn(typed, name)} />
  );
  return (
    <>
      {field('group', 'Group to draw', 'Everybody together')}
      {!isMean && field('priority', 'Priority group', 'No gap')}
      {!isMean && field('comparator', 'Compared with', 'No gap')}
    </>
  );
}

interface Shown {
  readonly figures: readonly SectorFigure[];
  readonly question: SectorQuestion;
}

/** Each group over universities, in numbers. */
const Together = ({ figures, question }: Shown) => (
  <Table
    caption="Put together"
    captionSize="s"
    firstCellIsHeader
    columns={[
      ...[{ text: 'Group' }, { text: 'Universities that show it', numeric: true }],
      ...[
        { text: 'Everybody counted', numeric: true },
        { text: 'A typical university', numeric: true },
      ],
      { text: 'One more university is likely from', numeric: true },
    ]}
    rows={figures.map((figure) => [groupInWords(figure.group, question.groups), ...cells(figure)])}
  />
);

function cells({ pooled, hidden, typical, together, kind }: SectorFigure): string[] {
  const all = together
    ? `${inUnit(together.share, kind)} (${range(together, kind)}) of about ${together.n.toLocaleString('en-GB')}`
    : '–';
  const count = `${pooled} of ${pooled + hidden}`;
  if ('refused' in typical) return [count, pooled === 0 ? '–' : all, whyNot(typical), '–'];
  return [count, all, `${inUnit(typical.value, kind)} (${range(typical, kind)})`, range(typical.next, kind)];
}

function Gap({ gap, question }: { readonly gap: SectorFigure; readonly question: SectorQuestion }) {
  const [comparator, priority] = [gap.group, gap.group].map(
    (both, place) =>
      question.groups.find(({ code }) => (place === 0 ? both.startsWith(`${code}-`) : both.endsWith(`-${code}`)))?.name,
  );
  return (
    <>
      <Heading level={2}>Gap</Heading>
      <p class="govuk-body">
        {comparator} less {priority}. Above nought: {priority} are behind. {gap.pooled} universities show both groups.
      </p>
      <p class="govuk-body">
        {'refused' in gap.typical
          ? whyNot(gap.typical)
          : `A typical university has a gap of ${inUnit(gap.typical.value, 'gap')}, likely from ${range(gap.typical, 'gap')}. One more university is likely from ${range(gap.typical.next, 'gap')}.`}
      </p>
      {gap.within && !('refused' in gap.typical) && (
        <p class="govuk-body">
          If the gap were the same everywhere, it would be {inUnit(gap.within.difference, 'gap')}, likely from{' '}
          {range(gap.within, 'gap')} (Mantel–Haenszel, university by university).
        </p>
      )}
      <Positions figure={gap} title="Gap by university" />
    </>
  );
}

function Positions({ figure, title }: { readonly figure: SectorFigure; readonly title: string }) {
  const { positions, leftOut, kind, typical, group } = figure;
  if (positions.length === 0)
    return (
      <p class="govuk-body">
        {title}: no university can be drawn{leftOut > 0 ? ', as too few of those without a name show it' : ''}.
      </p>
    );
  const unit = kind === 'mean' ? ({ words: 'points', decimals: 2 } as const) : kind;
  return (
    <>
      <Chart
        id={`positions-${kind}-${group === '' ? 'all' : group}`}
        kind="dot-and-whisker"
        title={title}
        unit={unit}
        rowsAre="University"
        rows={positions.map(({ name, isOwn, estimate }) => ({
          label: isOwn ? `Your own position: ${name ?? ''}` : (name ?? 'Another institution'),
          estimate,
        }))}
        reference={'refused' in typical ? undefined : { value: typical.value, words: 'A typical university' }}
      />
      {leftOut > 0 && (
        <p class="govuk-body">
          {leftOut} more {leftOut === 1 ? 'is' : 'are'} neither drawn nor counted here: fewer than five of a nation did
          not agree to be named.
        </p>
      )}
    </>
  );
}

const Reading = () => (
  <InsetText>
    These figures come from protected files that universities signed. A group that a university hides is in no sum here.
    “Everybody counted” holds only universities that show the group. “A typical university” gives each university its
    say and allows for how they differ. Universities that differ here may have other students, other courses or other
    schemes: this does not say which mentoring is better, and not that mentoring made the difference.
  </InsetText>
);
