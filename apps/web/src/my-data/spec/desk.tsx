import 'reflect-metadata';
import { Controller, Get, Module, Param, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { Database } from '@footing/database';
import { Accounts } from '@footing/identity';
import { type Role, systemActor } from '@footing/kernel';
import { Institutions } from '@footing/programmes';
import { Secrets } from '@footing/secrets';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import type { Request } from 'express';
import request from 'supertest';
import { Public } from '../../http/policy';
import { enter } from '../../sign-in/enter';
import { startWeb } from '../../start-web';

/** Lets a spec be anybody. */
@Controller('enter/:institutionId/:accountId')
class DoorController {
  @Get()
  @Public('a spec is trusted')
  async enter(@Req() req: Request, @Param() who: { institutionId: string; accountId: string }): Promise<string> {
    await enter(req, who, { method: 'demonstration', strength: 'two' });
    return 'entered';
  }
}
@Module({ controllers: [DoorController] })
class DoorModule {}

const days = `'2026-09-21', '2026-11-01', '2026-12-01', '2026-12-02', '2027-06-01'`;

/** Somebody who looks at pages and taps buttons. */
export type Visitor = Awaited<ReturnType<MyDataDesk['visitor']>>;

/** The pages over a database of their own, with people who have a record or have none. */
export class MyDataDesk {
  private constructor(
    readonly db: FreshDatabase,
    readonly web: NestExpressApplication,
    readonly institutionId: string,
    private readonly roundId: string,
  ) {}

  static async open(): Promise<MyDataDesk> {
    const db = await freshDatabase();
    const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY };
    const web = await startWeb(readSettings({ ...env, SESSION_SECRET: 's'.repeat(40) }), { modules: [DoorModule] });
    const given = { slug: 'w', name: 'University of W', nation: 'england', contactEmail: 'a@w.example' } as const;
    const { id } = await web.get(Institutions, { strict: false }).create(given);
    const [round] = await db.query<{ id: string }>(
      `with p as (insert into programme (institution_id, name, kind, about) values ($1, 'P', 'career', '') returning id)
       insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select $1, id, 'R', ${days} from p returning id`,
      [id],
    );
    return new MyDataDesk(db, web, id, round?.id ?? '');
  }

  async close(): Promise<void> {
    await this.web.close();
    await this.db.drop();
  }

  /** @param answers what they said for the round; null: no record is linked to their account. */
  async visitor(role: Role, answers: Readonly<Record<string, unknown>> | null = {}) {
    const name = `${role}-${Math.random()}`;
    const of = answers && (role === 'student' || role === 'mentor') ? await this.record(role, name, answers) : {};
    const account = { name: 'Amina', email: `${name}@w.example`, roles: [role] };
    const { id } = await this.web.get(Accounts, { strict: false }).create(systemActor(this.institutionId), account, of);
    const agent = request.agent(this.web.getHttpServer());
    await agent.get(`/enter/${this.institutionId}/${id}`).expect(200);
    const page = async (path: string) => (await agent.get(path)).text;
    return { agent, page, accountId: id, tap: (html: string, words: RegExp) => tap(agent, html, words) };
  }

  /** That a student named an experience when they applied; whether it may be used is theirs to say. @returns their record's id. */
  async shares({ accountId }: { readonly accountId: string }, word: string): Promise<string> {
    const [self] = await this.db.query<{ id: string; application: string }>(
      `select s.id, a.id as application from account c join student s on s.id = c.student_id
         join application a on a.student_id = s.id where c.id = $1`,
      [accountId],
    );
    const { id = '', application = '' } = self ?? {};
    const here = { institutionId: this.institutionId };
    const sealed = await this.web
      .get(Database, { strict: false })
      .transaction(here, (tx) =>
        this.web.get(Secrets, { strict: false }).seal(tx, here, 'experience_wanted.word', id, word),
      );
    await this.db.query(
      `insert into experience_wanted (institution_id, application_id, subject_id, item, sealed, agreed_how, agreed_at)
       values ($1, $2, $3, 'experience:0123456789abcdef', $4, 'A form', now())`,
      [this.institutionId, application, id, sealed],
    );
    return id;
  }

  private async record(role: 'student' | 'mentor', name: string, answers: object) {
    const part = role === 'student' ? 'application' : 'offer';
    const [made] = await this.db.query<{ id: string }>(
      `insert into ${role} (institution_id, email, first_name, last_name) values ($1, $2, 'Amina', 'Yusuf') returning id`,
      [this.institutionId, `${name}@record.example`],
    );
    const id = made?.id ?? '';
    await this.db.query(`insert into ${part} (institution_id, round_id, ${role}_id, answers) values ($1, $2, $3, $4)`, [
      this.institutionId,
      this.roundId,
      id,
      JSON.stringify(answers),
    ]);
    return role === 'student' ? { studentId: id } : { mentorId: id };
  }
}

const attribute = (tag: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** What the button with these words sends, and where it goes; null where there is none. */
export function formWith(html: string, words: RegExp): { action: string; fields: Record<string, string> } | null {
  for (const [, form = '', inside = ''] of html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs))
    for (const [, button = '', said = ''] of inside.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)) {
      if (!words.test(said.replace(/<[^>]+>/g, ''))) continue;
      const hidden = [...inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
      const own = [attribute(button, ' name'), attribute(button, ' value')] as const;
      const fields = Object.fromEntries([...hidden.map(([, name = '', value = '']) => [name, value] as const), own]);
      return { action: attribute(button, 'formaction') || attribute(form, 'action'), fields };
    }
  return null;
}

/** Presses the button with these words. @throws where there is none. */
async function tap(agent: ReturnType<typeof request.agent>, html: string, words: RegExp) {
  const form = formWith(html, words);
  if (!form) throw new Error(`no button says ${words.source}`);
  return agent.post(form.action).type('form').send(form.fields);
}
