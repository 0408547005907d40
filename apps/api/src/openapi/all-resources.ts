import { programmeResources } from '../programmes/resources';
import type { Resource } from './schema';

/** Every shape that an answer can have. */
export const allResources: readonly Resource[] = [...programmeResources];
