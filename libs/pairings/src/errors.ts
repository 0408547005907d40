import { DomainError } from '@footing/kernel';
import type { PairingState } from './domain/lifecycle';

/** The pairing is not where it was: somebody else was first. */
export const movedOn = (id: string, state: PairingState | null = null) =>
  new DomainError('conflict', 'pairing.moved-on', `pairing ${id}${state ? ` is ${state}` : ''}`);

/** It cannot begin before the mentor's training and checks are there and in date. */
export const mentorNotReady = (id: string) => new DomainError('conflict', 'pairing.mentor-not-ready', `pairing ${id}`);

/** Contact is on hold: only whoever put it there lets it go on. */
export const onHold = (id: string) => new DomainError('conflict', 'pairing.on-hold', `pairing ${id}`);

export const pairingNotFound = (id: string) => new DomainError('not-found', 'pairing.not-found', id);

export const missing = (field: string, code: string, message: string) =>
  new DomainError('invalid', code, code, [{ field, message }]);
