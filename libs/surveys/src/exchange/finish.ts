import { conditionText } from '../domain/conditions/print';
import { type Dialect } from './expressions/foreign';
import { readForeign } from './expressions/read';
import { resolve, type Target } from './expressions/resolve';
import { ASKED_OF_MORE, type Draft, type Imported, type Leaving, salvaged } from './imported';

/** An item as it was read, before what it looks at is known. */
export interface Drafted extends Draft {
  /** Conditions of the file that all have to hold: its own, and those of what it stood in. */
  readonly conditions: readonly string[];
  /** What conditions of the file may call it, or its statements. */
  readonly targets: readonly (readonly [name: string, target: Target])[];
}

/**
 * Puts an instrument together: conditions in our words, and without what is not sound.
 * @returns null when the frame itself is not sound.
 */
export function finished(
  frame: Record<string, unknown>,
  drafted: readonly Drafted[],
  dialect: Dialect,
  leaving: Leaving,
): Imported | null {
  const targets = new Map(drafted.flatMap((one) => one.targets));
  const drafts = drafted.map((one): Draft => {
    const parts = one.conditions.flatMap((text) => {
      const foreign = readForeign(text, dialect);
      const condition = foreign && resolve(foreign, (name) => targets.get(name) ?? null);
      if (!condition) leaving.say(one.path, `the condition ${text}`, `We cannot say this condition. ${ASKED_OF_MORE}`);
      return condition ? [condition] : [];
    });
    const [only] = parts;
    if (!only) return one;
    const showIf = conditionText(parts.length === 1 ? only : { is: 'and', of: parts });
    return { path: one.path, raw: { ...one.raw, showIf } };
  });
  const instrument = salvaged(frame, drafts, leaving);
  return instrument && { instrument, dropped: leaving.dropped };
}
