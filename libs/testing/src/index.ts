export { type FreshDatabase, freshDatabase } from './fresh-database';
export { HeldClock } from './held-clock';
