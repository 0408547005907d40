import type { PublicationView, Published } from '@footing/pairings';
import { day, described, nullable, number, object, resource, text, uuid } from '../openapi/schema';

export const decisionResource = resource('Decision', object({ id: uuid }));
export const publicationResource = resource(
  'Publication',
  object({
    created: described('Pairings that are new', number),
    already: described('Pairings of the round that were there', number),
  }),
);
export const previewResource = resource(
  'PublicationPreview',
  object({
    roundId: uuid,
    toCreate: described('Approved pairs that would become pairings', number),
    already: number,
    answerBy: day,
    readOnly: described('Why nothing can be published from this draft', nullable(text)),
  }),
);

/** The shapes of what is decided and published. */
export const decisionResources = [decisionResource, publicationResource, previewResource];

export const presentPublication = ({ created, already }: Published) => ({ created, already });
export const presentPreview = ({ roundId, toCreate, already, answerBy, readOnly }: PublicationView) => ({
  roundId,
  toCreate,
  already,
  answerBy,
  readOnly,
});
