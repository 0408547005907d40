import { decisionResources } from '../drafts/decision.presenter';
import { draftList, draftResource } from '../drafts/draft.presenter';
import { entryResources } from '../drafts/entry.presenter';
import { forecastResources } from '../drafts/forecast.presenter';
import { importResources } from '../imports/import.presenter';
import { pairingResources } from '../pairings/pairing.presenter';
import { peopleResources } from '../people/person.presenter';
import { programmeResources } from '../programmes/resources';
import { studyResources } from '../studies/study.presenter';
import type { Resource } from './schema';

/** Every shape that an answer can have. */
export const allResources: readonly Resource[] = [
  ...programmeResources,
  ...peopleResources,
  ...importResources,
  ...[draftResource, draftList],
  ...entryResources,
  ...forecastResources,
  ...decisionResources,
  ...pairingResources,
  ...studyResources,
];
