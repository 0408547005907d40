import { type BoardWave, FEWEST } from '@footing/surveys';
import { armNames } from './wave-words';

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Whether arms answer alike, in a sentence; null where there is nothing to say. */
export function gapInWords({ gap, alerts }: BoardWave): string | null {
  if (!gap) return null;
  const { most, least, points } = gap;
  if (points === 0) return `${armNames[most]} and ${lower(armNames[least])} answered equally often.`;
  const size = `${points} ${points === 1 ? 'point' : 'points'}`;
  const more = `${armNames[most]} answered more often than ${lower(armNames[least])}: by ${size} in a hundred.`;
  return alerts.includes('gap') ? `${more} That is more than 5, so comparing the two could mislead.` : more;
}

/** How like those who were asked those who answered are, in a sentence. */
export function likenessInWords({ representativeness: r }: BoardWave): string {
  if (r === null)
    return `Whether those who answered are like those who were asked is told once ${FEWEST} of them have answered, and ${FEWEST} are in each group.`;
  const figure = `(${r.toFixed(2)} of at most 1)`;
  if (r >= 0.9) return `Those who answered are very like those who were asked ${figure}.`;
  if (r >= 0.8) return `Those who answered are fairly like those who were asked ${figure}.`;
  return `Those who answered differ from those who were asked ${figure}. Below 0.80, figures may tell of some groups more than of others.`;
}

/** Why a wave is to be looked at, one sentence a line; empty: it is not. */
export function reasonsInWords(wave: BoardWave): string[] {
  const gap = wave.alerts.includes('gap') ? gapInWords(wave) : null;
  return [...(gap ? [gap] : []), ...(wave.alerts.includes('representativeness') ? [likenessInWords(wave)] : [])];
}

/** What to do about it, one sentence a line; empty: nothing. */
export function whatToDo({ alerts, gap }: BoardWave): string[] {
  if (alerts.length === 0) return [];
  return [
    ...(gap && alerts.includes('gap')
      ? [
          `Ask somebody whom ${lower(armNames[gap.least])} know to say why their answers matter: a tutor, or the team that supports them. Reminders go by themselves.`,
        ]
      : []),
    ...(alerts.includes('representativeness')
      ? [
          'Open it below and look at the groups: reach out to those who answer least, in ways that suit them, while the survey is open.',
        ]
      : []),
    'When you report, say who answered and who did not.',
  ];
}
