import { Injectable } from '@nestjs/common';
import { type Permitted, permittedNow } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { type Actor, DomainError, permit, type PurposeFor } from '@footing/kernel';
import { primaryGroups } from '@footing/programmes';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Answers } from './answers';
import { sameWord } from '../domain/same-word';
import { readExperiences } from './experiences.query';
import { withIntroduced } from './introduced.query';
import { withKeptWeeks } from './kept-weeks.query';
import type { PeopleOfRound } from './people-of-round';
import { placesNow } from './places-now';
import { sides, type SideTables } from './sides';

interface PersonRow {
  id: string;
  personId: string;
  name: string;
  email: string | null;
  universityId: string | null;
  schoolId: string | null;
  schoolName: string | null;
  answers: Answers;
  places?: number;
}

/** Everybody whom matching may pair in a round. */
@Injectable()
export class Candidates {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
  ) {}

  /** @throws {DomainError} forbidden. A round that is not theirs is empty. */
  async of(actor: Actor, roundId: string): Promise<PeopleOfRound> {
    return this.db.transaction(actor, (tx) => this.within(tx, actor, roundId), CORE);
  }

  /**
   * The same inside a transaction of the caller's, so that settings and people are of one moment. Read for matching, and
   * what people share for that purpose alone; the transaction's own purpose holds again afterwards.
   */
  async within(tx: EntityManager, actor: Actor, roundId: string): Promise<PeopleOfRound> {
    if (permit(actor, 'people.read') !== null) throw new DomainError('forbidden', 'permission.missing', 'people.read');
    const at = { institutionId: actor.institutionId, roundId };
    return underPurpose(tx, CORE, async () =>
      withIntroduced(tx, this.secrets, at, await withKeptWeeks(tx, at, await this.read(tx, at))),
    );
  }

  private async read(tx: EntityManager, at: At): Promise<PeopleOfRound> {
    const students = await this.side(tx, sides.students, at);
    const mentors = await this.side(tx, sides.mentors, at);
    const { tiers, untiered } = await tiersOf(tx, at, new Set(students.people.map(({ id }) => id)));
    const groups = await primaryGroups(tx, at);
    return {
      untiered,
      students: students.people.map(({ personId, ...student }) => ({
        ...student,
        studentId: personId,
        tier: tiers.get(student.id) ?? 1,
        group: groups.get(student.id) ?? null,
        experiencesWanted: students.tokens.get(student.id) ?? [],
      })),
      mentors: mentors.people.map(({ personId, schoolId: _, schoolName: __, places = 0, ...mentor }) => ({
        ...mentor,
        mentorId: personId,
        places,
        experiencesOffered: mentors.tokens.get(mentor.id) ?? [],
      })),
      out: { students: students.out, mentors: mentors.out },
      uses: {
        core: [...students.core, ...mentors.core],
        characteristics: [...students.characteristics, ...mentors.characteristics],
        declared: students.declared,
      },
    };
  }

  /** Who is allowed to be read, before anything is: whoever says yes in between waits for the next time. */
  private async side(tx: EntityManager, side: SideTables, at: At) {
    const parts = await tx.query<{ id: string; personId: string }[]>(
      `select id, ${side.personKey} as "personId" from ${side.part} part
       where institution_id = $1 and round_id = $2 ${standing(side)} order by id`,
      [at.institutionId, at.roundId],
    );
    const ids = parts.map(({ personId }) => personId);
    const core = await permittedNow(tx, at, CORE, ids);
    const shared = await permittedNow(tx, at, 'matching.characteristics', ids);
    const declared = await permittedNow(tx, at, 'places.first', ids);
    const takesPart = new Set(core.map(({ subjectId }) => subjectId));
    const people = (await peopleOf(tx, side, at, CORE)).filter(({ personId }) => takesPart.has(personId));
    const characteristics = shared.filter(({ subjectId }) => takesPart.has(subjectId));
    const agreed = await experiencesAgreedForMatching(tx, this.secrets, side, at, keysOf(characteristics));
    return {
      ...{ people, core, tokens: agreed.tokens },
      declared: declared.filter(({ subjectId }) => takesPart.has(subjectId)),
      characteristics: characteristics.filter((one) => agreed.read.has(keyOf(one.subjectId, one.item))),
      out: parts.filter(({ personId }) => !takesPart.has(personId)).map(({ id }) => id),
    };
  }
}

const CORE = 'matching.core';
interface At {
  readonly institutionId: string;
  readonly roundId: string;
}

const keyOf = (personId: string, item: string): string => `${personId} ${item}`;
const keysOf = (permitted: readonly Permitted[]) =>
  new Set(permitted.map(({ subjectId, item }) => keyOf(subjectId, item)));

/** Of applications, only those that stand: who took theirs back is not there. */
const standing = ({ part }: SideTables) => (part === 'application' ? 'and part.withdrawn_at is null' : '');

/** @param purpose one that declares what it reads: no other compiles. */
async function peopleOf(
  tx: EntityManager,
  side: SideTables,
  { institutionId, roundId }: At,
  purpose: PurposeFor<'identity'> & PurposeFor<'contact'> & PurposeFor<'answers'> & PurposeFor<'group'>,
): Promise<PersonRow[]> {
  const places = side.part === 'offer' ? `, ${placesNow}` : '';
  return underPurpose(tx, purpose, () =>
    tx.query<PersonRow[]>(
      `select part.id, part.${side.personKey} as "personId", btrim(person.first_name || ' ' || person.last_name) as name,
       person.email, person.university_id as "universityId", person.school_id as "schoolId", school.name as "schoolName",
       part.answers ${places}
     from ${side.part} part
       join ${side.person} person on person.institution_id = part.institution_id and person.id = part.${side.personKey}
       left join school on school.institution_id = person.institution_id and school.id = person.school_id
     where part.institution_id = $1 and part.round_id = $2 ${standing(side)} order by part.id`,
      [institutionId, roundId],
    ),
  );
}

/**
 * Each student's tier: the best of what the records office vouches for, as far as that is valid on the day the round is
 * matched, and what the round gives their groups. Who has neither comes after the last tier anybody has.
 */
async function tiersOf(
  tx: EntityManager,
  { institutionId, roundId }: At,
  takingPart: ReadonlySet<string>,
): Promise<{ tiers: ReadonlyMap<string, number>; untiered: number | null }> {
  const all = await tx.query<{ id: string; tier: number | null }[]>(
    `select a.id, least(a.sealed_tier, min(s.tier), min(t.tier)) as tier
     from application a
       join round r on r.institution_id = a.institution_id and r.id = a.round_id
       join student p on p.institution_id = a.institution_id and p.id = a.student_id
       left join signed_off_tier s on s.institution_id = a.institution_id and s.round_id = a.round_id
         and lower(s.student) = lower(p.university_id) and s.valid_until >= r.match_by
       left join priority_group_member m on m.institution_id = a.institution_id and m.student_id = a.student_id
       left join round_tier t on t.institution_id = a.institution_id and t.round_id = a.round_id
         and t.priority_group_id = m.priority_group_id
     where a.institution_id = $1 and a.round_id = $2 group by a.id, a.sealed_tier`,
    [institutionId, roundId],
  );
  const rows = all.filter(({ id }) => takingPart.has(id));
  const [round] = await tx.query<{ last: number | null }[]>(
    'select max(tier) as last from round_tier where institution_id = $1 and round_id = $2',
    [institutionId, roundId],
  );
  const last = rows.reduce((most, { tier }) => Math.max(most, tier ?? 0), round?.last ?? 0);
  const after = last + 1;
  // Of ten tiers the last two are one to the engine, and it cannot be told who of them has none.
  const untiered = after <= 9 && rows.some(({ tier }) => tier === null) ? after : null;
  return { untiered, tiers: new Map(rows.map(({ id, tier }) => [id, tier ?? Math.min(9, after)])) };
}

/**
 * The only place that reads what people share, for matching and for nothing else. Matching learns who shares something and
 * never what: each experience is handed on as a token that is the same for the same words, in the order of the tokens.
 */
async function experiencesAgreedForMatching(
  tx: EntityManager,
  secrets: Secrets,
  side: SideTables,
  at: At,
  allowed: ReadonlySet<string>,
): Promise<{ readonly tokens: ReadonlyMap<string, string[]>; readonly read: ReadonlySet<string> }> {
  const shared = await readExperiences(tx, secrets, side, at, 'matching.characteristics');
  const agreed = shared.filter(({ personId, item }) => allowed.has(keyOf(personId, item)));
  const words = [...new Set(agreed.map(({ word }) => sameWord(word)))];
  const tokens = await secrets.tokens(tx, at, 'shared experience', words);
  const tokenOf = new Map(words.map((word, index) => [word, tokens[index] ?? '']));
  const byPart = Map.groupBy(agreed, ({ partId }) => partId);
  return {
    tokens: new Map(
      [...byPart].map(([partId, theirs]) => [
        partId,
        theirs.map(({ word }) => tokenOf.get(sameWord(word)) ?? '').sort(),
      ]),
    ),
    read: new Set(agreed.map(({ personId, item }) => keyOf(personId, item))),
  };
}
