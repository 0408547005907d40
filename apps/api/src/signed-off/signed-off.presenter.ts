import type { SignedOffCounts, SignedOffState } from '@footing/people';
import { described, moment, nullable, number, object, resource } from '../openapi/schema';

export const signedOffChangesResource = resource(
  'SignedOffChanges',
  object({
    added: described('Students who were not on the list before', number),
    changed: described('Students whose tier or last day is another', number),
    removed: described('Students who are not on the list any more', number),
  }),
);

export const signedOffStateResource = resource(
  'SignedOffTiers',
  object({
    students: described('Students on the list in force; 0: there is none', number),
    notYetKnown: described('How many of them are not known here yet', number),
    expired: described('How many are not valid any more on the day the round is matched', number),
    confirmedAt: nullable(moment),
  }),
);

/** The shapes of signed-off lists. What a single student has is not among them. */
export const signedOffResources = [signedOffChangesResource, signedOffStateResource];

export const presentSignedOffChanges = ({ added, changed, removed }: SignedOffCounts) => ({ added, changed, removed });

export const presentSignedOffState = ({ students, notYetKnown, expired, confirmedAt }: SignedOffState) => ({
  ...{ students, notYetKnown, expired },
  confirmedAt: confirmedAt?.toISOString() ?? null,
});
