import type { TookPart } from '../data/taking-part.query';
import { bandOf, type DimensionView } from '../domain/dimension';
import type { SnapshotScale } from '../domain/snapshot-scale';
import { inOrder, type SnapshotRow } from '../domain/snapshot-row';
import { bitsOf, outcomes, type Stage, type Wave, waves } from '../domain/stages';
import { academicYear, daysBetween, isoWeek } from '../domain/week';
import { dimensionsOf, NOT_KNOWN } from './dimensions-of-facts';
import type { Facts } from './facts';
import { type Indexed, indexed, keyOf, type PairedWith } from './indexed-facts';
import { scalesOf } from './scales-of-facts';

/** A snapshot before it has a number. */
export interface Assembled {
  readonly dimensions: readonly DimensionView[];
  readonly scales: readonly SnapshotScale[];
  /** In order. */
  readonly rows: readonly SnapshotRow[];
}

const LATER: readonly Wave[] = ['six-months', 'fifteen-months'];
const BEGUN = ['active', 'paused', 'finished', 'ended-early'];

/** Rows without a name, of facts with them. Same facts, same rows, whatever their order. Cost: linear, and one sort. */
export function assemble(facts: Facts): Assembled {
  const dimensions = dimensionsOf(facts);
  const scales = scalesOf(facts);
  const index = indexed(facts);
  const mentors = mentorNumbers(facts);
  const rows = facts.tookPart.flatMap((part) => {
    const name = facts.names.get(part.personId);
    const round = index.rounds.get(part.roundId);
    if (!name || !round) return [];
    const paired = index.pairings.get(part.id) ?? [];
    const begun = paired.filter(({ state }) => BEGUN.includes(state)).at(-1) ?? null;
    const doing = index.met.get(keyOf(part)) ?? { meetings: 0, minutes: 0 };
    const of: OfRow = { facts, index, part, paired, begun, ...doing };
    return [
      {
        ...{ ...name, side: part.side, round: round.number },
        ...{ meetings: doing.meetings, minutes: doing.minutes, appliedWeek: isoWeek(part.at) },
        codes: dimensions.map((one) => codeOf(one, { ...of, opens: round.opens, programme: round.programme })),
        stages: bitsOf(reached(of)),
        mentor: mentors.get(part.side === 'mentor' ? part.personId : (begun?.mentorId ?? '')) ?? null,
        ...pairFigures(of),
        ...answersOf(of, scales),
        outcomes: outcomes.map((key) => outcomeOf(index.joined.get(part.personId) ?? {}, key)),
      },
    ];
  });
  return { dimensions, scales, rows: inOrder(rows) };
}

interface OfRow {
  readonly facts: Facts;
  readonly index: Indexed;
  readonly part: TookPart;
  readonly paired: readonly PairedWith[];
  readonly begun: PairedWith | null;
  readonly meetings: number;
  readonly minutes: number;
}

/** Numbers of the mentors who are counted, or whose students are: by their pid, so that the same snapshot gives the same. */
function mentorNumbers({ tookPart, names }: Facts): ReadonlyMap<string, number> {
  const ids = [...new Set(tookPart.flatMap(({ side, personId }) => (side === 'mentor' ? [personId] : [])))];
  const pidOf = (id: string) => names.get(id)?.pid ?? '';
  return new Map(ids.sort((a, b) => (pidOf(a) < pidOf(b) ? -1 : 1)).map((id, at) => [id, at + 1]));
}

function reached({ part, paired, begun, meetings, index }: OfRow): Stage[] {
  const waveOf = index.asked.get(keyOf(part));
  const hasMet = meetings > 0 || paired.some((one) => one.hasMet);
  return [
    ...(['eligible', 'invited', 'applied'] as const),
    ...(paired.length > 0 ? (['allocated'] as const) : []),
    ...(begun ? (['matched'] as const) : []),
    ...(begun && hasMet ? (['met'] as const) : []),
    ...(begun?.state === 'finished' ? (['completed'] as const) : []),
    ...(waveOf?.get('close')?.isHandedIn ? (['surveyed'] as const) : []),
  ];
}

/** Of the mentoring that began last: of a mentor with several students only when, for the rest differs between them. */
function pairFigures({ begun, part, facts }: OfRow) {
  if (!begun) return { matchedWeek: null, fit: null, lastedDays: null, hasEnded: false };
  const matchedWeek = isoWeek(begun.beganAt);
  if (part.side === 'mentor') return { matchedWeek, fit: null, lastedDays: null, hasEnded: false };
  const lastedDays = daysBetween(begun.beganAt, begun.endedAt ?? facts.at);
  return { matchedWeek, fit: begun.score, lastedDays, hasEnded: begun.state === 'ended-early' };
}

function answersOf({ part, index, facts }: OfRow, scales: readonly SnapshotScale[]) {
  const mine = index.asked.get(keyOf(part));
  const isFollowed = facts.followed.has(part.personId);
  const at = (wave: Wave) => (LATER.includes(wave) && !isFollowed ? undefined : mine?.get(wave));
  return {
    waves: waves.map((wave) => {
      const one = at(wave);
      return one ? (one.isHandedIn ? 2 : 1) : 0;
    }),
    scores: scales.map(({ wave, scale, sha256 }) => {
      const one = at(wave);
      const own = one?.isHandedIn ? facts.scales.get(one.versionId)?.find((of) => of.scale === scale) : undefined;
      return own?.sha256 === sha256 ? (one?.scores[scale] ?? null) : null;
    }),
  };
}

const CLASSED: Readonly<Record<string, number>> = { first: 1, 'upper-second': 1, 'lower-second': 0, third: 0 };

function outcomeOf(joined: Readonly<Record<string, string>>, key: (typeof outcomes)[number]): number | null {
  if (key === 'good-degree') return CLASSED[joined['degree-class'] ?? ''] ?? null;
  const said = joined[key];
  return said === undefined ? null : said === 'yes' ? 1 : 0;
}

/** The place of somebody's code in a dimension. */
function codeOf(
  { key, kind, codes }: DimensionView,
  of: OfRow & { readonly opens: string; readonly programme: string },
): number {
  const place = (code: string) => codes.findIndex((one) => one.code === code);
  if (kind === 'round') return place(String(of.index.rounds.get(of.part.roundId)?.number ?? ''));
  if (kind === 'cohort') return place(academicYear(of.opens));
  if (kind === 'programme') return place(of.programme);
  if (kind === 'arm') return place(of.begun ? 'matched' : 'unmatched');
  if (key === 'meetings' || key === 'minutes') return bandOf(key, of[key]);
  if (kind === 'school') return place(of.index.schools.get(of.part.personId) ?? NOT_KNOWN);
  if (kind === 'group') return of.index.groups.get(of.part.personId)?.has(key.slice('group:'.length)) ? 0 : 1;
  return place(of.index.joined.get(of.part.personId)?.[key] ?? NOT_KNOWN);
}
