import { type Role, strongRoles } from '@footing/kernel';

/** Everything that somebody may come in by. */
export interface WaysIn {
  readonly roles: readonly Role[];
  readonly passkeys: number;
  /** Codes from an app, beside a link in an e-mail. */
  readonly hasCodes: boolean;
  /** Whether a sign-in of their university that is turned on knows them. */
  readonly hasUniversity: boolean;
}

/**
 * Whether a passkey may go. A link in an e-mail brings everybody in whose roles need one proof; whoever holds a role that
 * needs two keeps another way to give two.
 */
export const mayRemove = ({ roles, passkeys, hasCodes, hasUniversity }: WaysIn): boolean =>
  passkeys > 1 || hasCodes || hasUniversity || !roles.some((role) => strongRoles.includes(role));

/**
 * Whether one proof is too little for changing passkeys: where something stronger protects the account already, or else
 * whoever reads its mail could make a passkey and come in past it.
 */
export const needsTwoProofs = ({ roles, passkeys, hasCodes }: WaysIn): boolean =>
  hasCodes || (passkeys > 0 && roles.some((role) => strongRoles.includes(role)));
