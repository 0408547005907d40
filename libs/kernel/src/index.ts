export { DomainError, type DomainErrorKind, type FieldError } from './domain-error';
export { type Actor, type Role, roles, systemActor } from './actor';
export { type Permission, may, permit } from './permissions';
export { Clock } from './clock';
