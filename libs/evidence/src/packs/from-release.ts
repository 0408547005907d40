import type { KeptRelease } from '../data/releases.query';
import { outcomeNames } from '../domain/stages';
import type { Ask } from '../measures/ask';
import type { EvidenceTable } from '../measures/evidence-table';
import type { PublishedTable } from './report';

type AskedOne = KeptRelease['asks'][number];

/**
 * Tables of a release as documents and packs hold them, in its order: each with a title that says what was asked, and an id that names its file.
 * Nothing is counted: the numbers are those that were signed.
 */
export function publishedTables({ tables, asks }: Pick<KeptRelease, 'tables' | 'asks'>): PublishedTable[] {
  const all = tables.shown.map((found, at) => {
    const asked = asks[at];
    return { id: idOf(found, asked), title: titleOf(found, asked), found: withEveryWay(found), asked };
  });
  const seen = new Map<string, number>();
  return all.map((table) => {
    const times = (seen.get(table.id) ?? 0) + 1;
    seen.set(table.id, times);
    return times === 1 ? table : { ...table, id: `${table.id}-${times}` };
  });
}

/** Months in which mentoring ended or was seen last part people too, and are no dimension of the snapshot. */
function withEveryWay(found: EvidenceTable): EvidenceTable {
  const codes = [...new Set(found.cells.flatMap(({ at }) => at.lasted ?? []))];
  if (codes.length === 0 || found.by.some(({ key }) => key === 'lasted')) return found;
  const named = codes.map((code) => {
    const [how, month] = code.split('-');
    return { code, name: `${how === 'ended' ? 'Ended' : 'Last seen'} in month ${Number(month) + 1}` };
  });
  const lasted = { key: 'lasted', name: 'How long it lasted', kind: 'dose', codes: named, isSensitive: false } as const;
  return { ...found, by: [...found.by, lasted] };
}

const asWords = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** Such as `m12-progression-by-imd`. A group's key ends in a number that nobody reads: its place stands for it. */
function idOf({ measure, by }: EvidenceTable, asked: AskedOne | undefined): string {
  const ways = by.map(({ key }, at) =>
    key.includes(':') ? `${asWords(key.split(':')[0] ?? '')}-${at + 1}` : asWords(key),
  );
  const parts = [measure.id, asked?.outcome, asked?.scale && asWords(asked.scale), asked?.wave, asked?.side];
  const name = parts.flatMap((part) => (part ? [asWords(part)] : [])).join('-');
  return ways.length > 0 ? `${name}-by-${ways.join('-and-')}` : name;
}

/** "Continuation, completion and progression: Completed, by IMD quintile, 2025/26". */
function titleOf({ measure, by }: EvidenceTable, asked: AskedOne | undefined): string {
  const outcome = asked?.outcome ? `: ${outcomeNames[asked.outcome]}` : '';
  const groups = by.length > 0 ? `, by ${by.map(({ name }) => name).join(' and ')}` : '';
  return `${measure.name}${outcome}${groups}${moreOf(asked)}`;
}

/** What else was asked: years, whose side, when. */
function moreOf({ cohorts, side, wave, scale, minimumMeetings }: Partial<Ask> = {}): string {
  const parts = [
    ...(scale ? [`scale ${scale}`] : []),
    ...(wave ? [`asked at: ${wave.replaceAll('-', ' ')}`] : []),
    ...(minimumMeetings ? [`${minimumMeetings} ${minimumMeetings === 1 ? 'meeting' : 'meetings'} or more`] : []),
    ...(side === 'mentor' ? ['mentors'] : []),
    ...(cohorts ? [cohorts.join(', ')] : []),
  ];
  return parts.map((part) => `, ${part}`).join('');
}
