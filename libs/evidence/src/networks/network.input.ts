import type { FieldError } from '@footing/kernel';
import { readAddress } from '@footing/messages';
import { type Rhythm, rhythms } from './domain/schedule';

/** What somebody writes of a network. */
export interface NetworkInput {
  readonly name: string;
  readonly about: string;
  readonly every: Rhythm;
  /** YYYY-MM-DD; '' for none. */
  readonly anchorOn: string;
}

/** Somebody to put into a network: an account, or a name and an address. */
export interface MemberInput {
  readonly accountId: string | null;
  readonly name: string;
  readonly email: string;
}

const DAY = /^2[01]\d\d-\d\d-\d\d$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const long = (field: string, text: string, most: number): FieldError[] =>
  text.length > most ? [{ field, message: `Shorten this to ${most} characters: it has ${text.length}` }] : [];

/** What is wrong with it, at the fields of its form; empty: nothing. */
export function faultsInNetwork({ name, about, every, anchorOn }: NetworkInput): FieldError[] {
  return [
    ...(name === '' ? [{ field: 'name', message: 'Give it a name' }] : long('name', name, 120)),
    ...long('about', about, 500),
    ...(rhythms.includes(every) ? [] : [{ field: 'every', message: 'Choose how often' }]),
    ...(every === 'never' || DAY.test(anchorOn)
      ? []
      : [{ field: 'anchorOn-day', message: 'Enter the first day, between 2000 and 2199' }]),
  ];
}

export const notStaff: readonly FieldError[] = [{ field: 'accountId', message: 'Choose somebody in this list' }];

export function faultsInMember({ accountId, name, email }: MemberInput): FieldError[] {
  if (accountId !== null) {
    if (!UUID.test(accountId)) return [...notStaff];
    return name === '' && email === ''
      ? []
      : [{ field: 'name', message: 'Choose a colleague or write a name, not both' }];
  }
  return [
    ...(name === '' ? [{ field: 'name', message: 'Choose a colleague, or write a name' }] : long('name', name, 120)),
    ...(readAddress(email) === null
      ? [{ field: 'email', message: 'Enter an e-mail address, such as name@example.ac.uk' }]
      : []),
  ];
}
