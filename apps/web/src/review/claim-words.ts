import type { Claim } from '@footing/matching';

const time = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' }).format(at);

/** How a student stands with whoever looks, in a sentence or two. */
export function claimWords({ isMine, by, until, asker, isAsking }: Claim): string {
  if (by === null || until === null) return 'Nobody has this student at the moment.';
  if (isMine && asker !== null)
    return `${asker} asks for this student. Without an answer from you they go at ${time(until)}.`;
  if (isMine) return `You have this student until ${time(until)}, and for longer while this page is open.`;
  if (isAsking) return `You asked ${by} for this student. Load the page again at ${time(until)} at the latest.`;
  return `${by} has this student for review until ${time(until)}. You can read along. Deciding is for ${by} until then.`;
}

/** What is said once it is done. */
export function claimSaid(what: 'ask' | 'hand-over' | 'keep', { isMine, by }: Claim): string {
  if (what === 'keep') return 'You keep this student.';
  if (what === 'hand-over') return `${by ?? 'Your colleague'} has this student now.`;
  return isMine ? 'You have this student now.' : `We have asked ${by ?? 'your colleague'}.`;
}
