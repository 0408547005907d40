import { roleNames } from '@footing/kernel';
import { taking } from './cast-accounts';
import { castStaff } from './demo/cast';

interface Started {
  readonly webUrl: string;
  readonly apiUrl: string;
  readonly dataDir: string;
  /** Whether mail is caught here and shown, because no mail server was given. */
  readonly catchesMail: boolean;
  /** Whether it has the figures of many universities. */
  readonly collates?: boolean;
  readonly seconds: number;
}

/** What the terminal shows when everything runs: where to go, and as whom. */
export function greeting({ webUrl, apiUrl, dataDir, catchesMail, collates, seconds }: Started): string {
  const takingPart = taking.map(({ role, person }) => ({ ...person, roles: [role] }));
  const people = [...Object.values(castStaff), ...takingPart].map(
    ({ firstName, lastName, roles }) =>
      `    ${`${firstName} ${lastName}`.padEnd(17)}${roles.map((role) => roleNames[role].toLowerCase()).join(', ')}`,
  );
  return [
    '',
    `  Footing is running (ready in ${seconds.toFixed(1)} s).`,
    '',
    `  Pages   ${webUrl}`,
    `  API     ${apiUrl}/api/v1   (description for people: ${apiUrl}/api/v1/docs)`,
    ...(catchesMail ? [`  Mail    ${webUrl}/demo/mail   (what would have been sent)`] : []),
    ...(collates ? [`  Sector  ${webUrl}/sector   (30 invented universities: sign in as Helen Marsh)`] : []),
    '',
    `  Sign in at ${webUrl}/sign-in as one of the demonstration's invented people, without a password:`,
    ...people,
    '',
    `  For the API send "Authorization: Bearer demo-" and a first name, such as demo-grace.`,
    `  Data is kept in ${dataDir}. Stop with Ctrl-C.`,
    '',
  ].join('\n');
}
