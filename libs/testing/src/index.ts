export { axeFaults, type Looking, openBrowser, sitDown } from './browser';
export { type FootingProcess, startFooting } from './footing-process';
export { type FreshDatabase, freshDatabase } from './fresh-database';
export { HeldClock } from './held-clock';
export { apiUrl, webUrl } from './journeys';
