import {
  type EvidenceTable,
  measures,
  outcomeNames,
  type ReleasePlanned,
  type SnapshotDetail,
} from '@footing/evidence';
import { kindNames } from '../waves/wave-words';

type Question = ReleasePlanned['asks'][number];

/** A question as the title of its table: "Take-up, by Care experienced, 2025/26". */
export function askInWords(
  ask: Question,
  { dimensions, scales }: Pick<SnapshotDetail, 'dimensions' | 'scales'>,
): string {
  const measure = measures.find(({ id }) => id === ask.measure);
  const dimension = (key: string) => dimensions.find((one) => one.key === key);
  const nameOf = (key: string) => dimension(key)?.name ?? key;
  const codeOf = (key: string, code: string) => dimension(key)?.codes.find((one) => one.code === code)?.name ?? code;
  const scale = scales.find(({ key, scale: of }) => key === ask.scale || of === ask.scale);
  const { compare } = ask;
  const parts = [
    ...(ask.outcome ? [outcomeNames[ask.outcome]] : []),
    ...(ask.scale ? [scale?.name ?? ask.scale] : []),
    ...(ask.wave ? [kindNames[ask.wave].toLowerCase()] : []),
    ...(compare
      ? [`${codeOf(compare.dimension, compare.priority)} beside ${codeOf(compare.dimension, compare.comparator)}`]
      : []),
    ...(compare?.within ? [`like with like in ${nameOf(compare.within)}`] : []),
    ...(ask.by && ask.by.length > 0 ? [`by ${ask.by.map(nameOf).join(' and ')}`] : []),
    ...(ask.side === 'mentor' ? ['mentors'] : []),
    ...(ask.cohorts && ask.cohorts.length > 0 ? [ask.cohorts.join(', ')] : []),
  ];
  return [`${ask.measure} ${measure?.name ?? ''}`, ...parts].join(', ');
}

/** The same of a table that was made. */
export const tableInWords = (found: EvidenceTable, ask: Question | undefined): string =>
  ask ? askInWords(ask, { dimensions: found.by, scales: [] }) : `${found.measure.id} ${found.measure.name}`;
