import { aims, fairnessKinds, type PriorityGroup, type RoundDetail } from '@footing/programmes';
import { SummaryList } from '@footing/pages';
import { count } from './round-words';

interface ChosenView {
  readonly detail: RoundDetail;
  readonly groups: readonly PriorityGroup[];
}

/** What was chosen, for those who may not change it. */
export function ChoicesInWords({ detail, groups }: ChosenView) {
  const { choices } = detail.round;
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  const floors = detail.floors.map(({ priorityGroupId, places }) => ({
    label: `Kept for ${nameOf.get(priorityGroupId) ?? 'a group'}`,
    value: count(places, 'place'),
  }));
  const reason = (label: string, value: string) => (value === '' ? [] : [{ label, value }]);
  const rows = [
    { label: 'What the round is for', value: aims[choices.aim].name },
    { label: 'Tiers', value: choices.ignoreTiers ? 'Do not count' : 'Count' },
    ...reason('Why tiers do not count', choices.ignoreTiersReason),
    { label: 'Between the tiers and the fit', value: fairnessKinds[choices.fairness].name },
    ...floors,
    ...reason('Why that is fair', choices.fairnessReason),
    { label: 'Keep what was there', value: outOf100(choices.retention) },
    { label: 'The mentor’s view', value: outOf100(choices.mentorsView) },
    { label: 'Strength of the lottery', value: outOf100(choices.lotteryStrength) },
  ];
  return <SummaryList rows={rows} />;
}

/** The choices on one line of the round's tasks: what it is for, then what differs from a new round. */
export function choicesInOneLine({ round: { choices }, floors }: Pick<RoundDetail, 'round' | 'floors'>): string {
  const fairness = choices.fairness === 'floors' ? floorsInWords(floors) : lower(fairnessKinds[choices.fairness].name);
  return [
    aims[choices.aim].name,
    choices.ignoreTiers && 'tiers do not count',
    choices.fairness !== 'none' && fairness,
    choices.mentorsView > 0 && `the mentor’s view counts ${choices.mentorsView} out of 100`,
    choices.lotteryStrength > 0 && `a lottery of ${choices.lotteryStrength} out of 100`,
  ]
    .filter(Boolean)
    .join(', ');
}

function floorsInWords(floors: RoundDetail['floors']): string {
  const places = floors.reduce((sum, floor) => sum + floor.places, 0);
  return `${count(places, 'place')} kept for ${count(floors.length, 'group')}`;
}

const outOf100 = (percent: number) => `${percent} out of 100`;
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
