import type { GivenMeeting } from '@footing/scheduling';
import { isMeetingMode } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

/** How long a meeting may be by a choice on the page, in minutes. */
export const lengths: readonly number[] = [15, 30, 45, 60, 90, 120];

export type How = Pick<GivenMeeting, 'minutes' | 'mode'>;

const USUAL: How = { minutes: 60, mode: 'online' };

/** How they would meet, from an address or a form. @param otherwise what holds where that says nothing sensible. */
export function howIn(typed: Typed, otherwise: How = USUAL): How {
  const [minutes, mode] = [textIn(typed, 'minutes'), textIn(typed, 'mode')];
  const isLength = /^\d{2,3}$/.test(minutes) && Number(minutes) >= 10 && Number(minutes) <= 240;
  return {
    minutes: isLength ? Number(minutes) : otherwise.minutes,
    mode: isMeetingMode(mode) ? mode : otherwise.mode,
  };
}

export const howQuery = ({ minutes, mode }: How): string => `?minutes=${minutes}&mode=${mode}`;

/** "1 hour 30 minutes". */
export function lengthInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    ...(hours > 0 ? [hours === 1 ? '1 hour' : `${hours} hours`] : []),
    ...(rest > 0 ? [rest === 1 ? '1 minute' : `${rest} minutes`] : []),
  ].join(' ');
}

export const modeWords: Readonly<Record<How['mode'], string>> = { online: 'online', 'in-person': 'in person' };

/** "1 hour, online". */
export const howInWords = ({ minutes, mode }: How): string => `${lengthInWords(minutes)}, ${modeWords[mode]}`;
