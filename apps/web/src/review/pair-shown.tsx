import type { BenchEntry, LabelledAnswer, PairOnBench } from '@footing/matching';
import { Comparison, type ComparisonRow, Details, Heading, InsetText, ScoreParts, SummaryList } from '@footing/pages';
import { fit, WhatFitMeans } from './fit';

/** The two people side by side, and why the engine would pair them. */
export function PairShown({ entry, pair }: { readonly entry: BenchEntry; readonly pair: PairOnBench }) {
  const { student } = entry;
  const { mentor, score, parts, reasons } = pair;
  return (
    <>
      <p class="govuk-body">
        Fit <strong>{fit(score)}</strong> of 100.
      </p>
      <WhatFitMeans />
      <Comparison
        caption={`${student.name} and ${mentor.name} compared`}
        left={{ name: student.name, side: 'student' }}
        right={{ name: mentor.name, side: 'mentor' }}
        rows={comparedRows(entry, pair)}
      />
      <Audiences student={student.name} mentor={mentor.name} reasons={reasons} />
      <Heading level={2}>Where the fit comes from</Heading>
      <ScoreParts
        label={`How well ${student.name} and ${mentor.name} fit`}
        parts={parts.map(({ name, weight, fit: value }, at) => ({
          name: name || 'Nothing to compare',
          weight: weight * 100,
          value,
          words: findingOf(reasons.consultant, name, at),
        }))}
      />
    </>
  );
}

/** The same reasons as each of the three reads them, side by side: what one side must not learn stands out. */
function Audiences(view: {
  readonly student: string;
  readonly mentor: string;
  readonly reasons: PairOnBench['reasons'];
}) {
  const { student, mentor, reasons } = view;
  const columns = [
    [`What ${student} would read`, reasons.student],
    [`What ${mentor} would read`, reasons.mentor],
    ['What you read', reasons.consultant],
  ] as const;
  return (
    <>
      <Heading level={2}>Why these two</Heading>
      <div class="footing-audiences">
        {columns.map(([title, sentences]) => (
          <section key={title}>
            <Heading level={3}>{title}</Heading>
            <Sentences of={sentences} />
          </section>
        ))}
      </div>
    </>
  );
}

function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** The consultant's sentence about one part, without the figures that stand beside it anyway. */
function findingOf(sentences: readonly string[], name: string, at: number): string | undefined {
  const about = sentences.find((sentence) => sentence.startsWith(`${name}: `)) ?? sentences[at + 1];
  return about?.replace(/^.*? of the fit\. /, '');
}

/** One row a question: what either was asked. Answers that belong together stand beside each other. */
function comparedRows({ student }: BenchEntry, { mentor, places }: PairOnBench): ComparisonRow[] {
  const twins: Readonly<Record<string, string>> = { helpWanted: 'helpOffered', direction: 'sectors' };
  const theirs = new Map(mentor.answers.map((answer) => [answer.key, answer]));
  const rows = student.answers.map((answer) => {
    const twin = theirs.get(twins[answer.key] ?? answer.key) ?? sameName(answer, [...theirs.values()]);
    if (twin) theirs.delete(twin.key);
    return rowOf(answer, answer, twin);
  });
  return [
    { label: 'School', left: student.schoolName ?? '–', right: mentor.schoolName ?? '–' },
    ...rows,
    ...[...theirs.values()].map((answer) => rowOf(answer, undefined, answer)),
    { label: 'Places', left: '–', right: places },
    { label: 'E-mail', left: student.email ?? '–', right: mentor.email ?? '–' },
  ];
}

/** An own column of one side may have the name of a usual question of the other: two rows of one name would confuse. */
const sameName = ({ label }: LabelledAnswer, answers: readonly LabelledAnswer[]) =>
  answers.find((answer) => answer.label.toLowerCase() === label.toLowerCase());

const rowOf = ({ label }: LabelledAnswer, left?: LabelledAnswer, right?: LabelledAnswer): ComparisonRow => ({
  label: left && right && left.label !== right.label ? `${left.label}, ${right.label.toLowerCase()}` : label,
  left: left?.value ?? '–',
  right: right?.value ?? '–',
  shared: sharedIn(left?.value, right?.value),
});

/** What both said, when both said the same or some of it. */
function sharedIn(left = '', right = ''): string | undefined {
  const theirs = new Set(right.toLowerCase().split(', '));
  const shared = left.split(', ').filter((word) => word !== '' && theirs.has(word.toLowerCase()));
  if (shared.length === 0) return undefined;
  return shared.length === 1 ? 'Both' : `${shared.length} in common`;
}

/** A student without a mentor: why, and what they said. */
export function UnmatchedShown({ entry }: { readonly entry: BenchEntry }) {
  const { student, unmatched } = entry;
  return (
    <>
      <Heading level={2}>Why there is no mentor</Heading>
      {unmatched?.consultant.map((sentence) => (
        <p class="govuk-body" key={sentence}>
          {sentence}
        </p>
      ))}
      <Details summary={`What ${student.name} would read`}>
        <InsetText>{unmatched?.student.join(' ')}</InsetText>
      </Details>
      <Heading level={2}>What they said</Heading>
      <SummaryList
        rows={[
          { label: 'School', value: student.schoolName ?? 'Not known' },
          ...student.answers.map(({ label, value }) => ({ label, value })),
          { label: 'E-mail', value: student.email ?? 'Not known' },
        ]}
      />
    </>
  );
}
