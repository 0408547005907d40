import type { TokenReader } from '@footing/api';
import { firstRole } from '@footing/identity';
import { castStaff } from '../demo/cast';

/**
 * Lets the API be tried as one of the invented staff: the token `demo-grace` is Grace Okafor.
 * Good only for an institution that is marked as invented.
 */
export const demoTokens: TokenReader = async (token, { institutions, accounts }) => {
  const name = /^demo-([a-z]+)$/.exec(token)?.[1];
  const person = Object.entries(castStaff).find(([key]) => key === name)?.[1];
  const institution = (await institutions.list()).find(({ isDemo }) => isDemo);
  if (!person || !institution) return null;
  const people = await accounts.list({ institutionId: institution.id, accountId: null, roles: ['system'] });
  const account = people.find(({ email }) => email === person.email);
  const role = account && firstRole(account.roles, 'two');
  return account && role ? { institutionId: institution.id, accountId: account.id, roles: [role] } : null;
};
