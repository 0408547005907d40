import type { PriorityGroup, School } from '@footing/programmes';
import { listOf, object, resource, text, uuid } from '../openapi/schema';

export const schoolResource = resource('School', object({ id: uuid, name: text }));
export const priorityGroupResource = resource(
  'PriorityGroup',
  object({ id: uuid, name: text, target: text, risks: listOf(text) }),
);

export const presentSchool = ({ id, name }: School) => ({ id, name });
export const presentPriorityGroup = ({ id, name, target, risks }: PriorityGroup) => ({ id, name, target, risks });
