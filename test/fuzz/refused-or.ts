import { InputRefused } from '../../libs/engine/src/index';

/** What the call gives; null when it is refused, and refused by name. Anything else that is thrown is a defect. */
export function refusedOr<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof InputRefused && error.code.length > 0 && error.message.length > 0) return null;
    throw error;
  }
}
