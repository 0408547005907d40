import { parseArgs } from 'node:util';
import { Injectable } from '@nestjs/common';
import { CannotStart, Settings } from '@footing/config';
import { Database, giveHost } from '@footing/database';
import { Accounts } from '@footing/identity';
import { systemActor } from '@footing/kernel';
import { type LetterToAnybody, Mail, readAddress } from '@footing/messages';
import { Institutions, type Nation, nations } from '@footing/programmes';

/** What is needed to begin. */
export interface Founding {
  /** Its part of addresses: lower case, digits and inner hyphens. */
  readonly slug: string;
  readonly name: string;
  readonly nation: Nation;
  /** Who is invited to set up the rest. */
  readonly administratorEmail: string;
  /** Where people write to; the administrator's unless another is given. */
  readonly contactEmail: string;
  /** A host name of its own; null: none. */
  readonly host: string | null;
}

const help = `Founds an institution and invites its first administrator.

  npm run institution -- add --slug wharfedale --name "University of Wharfedale" --nation england \\
    --administrator-email daniel@wharfedale.ac.uk [--contact-email careers@wharfedale.ac.uk] [--host mentoring.wharfedale.ac.uk]

Nations: ${Object.keys(nations).join(', ')}.
`;
const text = { type: 'string' } as const;
const options = {
  ...{ slug: text, name: text, nation: text, 'administrator-email': text, 'contact-email': text, host: text },
} as const;

/** @throws {CannotStart} with what the command needs. */
export function foundingIn(args: readonly string[]): Founding {
  const { values, positionals } = parsed(args);
  const { slug, name, nation, 'administrator-email': administrator, host } = values;
  if (positionals.join() !== 'add' || !slug || !name || !nation || !administrator) throw new CannotStart(help);
  if (!isNation(nation)) throw new CannotStart(`--nation is one of ${Object.keys(nations).join(', ')}`);
  const contact = values['contact-email'] ?? administrator;
  for (const address of [administrator, contact])
    if (readAddress(address) === null) throw new CannotStart(`${address} is not an e-mail address`);
  return { slug, name, nation, administratorEmail: administrator, contactEmail: contact, host: host ?? null };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new CannotStart(help);
  }
}

const isNation = (given: string): given is Nation => Object.hasOwn(nations, given);

/** Begins an institution: everything else its administrator does from pages. */
@Injectable()
export class FoundInstitution {
  constructor(
    private readonly db: Database,
    private readonly settings: Settings,
    private readonly institutions: Institutions,
    private readonly accounts: Accounts,
    private readonly mail: Mail,
  ) {}

  /** @returns the institution's id. @throws {DomainError} when the slug is taken or not one; nothing is made then. */
  async found({ slug, name, nation, administratorEmail: email, contactEmail, host }: Founding): Promise<string> {
    if (host && !this.settings.DATABASE_OWNER_URL) throw new CannotStart('--host needs DATABASE_OWNER_URL');
    const { id } = await this.institutions.create({ slug, name, nation, contactEmail });
    const actor = systemActor(id);
    await this.accounts.create(actor, { name: email, email, roles: ['administrator'] });
    if (host && this.settings.DATABASE_OWNER_URL) await giveHost(this.settings.DATABASE_OWNER_URL, id, host);
    await this.db.transaction(actor, (tx) => this.mail.send(tx, actor, { to: email, ...letter(name, slug) }));
    return id;
  }
}

const letter = (name: string, slug: string): LetterToAnybody => ({
  kind: 'account-notice',
  subject: 'You can set up Footing for your university',
  paragraphs: [
    `${name} has its own pages now, and you are their administrator.`,
    'Open this address, enter this e-mail address, and we send you a link to sign in. You need no password.',
  ],
  actions: [{ label: 'Sign in', address: `/at/${slug}/sign-in/e-mail` }],
  notes: ['You will be asked for a second proof of who you are, for example codes from an app on your phone.'],
  why: 'whoever runs the service named you as the first administrator',
});
