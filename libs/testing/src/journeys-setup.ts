import { startFooting } from './footing-process';
import { keepJourneys } from './journeys';
import { quickFolder } from './quick-folder';

/** One Footing with its demonstration university for all journeys; each journey makes a round of its own. */
export default async function setup(): Promise<void> {
  const folder = quickFolder('journeys');
  keepJourneys(await startFooting(folder), folder);
}
