import { type DraftSketch, FEWEST_TOLD, type GroupTable, type NamedStudent, type WhatIfView } from '@footing/matching';
import { asTried, type TriedRules } from '@footing/programmes';
import { Button, Details, Heading, PostForm, Table } from '@footing/pages';
import { paths } from '../paths';
import { weightField } from '../programme/criteria.page';
import { count } from '../programme/round-words';
import { tierWords } from '../review/review-words';
import { peopleWords } from './tried-people-fields';
import type { WhatIfPageView } from './what-if-view';
import { fitOfShare } from '../review/fit';

/** So that the page stays short. */
const MOST_NAMED = 20;

/** The answer in a sentence or two. */
export function answerWords(answer: WhatIfView): string {
  const { before, after, otherMentor, losing, gaining, unnamed } = answer;
  if (otherMentor + losing.length + gaining.length + unnamed === 0) return 'Nobody’s mentor would change.';
  const served = `${after.matched} of ${count(after.students, 'student')} would have a mentor`;
  const more = after.matched - before.matched;
  const compared =
    more === 0 ? 'as many as in this draft' : `${Math.abs(more)} ${more > 0 ? 'more' : 'fewer'} than in this draft`;
  return `${served}, ${compared}. ${count(otherMentor, 'student')} would have another mentor.`;
}

/** Before and after, side by side, and who would feel it. */
export function WhatIfAnswer(view: WhatIfPageView & { readonly answer: WhatIfView }) {
  const { answer, draft, mayEdit } = view;
  return (
    <>
      <Heading level={2}>What would change</Heading>
      <p class="govuk-body">{answerWords(answer)}</p>
      <TriedOfPeople words={peopleWords(answer.people, view.can)} isNameless={answer.isNameless} />
      <Figures {...answer} />
      {answer.groups.map((table) => (
        <ByGroup key={table.by} {...table} />
      ))}
      {answer.groups.some(isTold) ? <p class="govuk-body-s">{hiddenWords}</p> : null}
      <Moved {...answer} isMeasuredAnew={measures(answer.tried) !== measures(asTried(view.settings))} />
      <Named draftId={draft.id} title="Would have no mentor any more" students={answer.losing} />
      <Named draftId={draft.id} title="Would have a mentor then" students={answer.gaining} />
      {answer.unnamed > 0 && !answer.isNameless ? (
        <p class="govuk-body">
          Others look after {count(answer.unnamed, 'more student')} who would lose or gain a mentor.
        </p>
      ) : null}
      {mayEdit ? <UseThese {...view} /> : null}
    </>
  );
}

/** What was tried of people, and why nobody is named. */
function TriedOfPeople({ words, isNameless }: { readonly words: readonly string[]; readonly isNameless: boolean }) {
  if (words.length === 0) return null;
  return (
    <>
      <p class="govuk-body">You tried: {words.join(' · ')}. The draft itself stays as it is.</p>
      {isNameless ? (
        <p class="govuk-body-s">Nobody is named, and nobody is counted by tier: that would tell who is in a group.</p>
      ) : null}
    </>
  );
}

const fit = (share: number | null): string => (share === null ? '–' : fitOfShare(share));

function Figures({ before, after }: WhatIfView) {
  const served = ({ matched, students }: DraftSketch) => `${matched} of ${students}`;
  const tiers = before.tiers.map((was, at) => {
    const is = after.tiers[at] ?? was;
    return [
      `${tierWords(was.tier)}, with a mentor`,
      `${was.matched} of ${was.students}`,
      `${is.matched} of ${is.students}`,
    ];
  });
  return (
    <Table
      caption="This draft beside the one these rules would give"
      captionHidden
      firstCellIsHeader
      columns={[{ text: 'What' }, { text: 'This draft', numeric: true }, { text: 'With these rules', numeric: true }]}
      rows={[
        ['Students with a mentor', served(before), served(after)],
        ...(tiers.length > 1 ? tiers : []),
        ['Mean fit', fit(before.mean), fit(after.mean)],
        ['Lowest fit', fit(before.lowest), fit(after.lowest)],
      ]}
    />
  );
}

const groupWords: Readonly<Record<GroupTable['by'], readonly [string, string]>> = {
  school: ['School', 'school'],
  'priority-group': ['Priority group', 'priority group'],
};

const hiddenWords = `“Hidden” stands where a figure would tell something about fewer than ${FEWEST_TOLD} students, or where another figure could be worked out from it.`;

/** Before and after group by group. No figure of a few is there, and none follows from the totals. */
function ByGroup({ by, groups }: GroupTable) {
  const [column, words] = groupWords[by];
  if (!isTold({ by, groups }))
    return (
      <p class="govuk-body">
        By {words} nothing can be said: fewer than {FEWEST_TOLD} go without a mentor, or would gain or lose one, in too
        many of them.
      </p>
    );
  const shown = (figure: number | null, of: number | null) =>
    figure === null || of === null ? 'Hidden' : `${figure} of ${of}`;
  return (
    <Table
      caption={`With a mentor, by ${words}`}
      captionSize="s"
      firstCellIsHeader
      columns={[{ text: column }, { text: 'This draft', numeric: true }, { text: 'With these rules', numeric: true }]}
      rows={groups.map(({ name, students, before, after }) => [name, shown(before, students), shown(after, students)])}
    />
  );
}

const isTold = ({ groups }: GroupTable): boolean =>
  groups.some(({ before, after }) => before !== null || after !== null);

/** What a fit is measured by, for telling whether two are. */
const measures = ({ weights, mentorsView }: Required<TriedRules>): string => JSON.stringify([weights, mentorsView]);

function Moved(view: WhatIfView & { readonly isMeasuredAnew: boolean }) {
  const { otherMentor, better, worse, isMeasuredAnew } = view;
  if (otherMentor === 0) return null;
  const same = otherMentor - better - worse;
  return (
    <p class="govuk-body">
      Of the {count(otherMentor, 'student')} with another mentor, {better} would fit the new one better, {worse} less
      {same > 0 ? `, and ${same} just as well` : ''}.
      {isMeasuredAnew ? ' That goes by the rules you try; in the table each side goes by its own.' : ''}
    </p>
  );
}

function Named(view: { readonly draftId: string; readonly title: string; readonly students: readonly NamedStudent[] }) {
  const { draftId, title, students } = view;
  if (students.length === 0) return null;
  const named = students.slice(0, MOST_NAMED);
  return (
    <Details summary={`${title}: ${count(students.length, 'student')}`}>
      <ul class="govuk-list govuk-list--bullet">
        {named.map(({ applicationId, name }) => (
          <li key={applicationId}>
            <a class="govuk-link" href={paths.reviewOf(draftId, applicationId)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {students.length > MOST_NAMED ? <p class="govuk-body">And {students.length - MOST_NAMED} more.</p> : null}
    </Details>
  );
}

/** The rules as they were tried, handed over just so: what is on the sliders may have moved on since. */
function UseThese({ draft, answer, csrf }: WhatIfPageView & { readonly answer: WhatIfView }) {
  const { weights, ...others } = answer.tried;
  return (
    <PostForm action={paths.whatIf(draft.id)} csrf={csrf}>
      {weights.map(({ criterionId, weight }) => (
        <input key={criterionId} type="hidden" name={weightField(criterionId)} value={weight} />
      ))}
      {Object.entries(others).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p class="govuk-body">
        You can make these the rules of the round. This draft stays as it is: a new one would go by them.
        {Object.keys(answer.people).length > 0 ? ' Tiers and places are not among them.' : ''}
      </p>
      <Button variant="secondary">Use these rules in the round</Button>
    </PostForm>
  );
}
