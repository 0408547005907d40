import 'reflect-metadata';
import { createServer } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import {
  Accounts,
  IdentityProviders,
  MetadataSources,
  type OidcProviderInput,
  type SamlProviderInput,
  usualStrong,
} from '@footing/identity';
import { type Actor, systemActor } from '@footing/kernel';
import { Institutions } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { OIDC_CLIENT, type UniversityOidc } from '@footing/testing/identity-providers/university-oidc';
import type { UniversitySaml } from '@footing/testing/identity-providers/university-saml';
import type { Type } from '@nestjs/common';
import { startWeb } from '../../../start-web';
import { Visitor } from './visitor';

/** One line of the record, as it was written. */
export interface RecordLine {
  readonly event: string;
  readonly fields: readonly string[];
  readonly outcome: string;
}

/** Footing's pages for one invented university, with its sign-in services set up. */
export class Wharfedale {
  private constructor(
    readonly url: string,
    readonly web: NestExpressApplication,
    readonly db: FreshDatabase,
    readonly institutionId: string,
  ) {}

  static async start(modules: readonly Type[] = []): Promise<Wharfedale> {
    const [db, port] = [await freshDatabase(), await freePort()];
    const url = `http://localhost:${port}`;
    const env = { NODE_ENV: 'test', PORT: `${port}`, PUBLIC_URL: url, DATABASE_URL: db.url };
    const secrets = { SESSION_SECRET: 's'.repeat(40), MASTER_KEY: TEST_MASTER_KEY };
    const web = await startWeb(readSettings({ ...env, ...secrets }), { modules });
    const words = { name: 'Wharfedale', nation: 'england', contactEmail: 'careers@wharfedale.example' } as const;
    const { id } = await web.get(Institutions, { strict: false }).create({ slug: 'wharfedale', ...words });
    return new Wharfedale(url, web, db, id);
  }

  async stop(): Promise<void> {
    await this.web.close();
    await this.db.drop();
  }

  visitor(): Visitor {
    return new Visitor(this.url);
  }

  get actor(): Actor {
    return systemActor(this.institutionId);
  }

  get providers(): IdentityProviders {
    return this.web.get(IdentityProviders, { strict: false });
  }

  get accounts(): Accounts {
    return this.web.get(Accounts, { strict: false });
  }

  /** @returns its id; it is turned on. */
  async useSaml(university: UniversitySaml, more: Partial<SamlProviderInput> = {}): Promise<string> {
    const usual = {
      name: 'Wharfedale',
      scopes: [],
      strong: [...usualStrong.saml],
      skewSeconds: 120,
      studentNumber: '',
    };
    const sources = this.web.get(MetadataSources, { strict: false });
    const source = sources.read(university.metadata(), { entityId: null, signedBy: null });
    const id = await this.providers.addSaml(this.actor, { ...usual, ...more }, source);
    await this.providers.turn(this.actor, id, true);
    return id;
  }

  /** @returns its id; it is turned on. */
  async useOidc({ issuer }: UniversityOidc, more: Partial<OidcProviderInput> = {}): Promise<string> {
    const base = { name: 'Wharfedale', scopes: ['wharfedale.ac.uk'], strong: [...usualStrong.oidc], skewSeconds: 120 };
    const client = { clientId: OIDC_CLIENT.id, clientSecret: OIDC_CLIENT.secret };
    const id = await this.providers.addOidc(this.actor, { ...base, studentNumber: '', issuer, ...client, ...more });
    await this.providers.turn(this.actor, id, true);
    return id;
  }

  /** Lines of the record, oldest first. */
  record(event: string): Promise<RecordLine[]> {
    return this.db.query<RecordLine & object>(
      'select event, fields, outcome from audit_event where institution_id = $1 and event = $2 order by id',
      [this.institutionId, event],
    );
  }

  /** How many sessions of somebody there are. */
  async sessions(): Promise<number> {
    const [row] = await this.db.query<{ n: number }>('select count(*)::int as n from account_session');
    return row?.n ?? -1;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}
