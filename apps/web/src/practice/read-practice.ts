import { type ActionInput, type ActionState, actionStates, type PracticeWords } from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

/** What nobody can write with a keyboard, and no database keeps. */
const UNREADABLE = /\0/g;

/** Words as they were typed, with one kind of line end. */
export const wordsIn = (body: Typed, name: string): string =>
  textIn(body, name).replace(UNREADABLE, '').toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').trim();

/** A whole number of at most nine figures; NaN for anything else. */
export const numberIn = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** The version that was seen; one that never was for anything else. */
export function versionIn(body: Typed): number {
  const version = numberIn(textIn(body, 'version'));
  return Number.isNaN(version) ? -1 : version;
}

const isState = (text: string): text is ActionState => actionStates.some((state) => state === text);

/** An action as it was typed, and what is wrong with its day; null: nothing. A day that is wrong is ''. */
export function readAction(body: Typed): { readonly input: ActionInput; readonly dayError: FieldError | null } {
  const day = readDateField(body, 'dueOn', 'The day');
  const state = textIn(body, 'state');
  const owner = textIn(body, 'ownerId');
  const input = {
    ...{ what: wordsIn(body, 'what'), ownerId: owner === '' ? null : owner, ownerWords: wordsIn(body, 'ownerWords') },
    ...{ dueOn: day.kind === 'date' ? day.date : '', state: isState(state) ? state : ('to-do' as const) },
  };
  if (day.kind === 'empty')
    return { input, dayError: { field: 'dueOn-day', message: 'Enter the day by which it is done' } };
  return { input, dayError: day.kind === 'wrong' ? day.error : null };
}

/** The words of a topic or a part as they were typed: a question a line. */
export function readWords(body: Typed): PracticeWords {
  const lines = wordsIn(body, 'questions').split('\n');
  return {
    ...{ title: wordsIn(body, 'title'), about: wordsIn(body, 'about') },
    questions: lines.map((line) => line.trim()).filter((line) => line !== ''),
    isHidden: textIn(body, 'hidden') === 'yes',
  };
}
