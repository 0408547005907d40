import type { RoundDetail } from '@footing/programmes';
import { paths } from '../paths';

/** Which round a page is about: "Career mentoring, 2026 to 2027". */
export const captionOf = ({ programme, round }: RoundDetail): string => `${programme.name}, ${round.name}`;

/** The way back to a round's own page. */
export const toRound = (id: string) => ({ href: paths.round(id), text: 'Back to the round' });

/** "1 school", "2 schools". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** Said wherever a rule can be changed. */
export const draftsKeepTheirs = 'A draft that is there already keeps the rules it was made with.';
