/** A line of the year: when, and how often what happened. */
export interface YearLine {
  /** YYYY-MM-DD, the first day of the stretch. */
  readonly day: string;
  readonly what: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** What came of a year. */
export interface YearReport {
  readonly seed: string;
  /** Pages opened and forms sent by those who have a browser. */
  readonly pagesAsked: number;
  readonly students: number;
  readonly mentors: number;
  readonly lines: readonly YearLine[];
  /** How many mails of each kind were caught. */
  readonly mails: Readonly<Record<string, number>>;
  /** How many pairings ended how. */
  readonly ends: Readonly<Record<string, number>>;
  /** How many students stood where when all was over. */
  readonly standings: Readonly<Record<string, number>>;
  /** Everything that should not have happened; empty when all went well. */
  readonly faults: readonly string[];
  readonly seconds: number;
  /** Of the processor, without those of the database. */
  readonly cpuSeconds: number;
}

const inOrder = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, count]) => `${what} ${count}`)
    .join(', ');

const countTable = (heading: string, counts: Readonly<Record<string, number>>): string => {
  const rows = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  return [`| ${heading} | how many |`, '| --- | ---: |', ...rows.map(([what, count]) => `| ${what} | ${count} |`)].join(
    '\n',
  );
};

const headOf = ({
  students,
  mentors,
  seed,
  seconds,
  cpuSeconds,
  pagesAsked,
}: YearReport): string => `# A year, played through

\`npm run demo:year -- --applicants ${students}\` made this page; without a number it is 600. It founds a university with ${students}
students and ${mentors} mentors, moves the clock from day to day through a whole year, and lets everybody act by the same services that
the pages call. All mail goes to a mail server of its own. What people want follows from the seed \`${seed}\`; who is paired with whom
also follows from the lot that each round draws for itself, so counts differ a little from run to run. This run took
${Math.round(seconds)} seconds, of which ${Math.round(cpuSeconds)} were this process at work, without the database.

Twelve students and eight mentors go through the pages over HTTP: they sign in by a link in a mail, answer every question, do their
training, offer places, say yes or no, book meetings, and say by the one tap of a mail that they met; they opened pages and sent
forms ${pagesAsked} times. The others use the services behind the pages. In career mentoring people meet three before they are paired. What the worker does once a day is done once a week, and in April and May the clock is moved a week at a time.
The clock of the services is moved; the database keeps its own, so what rests on that (how long a yes holds, how old a mail is,
until when a mentor takes a break) goes by the day on which the year is played.`;

/** The page of the docs that shows a year. */
export function yearPage(report: YearReport): string {
  const { lines, mails, ends, standings, faults } = report;
  const wrong =
    faults.length === 0 ? 'Nothing that should not happen happened.' : faults.map((one) => `- ${one}`).join('\n');
  return `${headOf(report)}

## What happened

| from | what | counts |
| --- | --- | --- |
${lines.map(({ day, what, counts }) => `| ${day} | ${what} | ${inOrder(counts)} |`).join('\n')}

## Where everybody was at the end

${countTable('pairings', ends)}

${countTable('students', standings)}

${countTable('mail', mails)}

## What was checked

- Every pairing has ended, or waits for a day that is still to come; none that has ended waits for anything.
- Every state was reached by its steps, one after the other, and every step has its line in the record.
- No mentor held more students than they offered places, at any moment.
- Every student who signed up has an answer: while the meetings run, and when all is over.
- Nobody was proposed to anybody after they had stopped being matched.
- Nobody was in two meetings at once, and no meeting was to come where mentoring was not under way.
- Whoever was to meet had been told of it, and no pair was reminded twice within ten days that no meeting was planned.
- No mentor had more short calls than there was time for, and no call was rated that was not held.
- Campaigns that were settled late in the evening left in the morning.
- Every mail left once. A clock that was killed in the middle of its work did nothing twice.

${wrong}
`;
}
