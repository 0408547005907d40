import type { ModuleNow } from './module';
import { forMentors } from './shipped/for-mentors';
import { forStaff } from './shipped/for-staff';
import { forStudents } from './shipped/for-students';
import { onConduct } from './shipped/on-conduct';

/**
 * The modules that come with the service, in our own words, in the order they are shown. What they ask of whom stands in the
 * table `training_shipped` too, where the database looks it up; a test holds the two together.
 */
export const shipped: readonly ModuleNow[] = [...forStudents, ...forMentors, ...onConduct, ...forStaff];
