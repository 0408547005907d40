import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

/** What an address asks for; undefined: nothing. */
export const asked = (query: Typed, name: string): string | undefined => textIn(query, name) || undefined;
