import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditModule } from '@footing/audit';
import { ConfigModule, type Settings } from '@footing/config';
import { DatabaseModule } from '@footing/database';
import { Accounts, IdentityModule, Portfolios } from '@footing/identity';
import { EvidenceModule, NetworksModule, PracticeModule, SchoolPlansModule } from '@footing/evidence';
import { type Actor, systemActor } from '@footing/kernel';
import { IntroductionsModule } from '@footing/introductions';
import { MatchingModule } from '@footing/matching';
import { PairingsModule } from '@footing/pairings';
import { Applications, canBeAbandoned, Imports, ImportSteps, Offers, PeopleModule } from '@footing/people';
import {
  Institutions,
  PriorityGroups,
  Programmes,
  ProgrammesModule,
  RoundRules,
  Rounds,
  Schools,
} from '@footing/programmes';
import { SchedulingModule } from '@footing/scheduling';
import { SurveysModule } from '@footing/surveys';
import { TogetherModule } from '@footing/together';
import { TrainingModule } from '@footing/training';
import { bringIn } from './bring-in';
import { addCastAccounts, taking } from './cast-accounts';
import { castStaff } from './demo/cast';
import { type DemoUniversity, demoUniversity } from './demo/university';
import { DemoClock } from './tasters/demo-clock';
import { loadTasters } from './tasters/load-tasters';
import { tasters } from './tasters/taster-rounds';

const SEED = 'wexmere';
/** Academic years are named after the year they start in; from August on that is this year. */
const academicYear = (today: Date): number => (today.getMonth() >= 7 ? today.getFullYear() : today.getFullYear() - 1);

/** What a start brings with it. */
export interface Loaded {
  /**
   * Settles when the second programme is there. It happens in the past, one day after the other: no worker is to look at it
   * before.
   */
  readonly tasters: Promise<void>;
}

/**
 * Fills an installation that has no institution yet with the demonstration university: its people come in through
 * the very import that a real file takes. Does nothing otherwise.
 *
 * Cut off half-way, the next start finds a demonstration without mentors, who come last and all at once, and goes on; so it does
 * without the second programme, which comes after them.
 */
export async function loadDemonstration(settings: Settings, tell: (line: string) => void): Promise<Loaded> {
  const clock = new DemoClock();
  const app = await NestFactory.createApplicationContext(LoaderModule.with(settings, clock), {
    logger: ['error'],
    abortOnError: false,
  });
  const system = await load(app, tell).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  const rest = system ? loadTasters(app, clock, system, theUniversity) : Promise.resolve();
  const second = rest.finally(() => app.close());
  // Whoever waits for it hears of it; nobody does where the start fails for something else first.
  second.catch(() => undefined);
  return { tasters: second };
}

const theUniversity = (): DemoUniversity => demoUniversity(SEED, academicYear(new Date()));

/** @returns in whose name it is set up; null where there is no demonstration here. */
async function load(app: INestApplicationContext, tell: (line: string) => void): Promise<Actor | null> {
  const institutions = await app.get(Institutions).list();
  if (institutions.some(({ isDemo }) => !isDemo)) return null;
  const loader = new DemonstrationLoader(app);
  const [institution] = institutions;
  if (!institution || !(await loader.isWhole(institution.id))) {
    tell('Loading the demonstration university (once, a few seconds) …');
    await loader.load(theUniversity());
  }
  const [{ id } = { id: '' }] = await app.get(Institutions).list();
  await addCastAccounts(app, systemActor(id), taking);
  return loader.setUpBy(id);
}

@Module({})
class LoaderModule {
  static with(settings: Settings, clock: DemoClock): DynamicModule {
    return {
      module: LoaderModule,
      imports: [
        ConfigModule.with(settings),
        DatabaseModule.at(settings.DATABASE_URL ?? '', 'work', clock),
        ...[AuditModule, IdentityModule, ProgrammesModule, PeopleModule, MatchingModule, PairingsModule],
        ...[
          TrainingModule,
          TogetherModule,
          SchedulingModule,
          IntroductionsModule,
          SurveysModule,
          PracticeModule,
          SchoolPlansModule,
          EvidenceModule,
          NetworksModule,
        ],
      ],
    };
  }
}

/** Sets up the invented university piece by piece, skipping what is there already. */
class DemonstrationLoader {
  constructor(private readonly app: INestApplicationContext) {}

  /** Whether the first programme is there: its mentors are written last, in one transaction. Rounds that people add do not count. */
  async isWhole(institutionId: string): Promise<boolean> {
    const actor = systemActor(institutionId);
    const second = (await this.app.get(Programmes).list(actor)).find(({ name }) => name === tasters.name);
    for (const { id, programmeId } of await this.app.get(Rounds).listAll(actor))
      if (programmeId !== second?.id && (await this.app.get(Offers).count(actor, id)) > 0) return true;
    return false;
  }

  /** In whose name it is set up: in the service's, for the lead. */
  async setUpBy(institutionId: string): Promise<Actor> {
    const accounts = await this.app.get(Accounts).list(systemActor(institutionId));
    const lead = accounts.find(({ email }) => email === castStaff.grace.email);
    return { institutionId, accountId: lead?.id ?? null, roles: ['system'] };
  }

  async load(university: DemoUniversity): Promise<void> {
    const actor = await this.institution(university);
    const roundId = await this.round(actor, university);
    await this.finishImports(actor, roundId);
    if ((await this.app.get(Applications).count(actor, roundId)) === 0)
      await bringIn(this.app, actor, roundId, { kind: 'students', table: university.students });
    if ((await this.app.get(Offers).count(actor, roundId)) === 0)
      await bringIn(this.app, actor, roundId, { kind: 'mentors', table: university.mentors });
  }

  /** What a load that was cut off had begun: written to the end if it was confirmed, forgotten otherwise. */
  private async finishImports(actor: Actor, roundId: string): Promise<void> {
    const [imports, steps] = [this.app.get(Imports), this.app.get(ImportSteps)];
    for (const { id, state } of await imports.list(actor, roundId))
      if (state === 'writing') await steps.write(actor.institutionId, id);
      else if (canBeAbandoned(state)) await imports.abandon(actor, id);
  }

  private async institution({ institution, schools, priorityGroups, staff }: DemoUniversity): Promise<Actor> {
    const { name, slug, nation, contactEmail } = institution;
    const there = (await this.app.get(Institutions).list()).find((one) => one.slug === slug);
    const { id } =
      there ?? (await this.app.get(Institutions).create({ name, slug, nation, contactEmail, isDemo: true }));
    const actor = systemActor(id);
    const [accounts, groups, existing] = [
      await this.app.get(Accounts).list(actor),
      await this.app.get(PriorityGroups).list(actor),
      await this.app.get(Schools).list(actor),
    ];
    for (const { firstName, lastName, email, roles } of staff)
      if (!accounts.some((account) => account.email === email))
        await this.app.get(Accounts).create(actor, { name: `${firstName} ${lastName}`, email, roles: [...roles] });
    for (const school of schools)
      if (!existing.some((one) => one.name === school.name))
        await this.app.get(Schools).add(actor, { name: school.name });
    for (const group of priorityGroups)
      if (!groups.some((one) => one.name === group.name))
        await this.app
          .get(PriorityGroups)
          .add(actor, { name: group.name, target: group.targetNote, risks: group.risks.map(String) });
    await this.portfolios(actor, staff);
    return this.setUpBy(id);
  }

  /** Whom the consultants look after; what somebody has changed since is left as it is. */
  private async portfolios(actor: Actor, staff: DemoUniversity['staff']): Promise<void> {
    const portfolios = this.app.get(Portfolios);
    const schools = await this.app.get(Schools).list(actor);
    const groups = await this.app.get(PriorityGroups).list(actor);
    const accounts = await this.app.get(Accounts).list(actor);
    for (const { accountId, everything, schoolIds, priorityGroupIds } of await portfolios.list(actor)) {
      const email = accounts.find(({ id }) => id === accountId)?.email;
      const member = staff.find((one) => one.email === email);
      if (!member || everything || schoolIds.length + priorityGroupIds.length > 0) continue;
      await portfolios.change(actor, accountId, {
        whose: 'some',
        schools: schools.filter(({ name }) => member.schools.includes(name)).map(({ id }) => id),
        priorityGroups: groups.filter(({ name }) => member.groups?.includes(name)).map(({ id }) => id),
      });
    }
  }

  private async round(actor: Actor, { programmes, round }: DemoUniversity): Promise<string> {
    const service = this.app.get(Programmes);
    const there = await service.list(actor);
    for (const { name, kind, summary } of programmes)
      if (!there.some((one) => one.name === name)) await service.create(actor, { name, kind, about: summary });
    const named = programmes.find(({ slug }) => slug === round.programme)?.name;
    const programme = (await service.list(actor)).find(({ name }) => name === named);
    const programmeId = programme?.id ?? '';
    const rounds = await this.app.get(Rounds).list(actor, programmeId);
    const { id } =
      rounds.find(({ name }) => name === round.name) ??
      (await this.app.get(Rounds).create(actor, programmeId, {
        name: round.name,
        signUpOpens: round.signUpFrom,
        signUpCloses: round.signUpTo,
        matchBy: round.matchBy,
        meetingsStart: round.meetingsFrom,
        meetingsEnd: round.meetingsTo,
        answerWithinDays: 7,
      }));
    await this.tiers(actor, id, round);
    return id;
  }

  private async tiers(actor: Actor, roundId: string, { tiers }: DemoUniversity['round']): Promise<void> {
    const groups = await this.app.get(PriorityGroups).list(actor);
    const chosen = tiers.flatMap(({ tier, groups: names }) =>
      groups.filter(({ name }) => names.includes(name)).map(({ id }) => ({ priorityGroupId: id, tier })),
    );
    await this.app.get(RoundRules).assignTiers(actor, roundId, { tiers: chosen });
  }
}
