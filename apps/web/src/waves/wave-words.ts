import type { Audience, SurveyArm, SurveyStep, WaveAnchor, WaveKind } from '@footing/surveys';

/** The times of asking, as staff call them. */
export const kindNames: Readonly<Record<WaveKind, string>> = {
  baseline: 'At the start',
  mid: 'Half-way',
  close: 'At the end',
  'six-months': 'Six months on',
  'fifteen-months': 'Fifteen months on',
};

/** Who is asked. At the start `student` is everybody who applied. */
export const audienceNames: Readonly<Record<Audience, string>> = {
  student: 'Students',
  mentor: 'Mentors',
  unmatched: 'Students without a mentor',
};

/** What the days of a wave count from. */
export const anchorNames: Readonly<Record<WaveAnchor, string>> = {
  application: 'the day each person applied',
  match: 'the day each pairing was proposed',
  'programme-end': 'the last day of meetings',
  qualification: 'the day each person qualifies',
};

export const armNames: Readonly<Record<SurveyArm, string>> = {
  matched: 'Students with a mentor',
  unmatched: 'Students without a mentor',
  mentor: 'Mentors',
};

export const stepNames: Readonly<Record<SurveyStep, string>> = {
  eligible: 'Could be asked',
  invited: 'Invited',
  reached: 'Reached',
  started: 'Started',
  submitted: 'Sent their answers',
};

/** "60 days after each pairing was proposed". */
export function offsetInWords(days: number, anchor: WaveAnchor): string {
  if (days === 0) return `On ${anchorNames[anchor]}`;
  const size = Math.abs(days);
  return `${size} ${size === 1 ? 'day' : 'days'} ${days > 0 ? 'after' : 'before'} ${anchorNames[anchor]}`;
}
