import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { type Person, permittedNow } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Answers } from '../data/answers';
import { itemsOf, keepExperiences } from '../data/experiences.query';
import { ownExperiences } from '../data/own-experiences.query';
import { sides } from '../data/sides';
import { ownStudent } from './own-student.query';

/** A student's application to a round, as they themselves read it. */
export interface OwnApplication {
  readonly id: string;
  readonly answers: Answers;
  /** Null: it stands. */
  readonly withdrawnAt: Date | null;
}

/** Where an application is: whose, and to which round. */
export interface ApplicationAt {
  readonly institutionId: string;
  readonly roundId: string;
  readonly studentId: string;
}

/** An experience to be shared, with what a decision names it by. */
export interface NamedExperience {
  readonly word: string;
  readonly item: string;
  /** Whether matching may use it now. */
  readonly isGiven: boolean;
}

const NEEDS = 'access_need.sealed';

/** What a student writes about themselves for a round. Each is asked inside the caller's transaction, under the purpose `own`. */
@Injectable()
export class OwnApplications {
  constructor(private readonly secrets: Secrets) {}

  /** The student that the asker is. @throws {DomainError} as `ownStudent`. */
  student(tx: EntityManager, actor: Actor): Promise<Person> {
    return ownStudent(tx, actor);
  }

  /** Null where they have not applied to the round. */
  async find(tx: EntityManager, at: ApplicationAt): Promise<OwnApplication | null> {
    const [row] = await tx.query<OwnApplication[]>(
      `select id, answers, withdrawn_at as "withdrawnAt" from application
       where institution_id = $1 and round_id = $2 and student_id = $3`,
      [at.institutionId, at.roundId, at.studentId],
    );
    return row ?? null;
  }

  /** What the university, or they themselves, said last, in any round; empty where nobody did. */
  async known(tx: EntityManager, { institutionId, studentId }: Omit<ApplicationAt, 'roundId'>): Promise<Answers> {
    const [row] = await tx.query<{ answers: Answers }[]>(
      `select answers from application where institution_id = $1 and student_id = $2
       order by updated_at desc, id desc limit 1`,
      [institutionId, studentId],
    );
    return row?.answers ?? {};
  }

  /**
   * Keeps what they said. Of an application that is there already, answers that were not asked for stay as they were.
   * @param asked keys that were asked for: without an answer they go. @returns the application's id.
   */
  async keep(tx: EntityManager, actor: Actor, at: ApplicationAt, said: Answers, asked: readonly string[]) {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into application as a (institution_id, round_id, student_id, answers) values ($1, $2, $3, $4)
       on conflict (institution_id, round_id, student_id) do update set answers = (a.answers - $5::text[]) || excluded.answers,
         withdrawn_at = null, updated_at = now() returning id`,
      [at.institutionId, at.roundId, at.studentId, JSON.stringify(said), asked],
    );
    const id = row?.id ?? '';
    const subjects = [{ kind: 'student', id: at.studentId } as const];
    await record(tx, actor, { event: 'application.sent', object: id, subjects, fields: Object.keys(said) });
    return id;
  }

  /** Takes an application out of matching, or lets it in again. @returns whether anything changed. */
  async stand(tx: EntityManager, actor: Actor, at: ApplicationAt, stands: boolean): Promise<boolean> {
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `update application set withdrawn_at = ${stands ? 'null' : 'now()'}, updated_at = now()
       where institution_id = $1 and round_id = $2 and student_id = $3 and withdrawn_at is ${stands ? 'not null' : 'null'} returning id`,
      [at.institutionId, at.roundId, at.studentId],
    );
    const [changed] = rows;
    if (!changed) return false;
    const event = stands ? 'application.restored' : 'application.withdrawn';
    await record(tx, actor, { event, object: changed.id, subjects: [{ kind: 'student', id: at.studentId }] });
    return true;
  }

  /** Experiences by name, each with what a decision names it by, in order. */
  async named(tx: EntityManager, actor: Actor, person: Person, words: readonly string[]): Promise<NamedExperience[]> {
    const items = await itemsOf(
      tx,
      this.secrets,
      actor,
      words.map((word) => ({ personId: person.id, word })),
    );
    const given = await this.given(tx, actor, person);
    return words.map((word, at) => ({ word, item: items[at] ?? '', isGiven: given.has(items[at] ?? '') }));
  }

  /** Experiences that they allow matching to use now. */
  async shared(tx: EntityManager, actor: Actor, person: Person): Promise<NamedExperience[]> {
    const given = await this.given(tx, actor, person);
    const all = await ownExperiences(tx, this.secrets, actor, person);
    return all.filter(({ item }) => given.has(item)).map((one) => ({ ...one, isGiven: true }));
  }

  /** Keeps experiences with an application, each with the yes it stands for; what they have taken back is not given again. */
  async share(
    tx: EntityManager,
    actor: Actor,
    of: { readonly applicationId: string; readonly personId: string; readonly words: readonly string[] },
    agreedAt: Date,
  ): Promise<void> {
    const { applicationId: partId, personId, words } = of;
    if (words.length === 0) return;
    const said = [{ partId, personId, words, differs: true, agreedHow: 'Said yes when signing up', agreedAt }];
    const writing = { method: 'sign-up', by: actor.accountId ?? 'system' };
    await keepExperiences(tx, this.secrets, sides.students, actor, { spoken: [], said, ...writing });
  }

  /** Keeps what must work for them, sealed with their own key; '' takes it away. */
  async keepNeeds(tx: EntityManager, actor: Actor, applicationId: string, personId: string, words: string) {
    const key = [actor.institutionId, applicationId];
    if (words === '')
      return void (await tx.query('delete from access_need where institution_id = $1 and application_id = $2', key));
    const sealed = await this.secrets.seal(tx, actor, NEEDS, personId, words);
    await tx.query(
      `insert into access_need (institution_id, application_id, sealed) values ($1, $2, $3)
       on conflict (institution_id, application_id) do update set sealed = excluded.sealed, updated_at = now()`,
      [...key, sealed],
    );
  }

  /** What must work for them; '' where they said nothing. Under a purpose that declares needs. */
  async needs(tx: EntityManager, { institutionId }: Pick<Actor, 'institutionId'>, applicationId: string) {
    const [row] = await tx.query<{ sealed: Buffer; personId: string }[]>(
      `select n.sealed, a.student_id as "personId" from access_need n
         join application a on a.institution_id = n.institution_id and a.id = n.application_id
       where n.institution_id = $1 and n.application_id = $2`,
      [institutionId, applicationId],
    );
    if (!row) return '';
    const [words] = await this.secrets.openMany(tx, { institutionId }, NEEDS, [row]);
    return words ?? '';
  }

  private async given(tx: EntityManager, actor: Actor, { id }: Person): Promise<ReadonlySet<string>> {
    const standing = await underPurpose(tx, 'own', () => permittedNow(tx, actor, 'matching.characteristics', [id]), id);
    return new Set(standing.map(({ item }) => item));
  }
}
