import { DecisionsController } from './decisions.controller';
import { DraftsController } from './drafts.controller';
import { EntriesController } from './entries.controller';
import { ExportsController } from './exports.controller';
import { ForecastsController } from './forecasts.controller';
import { KeptPlacesController } from './kept-places.controller';

/** Everything about drafts: the exports first, for their addresses end in what others take for an id. */
export const draftControllers = [
  ExportsController,
  DraftsController,
  EntriesController,
  ForecastsController,
  KeptPlacesController,
  DecisionsController,
];
