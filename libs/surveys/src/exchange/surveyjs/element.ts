import type { Leaving } from '../imported';
import type { Names } from '../names';
import type { Json } from './texts';

/** One element of a page, and what reading it needs to know. */
export interface Element {
  readonly json: Json;
  /** Where it stands: 'pages[0].elements[2]'. */
  readonly path: string;
  readonly languages: readonly string[];
  readonly names: Names;
  readonly leaving: Leaving;
}

/** A text of an element’s own; empty when there is none. */
export const textIn = ({ json }: Element, property: string): string => {
  const value = json.get(property);
  return typeof value === 'string' ? value : '';
};

/** A number of an element’s own, also when it is written as text; undefined when there is none. */
export const numberIn = ({ json }: Element, property: string): number | undefined => {
  const value = json.get(property);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};
