import { type FunnelStep, funnelSteps, shareOf, type ShownFunnel, type ShownRow } from '@footing/campaigns';
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

type Cells = ShownRow['counts'];

/** "45 (60 %)": of the step before; shares of few are left out. */
export function cellWords(cells: Cells, step: number): string {
  const count = cells[step] ?? null;
  if (count === null) return HIDDEN;
  const share = shareOf(count, cells[step - 1]);
  return share === null ? String(count) : `${count} (${percent(share / 100)})`;
}

/**
 * A sentence for each step at which students of a row were lost: "Of about 120 students who started to sign up, about 45 sent
 * their answers." None where a count is hidden, or where nobody seems to be lost.
 */
export function dropWords(cells: Cells, of = ''): string[] {
  return funnelSteps.flatMap((step, at) => {
    const [before, now, last] = [cells[at - 1] ?? null, cells[at] ?? null, funnelSteps[at - 1]];
    if (before === null || now === null || !last || now >= before) return [];
    return [
      `Of about ${before} students${of === '' ? '' : ` ${of}`} who ${stepWords[last].who}, about ${now} ${stepWords[step].who}.`,
    ];
  });
}

/** What the file holds: just what the page shows. */
export function sheetOf({ everybody, schools, groups }: ShownFunnel) {
  const headers = ['By', 'Name', ...funnelSteps.map((step) => stepWords[step].heading)];
  const line = (by: string, { name, counts }: ShownRow) => [by, name, ...counts.map((count) => count ?? HIDDEN)];
  const rows = [
    line('Everybody', { name: 'Everybody', counts: everybody }),
    ...groups.map((row) => line('Priority group', row)),
    ...schools.map((row) => line('School', row)),
  ];
  return { headers, rows };
}
