import { type Programme, programmeKinds, type ProgrammeKind } from '@footing/programmes';
import { moment, object, oneOf, resource, text, uuid } from '../openapi/schema';

const kinds = Object.keys(programmeKinds) as ProgrammeKind[];

export const programmeResource = resource(
  'Programme',
  object({ id: uuid, name: text, kind: oneOf(kinds), about: text, createdAt: moment }),
);

export const presentProgramme = ({ id, name, kind, about, createdAt }: Programme) => ({
  id,
  name,
  kind,
  about,
  createdAt: createdAt.toISOString(),
});
