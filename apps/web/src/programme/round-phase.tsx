import { phaseOn, type Round, type RoundPhase } from '@footing/programmes';
import { Tag, type TagTone } from '@footing/pages';

const words: Record<RoundPhase, { text: string; tone: TagTone }> = {
  planned: { text: 'Not open yet', tone: 'neutral' },
  'signing-up': { text: 'Sign-up is open', tone: 'information' },
  matching: { text: 'Matching', tone: 'information' },
  meeting: { text: 'Meetings', tone: 'information' },
  over: { text: 'Over', tone: 'neutral' },
};

/** Where a round stands today, in a word or two. @param today YYYY-MM-DD. */
export function RoundPhaseTag({ round, today }: { round: Round; today: string }) {
  const { text, tone } = words[phaseOn(today, round.dates)];
  return <Tag tone={tone}>{text}</Tag>;
}
