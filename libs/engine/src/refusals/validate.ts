import type { MatchInput } from '../model/input';
import { checkPeople } from './people';
import { checkPins } from './pins';
import { checkSettings } from './settings';

/**
 * Refuses an input that cannot mean anything, at the first fault: settings first, then people, then pins. That a student
 * may have nobody is no fault: the draft says why.
 *
 * @throws {InputRefused} its `code` says which rule was broken, its `message` what to do, its `field` where.
 */
export function validate(input: MatchInput): void {
  checkSettings(input);
  checkPeople(input);
  checkPins(input);
}
