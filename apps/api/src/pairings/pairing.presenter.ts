import { asFit } from '@footing/engine';
import { pairingStates, type PairingView } from '@footing/pairings';
import { listingOf } from '../http/listing';
import { day, fit, moment, nullable, object, oneOf, resource, text, uuid } from '../openapi/schema';

export const pairingResource = resource(
  'Pairing',
  object({
    id: uuid,
    studentId: uuid,
    student: text,
    school: nullable(text),
    mentor: text,
    score: fit,
    state: oneOf(pairingStates),
    answerBy: day,
    proposedAt: moment,
  }),
);
export const pairingList = listingOf(pairingResource);

/** The shapes of pairings. */
export const pairingResources = [pairingResource, pairingList];

/** With names: whoever reads pairings elsewhere has to know whom to write to. */
export const presentPairing = (pairing: PairingView) => ({
  id: pairing.id,
  studentId: pairing.applicationId,
  student: pairing.studentName,
  school: pairing.schoolName,
  mentor: pairing.mentorName,
  score: asFit(pairing.score),
  state: pairing.state,
  answerBy: pairing.answerBy,
  proposedAt: pairing.proposedAt.toISOString(),
});
