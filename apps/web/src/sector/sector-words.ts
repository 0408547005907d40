import { outcomeNames, type OutcomeKey } from '@footing/evidence';
import type { PoolRefusal } from '@footing/statistics';
import { characteristicOf, poolableOf, type SectorFigure, type SectorQuestion } from '@footing/sector';
import { shareInWords } from '../evidence/in-figures';

/** "Continuation…: Completed, by Sex". */
export function questionInWords({ measure, asked, by }: SectorQuestion): string {
  const outcome = asked.outcome ? outcomeNames[asked.outcome as OutcomeKey] : null;
  const more = [
    ...(asked.scale ? [`scale ${asked.scale}`] : []),
    ...[asked.wave, asked.from && asked.to ? `${asked.from} to ${asked.to}` : null].flatMap((one) => one ?? []),
    ...(asked.minimumMeetings ? [`${asked.minimumMeetings} or more meetings`] : []),
    ...(asked.side === 'mentor' ? ['mentors'] : []),
    ...(by === '' ? [] : [`by ${characteristicOf(by)?.name ?? by}`]),
  ];
  return [`${poolableOf(measure)?.name ?? measure}${outcome ? `: ${outcome}` : ''}`, ...more].join(', ');
}

/** "Everybody together", a group, or "Fifth 5 less Fifth 1". */
export function groupInWords(group: string, groups: SectorQuestion['groups']): string {
  return group === '' ? 'Everybody together' : (groups.find(({ code }) => code === group)?.name ?? group);
}

export const whyNot = (refusal: PoolRefusal): string =>
  refusal.refused === 'few'
    ? 'Not put together [N16]: fewer than three universities show it.'
    : 'Not put together [N16]: one university has more than three fifths of the weight.';

/** A number in the unit of a figure. */
export function inUnit(value: number, kind: SectorFigure['kind']): string {
  if (kind === 'mean') return value.toFixed(2);
  return kind === 'share' ? shareInWords(value) : `${(Math.abs(value) < 0.0005 ? 0 : 100 * value).toFixed(1)} points`;
}

/** "62.1 % to 70.0 %". */
export const range = (ends: { readonly lower: number; readonly upper: number }, kind: SectorFigure['kind']): string =>
  `${inUnit(ends.lower, kind)} to ${inUnit(ends.upper, kind)}`;
