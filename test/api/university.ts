import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { startApi, type TokenReader } from '@footing/api';
import { readSettings } from '@footing/config';
import { Accounts, Portfolios } from '@footing/identity';
import { type Actor, type Role, systemActor } from '@footing/kernel';
import { Institutions, Programmes, Rounds, Schools } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { Caller, type Document } from './caller';

/** One university of the installation, with people who each have a token. */
export interface University {
  readonly institutionId: string;
  readonly programmeId: string;
  readonly roundId: string;
  readonly schoolId: string;
  readonly lead: Caller;
  readonly consultant: Caller;
  readonly analyst: Caller;
}

/** The API, running over a database of its own, with two universities that know nothing of each other. */
export interface Town {
  readonly app: NestExpressApplication;
  readonly db: FreshDatabase;
  readonly url: string;
  readonly nobody: Caller;
  readonly wexmere: University;
  readonly ashby: University;
  close(): Promise<void>;
}

export const days = {
  signUpOpens: '2026-09-21',
  signUpCloses: '2026-11-01',
  matchBy: '2026-12-01',
  meetingsStart: '2026-12-02',
  meetingsEnd: '2027-06-01',
};

/** Upload limit of the API under test, in bytes. */
export const MOST_UPLOADED = 200_000;

export async function openTown(): Promise<Town> {
  const db = await freshDatabase();
  const actors = new Map<string, Actor>();
  const readToken: TokenReader = (token) => Promise.resolve(actors.get(token) ?? null);
  const env = {
    NODE_ENV: 'test',
    DATABASE_URL: db.url,
    MASTER_KEY: TEST_MASTER_KEY,
    API_PORT: '0',
    MAX_UPLOAD_BYTES: String(MOST_UPLOADED),
  };
  const app = await startApi(readSettings(env), readToken);
  const url = (await app.getUrl()).replace('[::1]', 'localhost').replace('[::]', 'localhost');
  const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Document;
  const founder = new Founder(app, (token) => new Caller(url, document, token), actors);
  return {
    ...{ app, db, url, nobody: new Caller(url, document, null) },
    wexmere: await founder.found('wexmere'),
    ashby: await founder.found('ashby'),
    close: async () => {
      await app.close();
      await db.drop();
    },
  };
}

class Founder {
  constructor(
    private readonly app: NestExpressApplication,
    private readonly caller: (token: string) => Caller,
    private readonly actors: Map<string, Actor>,
  ) {}

  async found(slug: string): Promise<University> {
    const words = { slug, name: slug, nation: 'england', contactEmail: `careers@${slug}.example` } as const;
    const { id: institutionId } = await this.app.get(Institutions).create(words);
    const system = systemActor(institutionId);
    const school = await this.app.get(Schools).add(system, { name: 'Law' });
    const programme = await this.app
      .get(Programmes)
      .create(system, { name: 'Career mentoring', kind: 'career', about: '' });
    const round = await this.app
      .get(Rounds)
      .create(system, programme.id, { name: '2026 to 2027', ...days, answerWithinDays: 7 });
    return {
      ...{ institutionId, schoolId: school.id, programmeId: programme.id, roundId: round.id },
      lead: await this.person(system, slug, 'programme-lead'),
      consultant: await this.person(system, slug, 'consultant'),
      analyst: await this.person(system, slug, 'analyst'),
    };
  }

  private async person(system: Actor, slug: string, role: Role): Promise<Caller> {
    const email = `${role}@${slug}.example`;
    const { id } = await this.app.get(Accounts).create(system, { name: role, email, roles: [role] });
    if (role === 'consultant')
      await this.app.get(Portfolios).change(system, id, { whose: 'everybody', schools: [], priorityGroups: [] });
    this.actors.set(`${slug}-${role}`, { institutionId: system.institutionId, accountId: id, roles: [role] });
    return this.caller(`${slug}-${role}`);
  }
}
