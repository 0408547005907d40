import { createHash } from 'node:crypto';
import { DomainError } from '@footing/kernel';
import { canonical } from './domain/canonical';
import { checkInstrument } from './domain/check/check-instrument';
import { askedCount, MOST_ASKED } from './domain/check/warnings';
import type { Instrument } from './domain/instrument';

/** A version of an instrument that never changes. */
export interface Frozen {
  /** JSON in its one form; a text column keeps it as it is, where a jsonb column would not. */
  readonly content: string;
  /** SHA-256 of the content’s UTF-8, 64 small hexadecimal digits. */
  readonly sha256: string;
}

/**
 * The content of an instrument and its hash, which is the same for the same content and another for any other wording.
 * @throws DomainError invalid `instrument.asks-nothing` or `instrument.asks-too-much` (more than 12; statements count each).
 */
export function freeze(instrument: Instrument): Frozen {
  const asked = askedCount(instrument);
  if (asked === 0) throw new DomainError('invalid', 'instrument.asks-nothing');
  if (asked > MOST_ASKED) throw new DomainError('invalid', 'instrument.asks-too-much', `asks ${asked}`);
  const content = canonical(instrument);
  return { content, sha256: sha256Of(content) };
}

/**
 * A frozen instrument, read back.
 * @throws Error when the content is not what the hash says, or no instrument: somebody has changed what was frozen.
 */
export function thaw({ content, sha256 }: Frozen): Instrument {
  if (sha256Of(content) !== sha256) throw new Error(`A frozen instrument is not the one with the hash ${sha256}`);
  const { instrument } = checkInstrument(JSON.parse(content));
  if (!instrument) throw new Error(`What was frozen as ${sha256} is no instrument`);
  return instrument;
}

const sha256Of = (content: string) => createHash('sha256').update(content, 'utf8').digest('hex');
