import { type AuditEvent, events } from '@footing/audit';
import { roleNames } from '@footing/kernel';
import { runNamed } from '../rights/named-sql';
import { type Cell, named, namesOf, type PartOfMe, type Reading } from './part-of-me';

const STAFF = 'Staff who look after accounts can read it.';
const NOBODY = 'Nobody but you can read it here.';

/** The account, and how somebody comes in. */
export const accountParts: readonly PartOfMe[] = [
  {
    ...{
      name: 'account',
      title: 'Your account',
      words: `The name and address you sign in with, your roles, and when the team last reminded you of training. ${STAFF}`,
    },
    tables: ['account', 'account_role'],
    columns: ['Name', 'E-mail address', 'Since', 'Switched off', 'Reminded of training', 'Role', 'Role since'],
    rows: named(`select a.name, a.email, a.created_at, a.disabled_at, a.training_reminded_at, r.role, r.granted_at
      from account a left join account_role r on r.institution_id = a.institution_id and r.account_id = a.id
      where a.institution_id = :here and a.id = :account order by r.role`),
  },
  {
    ...{ name: 'ways-in', title: 'How you sign in', words: `Which ways you have. Secrets are not shown. ${NOBODY}` },
    tables: ['passkey', 'passkey_declined', 'sign_in_identity', 'account_totp', 'recovery_code', 'second_factor_reset'],
    columns: ['What', 'Name', 'Since', 'Last used'],
    rows: named(`
      select 'Passkey' as what, name, created_at as since, last_used_at from passkey where institution_id = :here and account_id = :account
      union all select 'You wanted no passkey', null, at, null from passkey_declined where institution_id = :here and account_id = :account
      union all select 'Sign-in of your university', issuer || ' ' || subject, created_at, last_used_at from sign_in_identity
        where institution_id = :here and account_id = :account
      union all select 'Codes from an app', null, made_at, null from account_totp where institution_id = :here and account_id = :account
      union all select 'Spare code', case when used_at is null then 'not used' else 'used' end, null, used_at from recovery_code
        where institution_id = :here and account_id = :account
      union all select 'You lost your codes', null, asked_at, done_at from second_factor_reset where institution_id = :here and account_id = :account
      order by 1, 3`),
  },
  {
    ...{
      name: 'sign-ins',
      title: 'Where you are signed in',
      words: `Your devices, and links that we sent you to sign in. ${NOBODY}`,
    },
    tables: ['account_session', 'sign_in_request'],
    columns: ['What', 'How', 'Began', 'Last seen'],
    rows: named(`
      select agent as what, method, began_at, seen_at from account_session where institution_id = :here and account_id = :account
      union all select 'Link to sign in, to ' || coalesce(address, 'an address we forgot'), 'e-mail', asked_at, used_at from sign_in_request
        where institution_id = :here and account_id = :account
      order by 3`),
  },
  {
    ...{
      name: 'invitations',
      title: 'Invitations',
      words: 'How you were invited. The staff who invite mentors can read it.',
    },
    tables: ['invitation'],
    columns: ['Name', 'Address', 'Made', 'Sent', 'Opened', 'Used'],
    rows: named(`select name, email, made_at, sent_at, opened_at, used_at from invitation
      where institution_id = :here and (account_id = :account or email = (select email from account where institution_id = :here and id = :account))
      order by made_at`),
  },
  {
    ...{
      name: 'mail',
      title: 'Mail to you',
      words: `That we wrote, not what: mail is forgotten once it is sent. ${NOBODY}`,
    },
    tables: ['mail', 'mail_bounce'],
    columns: ['Kind', 'Made', 'How it stands', 'Done'],
    rows: named(`select m.kind, m.made_at, m.state, m.done_at from mail m where m.institution_id = :here and (m.subject_id in (:student, :mentor) or m.id in (
        select l.mail_id from rights_line l join rights_request r on r.institution_id = l.institution_id and r.id = l.request_id
          where r.institution_id = :here and r.account_id = :account
        union all select i.mail_id from invitation i where i.institution_id = :here and i.account_id = :account))
      union all select 'An address of yours that mail does not reach', b.at, b.server_said, null from mail_bounce b
        where b.institution_id = :here and b.email in (select lower(email) from account where institution_id = :here and id = :account
          union all select lower(email) from student where institution_id = :here and id = :student
          union all select lower(email) from mentor where institution_id = :here and id = :mentor)
      order by 2`),
  },
  {
    ...{ name: 'who-looked', title: 'Who looked at your data' },
    words:
      'Each time somebody looked at what we hold about you, or changed it. The data protection officer can read it.',
    tables: ['audit_event', 'audit_subject'],
    columns: ['When', 'Who', 'Role', 'What happened', 'Kinds of data'],
    rows: (of) => lines(of, ABOUT_ME),
  },
  {
    ...{ name: 'what-you-did', title: 'What you did here' },
    words: 'What you yourself looked at or changed. The data protection officer can read it.',
    tables: ['audit_event'],
    columns: ['When', 'Who', 'Role', 'What happened', 'Kinds of data'],
    rows: (of) => lines(of, BY_ME),
  },
];

const ABOUT_ME = `e.id in (select event_id from audit_subject
  where institution_id = :here and subject_id in (:account, :student, :mentor))`;
const BY_ME = 'e.account_id = :account';

interface Line {
  readonly at: Date;
  readonly name: string | null;
  readonly role: string;
  readonly event: string;
  readonly fields: readonly string[];
}

const roles: Readonly<Record<string, string>> = roleNames;
const isKnown = (event: string): event is AuditEvent => Object.hasOwn(events, event);

async function lines(of: Reading, which: string): Promise<Cell[][]> {
  const found = await runNamed<Line>(
    of.tx,
    `select e.at, a.name, e.role, e.event, e.fields from audit_event e
       left join account a on a.institution_id = e.institution_id and a.id = e.account_id
     where e.institution_id = :here and ${which} order by e.at, e.id`,
    namesOf(of),
  );
  return found.map(({ at, name, role, event, fields }) => [
    ...[at, name ?? 'The service itself', roles[role] ?? role],
    ...[isKnown(event) ? events[event].words : event, fields.join(', ')],
  ]);
}
