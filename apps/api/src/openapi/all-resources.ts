import { decisionResources } from '../drafts/decision.presenter';
import { draftList, draftResource } from '../drafts/draft.presenter';
import { entryResources } from '../drafts/entry.presenter';
import { keptPlacesResource } from '../drafts/kept-places.controller';
import { forecastResources } from '../drafts/forecast.presenter';
import { importResources } from '../imports/import.presenter';
import { pairingResources } from '../pairings/pairing.presenter';
import { peopleResources } from '../people/person.presenter';
import { programmeResources } from '../programmes/resources';
import { accessResources } from '../record/access-record.presenter';
import { signedOffResources } from '../signed-off/signed-off.presenter';
import { studyResources } from '../studies/study.presenter';
import type { Resource } from './schema';

/** Every shape that an answer can have. */
export const allResources: readonly Resource[] = [
  ...programmeResources,
  ...peopleResources,
  ...importResources,
  ...[draftResource, draftList, keptPlacesResource],
  ...entryResources,
  ...forecastResources,
  ...decisionResources,
  ...pairingResources,
  ...studyResources,
  ...signedOffResources,
  ...accessResources,
];
