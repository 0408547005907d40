import { createHash } from 'node:crypto';
import { canonicalJson } from './domain/canonical-json';

/** SHA-256 of the canonical JSON of a value: 64 hexadecimal digits, the same for equal values on any machine. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');
