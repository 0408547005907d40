import { codeFrom, isCode, isKey, keyFrom } from '../domain/keys';
import type { Leaving } from './imported';

/**
 * Names of another tool and what they are called here. Most stay as they are; a name that we do not allow comes as near to
 * itself as it can, and is told.
 */
export class Names {
  private readonly byName = new Map<string, string>();

  constructor(private readonly leaving: Leaving) {}

  /** The key for a name that is met for the first time. */
  keyFor(name: string, path: string): string {
    const key = this.free(isKey(name) ? name : keyFrom(name) || 'item', isKey);
    if (key !== name) this.leaving.say(path, `the name “${name}”`, `It is called “${key}” here.`);
    this.byName.set(name, key);
    return key;
  }

  /** The key of a name that was met before; undefined for one that was not. */
  keyOf(name: string): string | undefined {
    return this.byName.get(name);
  }

  private free(wanted: string, isAllowed: (key: string) => boolean): string {
    const taken = new Set(this.byName.values());
    let key = isAllowed(wanted) ? wanted : `${wanted.slice(0, 36)}-1`;
    for (let n = 2; taken.has(key); n += 1) key = `${wanted.slice(0, 36)}-${n}`;
    return key;
  }
}

/** Codes for the values of one list of options, in its order. */
export function codesFor(values: readonly string[], path: string, leaving: Leaving): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const value of values.filter((one) => !codes.has(one))) {
    const wanted = isCode(value) ? value : codeFrom(value) || 'option';
    const taken = new Set(codes.values());
    let code = isCode(wanted) ? wanted : `${wanted.slice(0, 36)}-1`;
    for (let n = 2; taken.has(code); n += 1) code = `${wanted.slice(0, 36)}-${n}`;
    if (code !== value) leaving.say(path, `the value “${value}”`, `Its code is “${code}” here.`);
    codes.set(value, code);
  }
  return codes;
}
