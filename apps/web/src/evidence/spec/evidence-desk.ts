import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import type { Role } from '@footing/kernel';
import request from 'supertest';
import { EvidenceStage } from '../../../../../libs/evidence/src/spec/evidence-stage';
import { DoorModule } from '../../spec/door';
import { startWeb } from '../../start-web';
import { envOver } from '../../surveys/spec/survey-desk';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A university with people to count, and pages over it that go by the same clock. */
export class EvidenceDesk {
  private readonly accounts: Partial<Record<Role, string>> = {};

  private constructor(
    readonly stage: EvidenceStage,
    readonly web: NestExpressApplication,
  ) {}

  static async open(): Promise<EvidenceDesk> {
    const stage = await EvidenceStage.open();
    const web = await startWeb(readSettings(envOver(stage.db.url)), { modules: [DoorModule], clock: stage.clock });
    return new EvidenceDesk(stage, web);
  }

  async close(): Promise<void> {
    await this.web.close();
    await this.stage.close();
  }

  /** The account in this role. @returns its id. */
  async account(role: Role): Promise<string> {
    const id = (this.accounts[role] ??= await this.stage.one(
      `with a as (insert into account (institution_id, name, email) values ($1, $2, $2 || '@wharfedale.example') returning id),
         r as (insert into account_role (institution_id, account_id, role) select $1, id, $2 from a)
       select id from a`,
      role,
    ));
    return id;
  }

  /** Somebody at the pages in this role. */
  async visitor(role: Role) {
    const agent = request.agent(this.web.getHttpServer());
    await agent.get(`/enter/${this.stage.institutionId}/${await this.account(role)}`).expect(200);
    const get = (path: string) => agent.get(path);
    const tokenOn = async (page: string) => hiddenIn((await agent.get(page)).text, '_csrf');
    /** Sends with the secret of the forms on a page. */
    const post = async (page: string, path: string, fields: Fields = {}) => {
      const _csrf = await tokenOn(page);
      return agent
        .post(path)
        .type('form')
        .send({ _csrf, ...fields });
    };
    const sendFile = async (page: string, content: string) =>
      agent
        .post(page)
        .field('_csrf', await tokenOn(page))
        .attach('file', Buffer.from(content), 'records.csv');
    return { get, post, sendFile, text: async (path: string) => plain((await agent.get(path)).text) };
  }

  /** How often each of these stands in the record of who looked at what. */
  async events(): Promise<Record<string, number>> {
    const rows = await this.stage.db.query<{ event: string; n: number }>(
      `select event, count(*)::int as n from audit_event where event ~ '^(evidence|registry|linkage)\\.' group by event`,
    );
    return Object.fromEntries(rows.map(({ event, n }) => [event, n]));
  }
}

/** The value of a hidden field. */
export const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** What somebody reads. */
export const plain = (html: string): string =>
  html
    .replace(/<head[^]*?<\/head>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
