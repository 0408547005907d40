import type { InstrumentInList, VersionView } from '@footing/surveys';
import type { TagTone } from '@footing/pages';
import { dayInWords, dayOf } from '../programme/dates-in-words';

/** Where a survey stands, in a word or two. */
export function standing({ isRetired, versions }: InstrumentInList): { readonly text: string; readonly tone: TagTone } {
  if (isRetired) return { text: 'Put away', tone: 'neutral' };
  const [newest] = versions;
  if (versions.some(({ isAsked }) => isAsked)) return { text: 'In use', tone: 'done' };
  if (newest?.state !== 'draft') return { text: 'Ready to ask', tone: 'done' };
  return { text: 'Draft', tone: 'needs-you' };
}

/** "Version 2, ready since Tuesday 3 November 2026". */
export function versionInWords({ number, state, frozenAt }: VersionView): string {
  if (state === 'draft' || !frozenAt) return `Version ${number}, a draft`;
  return `Version ${number}, ready to ask since ${dayInWords(dayOf(frozenAt))}`;
}
