import { readDateField } from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import { type GivenWave, usualDays, waveAnchors, waveAudiences, waveKinds, type WaveView } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

const among = <T extends string>(all: readonly T[], text: string): T | undefined => all.find((one) => one === text);

/** A wave as it was typed, but for the survey that it asks; what is to be put right is said by the service, and here of the day. */
export function readWave(typed: Typed): {
  readonly wave: Omit<GivenWave, 'versionId'>;
  readonly errors: readonly FieldError[];
} {
  const day = readDateField(typed, 'anchorOn', 'The day');
  const kind = among(waveKinds, textIn(typed, 'kind'));
  const audience = among(waveAudiences, textIn(typed, 'audience'));
  const errors = [
    ...(kind ? [] : [{ field: 'kind', message: 'Choose when people are asked' }]),
    ...(audience ? [] : [{ field: 'audience', message: 'Choose who is asked' }]),
    ...(textIn(typed, 'survey') === '' ? [{ field: 'survey', message: 'Choose a survey' }] : []),
    ...(day.kind === 'wrong' ? [day.error] : []),
  ];
  const anchor = among(waveAnchors, textIn(typed, 'anchor')) ?? usualDays[kind ?? 'baseline'].anchor;
  const anchorOn = anchor === 'qualification' && day.kind === 'date' ? day.date : null;
  const days = { offsetDays: wholeIn(typed, 'offsetDays'), windowDays: wholeIn(typed, 'windowDays') };
  return { wave: { kind: kind ?? 'baseline', audience: audience ?? 'student', anchor, anchorOn, ...days }, errors };
}

/** A whole number; NaN for anything else, which the service refuses at the field. */
function wholeIn(typed: Typed, name: string): number {
  const text = textIn(typed, name).trim().replace('−', '-');
  return /^-?\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
}

/** What stands in the form of a wave that is there. */
export function typedWave(wave: WaveView): Typed {
  const [year = '', month = '', day = ''] = wave.anchorOn?.split('-') ?? [];
  return {
    ...{ kind: wave.kind, audience: wave.audience, anchor: wave.anchor, survey: wave.versionId },
    ...{ offsetDays: String(wave.offsetDays), windowDays: String(wave.windowDays) },
    ...{ 'anchorOn-year': year, 'anchorOn-month': month, 'anchorOn-day': day },
  };
}

/** What stands in the form of a new one. */
export const typedNewWave = (): Typed => {
  const { anchor, offsetDays, windowDays } = usualDays.close;
  return { kind: 'close', audience: 'student', anchor, offsetDays: String(offsetDays), windowDays: String(windowDays) };
};
