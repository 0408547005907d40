import { agreements } from './shipped/agreements';
import { guidesOnPeople } from './shipped/guides-on-people';
import { guidesOnWork } from './shipped/guides-on-work';
import type { ShippedText } from './texts';

/** Every text that comes with the service, in the order in which it is shown. */
export const shippedTexts: readonly ShippedText[] = [...agreements, ...guidesOnPeople, ...guidesOnWork];
