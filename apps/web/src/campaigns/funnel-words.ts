import { type FunnelStep, funnelSteps, type NamedRow, type RoundFunnel } from '@footing/evidence';
import { percent } from '@footing/pages';

/** Each step: as the heading of a column, and of whom it is said. */
export const stepWords: Readonly<Record<FunnelStep, { readonly heading: string; readonly who: string }>> = {
  eligible: { heading: 'Could take part', who: 'could take part' },
  invited: { heading: 'Invited, or came by themselves', who: 'were invited or came by themselves' },
  started: { heading: 'Started', who: 'started to sign up' },
  applied: { heading: 'Sent answers', who: 'sent their answers' },
  matched: { heading: 'Have a mentor', who: 'began with a mentor' },
  met: { heading: 'Met', who: 'met their mentor' },
  completed: { heading: 'Finished', who: 'finished their mentoring' },
};

export const HIDDEN = 'Not shown';
/** Of steps that nobody can have come to: it hides nothing. */
const NOT_YET = 'Not yet';

export type FunnelRow = Pick<NamedRow, 'name' | 'counts' | 'shares'>;
export type FunnelShown = NonNullable<RoundFunnel['funnel']>;

const isAhead = (step: number, isPaired: boolean) => !isPaired && step >= funnelSteps.indexOf('matched');

/** "45 (60 %)": of the step before; a share that the gate hides is left out. @param isPaired whether pairings were published. */
export function cellWords({ counts, shares }: FunnelRow, step: number, isPaired: boolean): string {
  if (isAhead(step, isPaired)) return NOT_YET;
  const count = counts[step] ?? null;
  if (count === null) return HIDDEN;
  const share = shares[step] ?? null;
  return share === null ? String(count) : `${count} (${percent(share)})`;
}

/**
 * A sentence for each step at which students of a row were lost: "Of about 120 students who started to sign up, about 45 sent
 * their answers." None where a count is hidden, where nobody seems to be lost, or where nobody can have come so far yet.
 */
export function dropWords({ counts }: FunnelRow, isPaired: boolean, of = ''): string[] {
  return funnelSteps.flatMap((step, at) => {
    if (isAhead(at, isPaired)) return [];
    const [before, now, last] = [counts[at - 1] ?? null, counts[at] ?? null, funnelSteps[at - 1]];
    if (before === null || now === null || !last || now >= before) return [];
    return [
      `Of about ${before} students${of === '' ? '' : ` ${of}`} who ${stepWords[last].who}, about ${now} ${stepWords[step].who}.`,
    ];
  });
}

/** What the file holds: just what the page shows; null: headings alone. */
export function sheetOf(funnel: FunnelShown | null) {
  const headers = ['By', 'Name', ...funnelSteps.map((step) => stepWords[step].heading)];
  if (!funnel) return { headers, rows: [] };
  const cell = (count: number | null, step: number) => (isAhead(step, funnel.isPaired) ? NOT_YET : (count ?? HIDDEN));
  const line = (by: string, { name, counts }: FunnelRow) => [by, name, ...counts.map(cell)];
  const rows = [
    line('Everybody', funnel.everybody),
    ...funnel.groups.map((row) => line('Priority group', row)),
    ...funnel.schools.map((row) => line('School', row)),
  ];
  return { headers, rows };
}
