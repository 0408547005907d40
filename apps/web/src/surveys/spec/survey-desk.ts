import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { freeze } from '@footing/surveys';
import { TEST_MASTER_KEY } from '@footing/testing';
import request from 'supertest';
import { SurveysStage } from '../../../../../libs/surveys/src/spec/surveys-stage';
import { DoorModule } from '../../spec/door';
import { startWeb } from '../../start-web';
import { allKinds } from './all-kinds';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Settings of pages over the database of a stage. */
export const envOver = (url: string): Record<string, string> => ({
  ...{ NODE_ENV: 'test', PORT: '0', DATABASE_URL: url, MASTER_KEY: TEST_MASTER_KEY, SESSION_SECRET: 's'.repeat(40) },
});

/** A round whose baseline survey has every kind of item, and pages over it that go by the same clock. */
export class SurveyDesk {
  private constructor(
    readonly stage: SurveysStage,
    readonly web: NestExpressApplication,
  ) {}

  static async open(): Promise<SurveyDesk> {
    const stage = await SurveysStage.open();
    const web = await startWeb(readSettings(envOver(stage.db.url)), { modules: [DoorModule], clock: stage.clock });
    const desk = new SurveyDesk(stage, web);
    await stage.newRound();
    await askAllKinds(stage);
    return desk;
  }

  async close(): Promise<void> {
    await this.web.close();
    await this.stage.close();
  }

  /** Somebody who applied and has a link. @param saysYes whether they said yes to being counted. */
  async asked(saysYes = true) {
    const person = await this.stage.applicant();
    await this.stage.db.query(
      `insert into account_role (institution_id, account_id, role) values ($1, $2, 'student')`,
      [this.stage.institutionId, person.actor.accountId],
    );
    if (saysYes) await this.stage.says('give', person);
    await this.stage.tick();
    const token = (await this.stage.tokens()).at(-1) ?? '';
    const id = await this.stage.one('select id from survey_invitation where person_id = $1', [person.id]);
    return { ...person, token, invitationId: id, link: `/survey/${token}`, own: `/me/surveys/${id}` };
  }

  /** Somebody at the pages; signed in where an account is given. */
  async visitor(accountId: string | null = null) {
    const agent = request.agent(this.web.getHttpServer());
    if (accountId) await agent.get(`/enter/${this.stage.institutionId}/${accountId}`).expect(200);
    const get = (path: string) => agent.get(path);
    const post = (path: string, fields: Fields = {}) => agent.post(path).type('form').send(fields);
    /** Sends with the secret of the forms on a page. */
    const postFrom = async (page: string, path: string, fields: Fields = {}) => {
      const { text } = await agent.get(page);
      return post(path, { _csrf: hiddenIn(text, '_csrf'), ...fields });
    };
    /** Sends a file with the secret of the form on a page. @param below where below the page it goes. */
    const sendFile = async (page: string, content: Buffer, name: string, below = '') => {
      const { text } = await agent.get(page);
      return agent
        .post(page + below)
        .field('_csrf', hiddenIn(text, '_csrf'))
        .attach('file', content, name);
    };
    /** What a page gives to keep, byte for byte. */
    const download = async (path: string): Promise<Buffer> =>
      (await agent.get(path).responseType('blob').expect(200)).body as Buffer;
    return { get, post, postFrom, sendFile, download };
  }

  /** What is kept of somebody, by item; true where they would rather not say. */
  async kept(personId: string): Promise<Record<string, unknown>> {
    const rows = await this.stage.db.query<{ key: string; value: unknown; not: boolean; sealed: boolean }>(
      `select item_key as key, value, rather_not as not, sealed is not null as sealed from survey_answer where person_id = $1 order by 1`,
      [personId],
    );
    return Object.fromEntries(rows.map(({ key, value, not, sealed }) => [key, not || (sealed ? 'sealed' : value)]));
  }

  /** What the record says that somebody did, or that was done for them. */
  async lines(personId: string): Promise<string[]> {
    const rows = await this.stage.db.query<{ event: string }>(
      `select e.event from audit_event e join audit_subject s on s.event_id = e.id where s.subject_id = $1 order by e.id`,
      [personId],
    );
    return rows.map(({ event }) => event);
  }
}

/** Everybody who applies to the round of the stage is asked the survey of all kinds from then on. */
export async function askAllKinds(stage: SurveysStage): Promise<void> {
  const { content, sha256 } = freeze(allKinds());
  await stage.db.query(
    `with i as (insert into instrument (institution_id, key, made_at) values ($1, 'all-kinds', $2) returning id),
       v as (insert into instrument_version (institution_id, instrument_id, number, state, content, sha256, changed_at, frozen_at)
         select $1, id, 1, 'frozen', $3, decode($4, 'hex'), $2, $2 from i returning id)
     select id from v`,
    [stage.institutionId, stage.clock.now(), content, sha256],
  );
  await stage.db.query(
    `insert into survey_wave (institution_id, round_id, kind, audience, anchor, offset_days, window_days, version_id, made_at)
     select $1, $2, 'baseline', 'student', 'application', 0, 60, v.id, $3 from instrument_version v where v.institution_id = $1`,
    [stage.institutionId, stage.round, stage.clock.now()],
  );
}

/** The value of a hidden field. */
export const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** How many bytes come back, headers and all, for a browser that takes gzip. */
export async function bytesOf({ web }: SurveyDesk, path: string): Promise<number> {
  const { port } = web.getHttpServer().address() as AddressInfo;
  return new Promise((told, failed) => {
    const asked = get({ port, path, headers: { 'accept-encoding': 'gzip', connection: 'close' } }, (answer) => {
      answer.resume();
      answer.once('end', () => told(answer.socket.bytesRead));
    });
    asked.once('error', failed);
  });
}
