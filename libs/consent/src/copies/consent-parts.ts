import { accountParts } from './account-parts';
import { choiceParts } from './choice-parts';
import type { PartOfMe } from './part-of-me';
import { requestsPart } from './requests-part';

/** What is held about anybody with an account: who they are here, what they decided, what they asked, and who looked. */
export const consentParts: readonly PartOfMe[] = [...accountParts, ...choiceParts, requestsPart];
