export { DomainError, type DomainErrorKind, type FieldError } from './domain-error';
export {
  type Actor,
  type RequestMark,
  type Role,
  roleNames,
  roles,
  staffRoles,
  strongRoles,
  systemActor,
} from './actor';
export { type Condition, conditions, may, type Permission, permissions, permit, rolesFor } from './permissions';
export { Clock } from './clock';
export { type Category, categories } from './categories';
export { type Place, places } from './places';
export {
  type Basis,
  bases,
  isPurpose,
  type ItemKind,
  type Purpose,
  purposeCodes,
  type PurposeFor,
  purposes,
  type StopVerb,
  stopVerbOf,
} from './purposes';
