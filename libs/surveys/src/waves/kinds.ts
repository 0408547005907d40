import type { Audience, WaveKind } from '../shipped/surveys';

/** The times at which people are asked, in their order. */
export const waveKinds = [
  'baseline',
  'mid',
  'close',
  'six-months',
  'fifteen-months',
] as const satisfies readonly WaveKind[];

/** Who is asked: at the baseline `student` is everybody who applied, later those who were paired. */
export const waveAudiences = ['student', 'mentor', 'unmatched'] as const satisfies readonly Audience[];

/** What the days of a wave count from, for each person. */
export const waveAnchors = ['application', 'match', 'programme-end', 'qualification'] as const;
export type WaveAnchor = (typeof waveAnchors)[number];

/** Waves that come long after the mentoring: they rest on a yes of their own. */
export const isFollowUp = (kind: WaveKind): boolean => kind === 'six-months' || kind === 'fifteen-months';

export const isWaveKind = (text: string): text is WaveKind => (waveKinds as readonly string[]).includes(text);
export const isWaveAudience = (text: string): text is Audience => (waveAudiences as readonly string[]).includes(text);
export const isWaveAnchor = (text: string): text is WaveAnchor => (waveAnchors as readonly string[]).includes(text);
