import { countOf, gone, type Trace } from './trace';

const OWN = 'account_id = :account';

const hashed = (email: string) => `sha256(convert_to(:here::text || ' ' || lower(${email}), 'UTF8'))`;

/** How they come in. */
export const accountTraces: readonly Trace[] = [
  {
    words: 'Invitations',
    tables: ['invitation'],
    counted: countOf('invitation', `(${OWN} or email in (lower(:email), lower(:address)))`),
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'how many were invited is counted; the address and the name go',
    erasing: [
      `update invitation set email = 'erased-' || id || '@erased.invalid', name = '',
         withdrawn_at = case when used_at is null then coalesce(withdrawn_at, now()) else withdrawn_at end
       where institution_id = :here and (${OWN} or email in (lower(:email), lower(:address)))`,
    ],
  },
  gone('That they want to mentor', 'mentor_interest', `email_hash in (${hashed(':email')}, ${hashed(':address')})`),
  gone('Links to sign in', 'sign_in_request', `(${OWN} or lower(address) in (lower(:email), lower(:address)))`),
  gone('That mail did not arrive', 'mail_bounce', 'email in (lower(:email), lower(:address))'),
  gone('Ways in by the university', 'sign_in_identity', OWN),
  gone('Ways in that were being joined', 'sign_in_joining', OWN),
  gone('Sign-ins that were under way', 'sign_in_flow', OWN),
  gone('Tests of signing in', 'sign_in_trial', OWN),
  gone('Passkeys', 'passkey', OWN),
  gone('Passkeys that were being made', 'passkey_challenge', OWN),
  gone('That they wanted no passkey', 'passkey_declined', OWN),
  gone('Codes from an app', 'account_totp', OWN),
  gone('Spare codes', 'recovery_code', OWN),
  gone('Codes that were lost', 'second_factor_reset', OWN),
  gone('Where they are signed in', 'account_session', OWN),
  gone('Roles', 'account_role', OWN),
  {
    words: 'Account',
    tables: ['account'],
    counted: countOf('account', 'id = :account'),
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'what was done with it stays in the record of who looked; its name and address go, and nobody signs in with it',
    erasing: [
      `update account set name = 'Erased person', email = 'erased-' || id || '@erased.invalid', student_id = null,
         mentor_id = null, disabled_at = coalesce(disabled_at, now())
       where institution_id = :here and id = :account`,
    ],
  },
];
