import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { primaryGroups } from '@footing/programmes';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Answers } from './answers';
import { readExperiences } from './experiences.query';
import { sides, type SideTables } from './sides';

/** A student as matching sees them. */
export interface StudentInRound {
  /** Of the application. */
  readonly id: string;
  readonly studentId: string;
  readonly name: string;
  readonly email: string | null;
  readonly universityId: string | null;
  readonly schoolId: string | null;
  readonly schoolName: string | null;
  readonly answers: Answers;
  /** In which order students are given mentors: 1 (first) to 9. */
  readonly tier: number;
  /** Id of the one priority group they count for where groups are compared; null for none. */
  readonly group: string | null;
  /** Tokens for what they would like to share with their mentor; empty unless they agreed that matching may read it. */
  readonly experiencesWanted: readonly string[];
}

/** A mentor as matching sees them. */
export interface MentorInRound {
  /** Of the offer of places. */
  readonly id: string;
  readonly mentorId: string;
  readonly name: string;
  readonly email: string | null;
  readonly universityId: string | null;
  readonly places: number;
  readonly answers: Answers;
  /** Tokens for what they are willing to share; empty unless they agreed that matching may read it. */
  readonly experiencesOffered: readonly string[];
}

/** Everybody whom a draft of a round is about, in the order of their ids. */
export interface PeopleOfRound {
  readonly students: readonly StudentInRound[];
  /** The tier that stands for having none; null where everybody has one. */
  readonly untiered: number | null;
  readonly mentors: readonly MentorInRound[];
}

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
    return this.db.transaction(actor, (tx) => this.within(tx, actor, roundId));
  }

  /** The same inside a transaction of the caller's, so that settings and people are of one moment. */
  async within(tx: EntityManager, actor: Actor, roundId: string): Promise<PeopleOfRound> {
    if (permit(actor, 'people.read') !== null) throw new DomainError('forbidden', 'permission.missing', 'people.read');
    const { institutionId } = actor;
    const at = { institutionId, roundId };
    const students = await peopleOf(tx, sides.students, institutionId, roundId);
    const { tiers, untiered } = await tiersOf(tx, institutionId, roundId);
    const groups = await primaryGroups(tx, { institutionId, roundId });
    const wanted = await experiencesAgreedForMatching(tx, this.secrets, sides.students, at);
    const mentors = await peopleOf(tx, sides.mentors, institutionId, roundId);
    const offered = await experiencesAgreedForMatching(tx, this.secrets, sides.mentors, at);
    return {
      untiered,
      students: students.map(({ personId, ...student }) => ({
        ...student,
        studentId: personId,
        tier: tiers.get(student.id) ?? 1,
        group: groups.get(student.id) ?? null,
        experiencesWanted: wanted.get(student.id) ?? [],
      })),
      mentors: mentors.map(({ personId, schoolId: _, schoolName: __, places = 0, ...mentor }) => ({
        ...mentor,
        mentorId: personId,
        places,
        experiencesOffered: offered.get(mentor.id) ?? [],
      })),
    };
  }
}

async function peopleOf(tx: EntityManager, side: SideTables, institutionId: string, roundId: string) {
  const places = side.part === 'offer' ? ', part.places' : '';
  return tx.query<PersonRow[]>(
    `select part.id, part.${side.personKey} as "personId", btrim(person.first_name || ' ' || person.last_name) as name,
       person.email, person.university_id as "universityId", person.school_id as "schoolId", school.name as "schoolName",
       part.answers ${places}
     from ${side.part} part
       join ${side.person} person on person.institution_id = part.institution_id and person.id = part.${side.personKey}
       left join school on school.institution_id = person.institution_id and school.id = person.school_id
     where part.institution_id = $1 and part.round_id = $2 order by part.id`,
    [institutionId, roundId],
  );
}

/**
 * Each student's tier: the best of what the records office vouches for, as far as that is valid on the day the round is
 * matched, and what the round gives their groups. Who has neither comes after the last tier anybody has.
 */
async function tiersOf(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
): Promise<{ tiers: ReadonlyMap<string, number>; untiered: number | null }> {
  const rows = await tx.query<{ id: string; tier: number | null }[]>(
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
 * The only place that reads what people agreed to have read by matching, and by nothing else. Matching learns who shares
 * something and never what: each experience is handed on as a token that is the same for the same words.
 */
async function experiencesAgreedForMatching(
  tx: EntityManager,
  secrets: Secrets,
  side: SideTables,
  at: { readonly institutionId: string; readonly roundId: string },
): Promise<Map<string, string[]>> {
  const agreed = await readExperiences(tx, secrets, side, at);
  const words = [...new Set(agreed.flatMap(({ experiences }) => experiences))];
  const tokens = await secrets.tokens(tx, at, 'shared experience', words.map(normalised));
  const tokenOf = new Map(words.map((word, index) => [word, tokens[index] ?? '']));
  return new Map(agreed.map(({ partId, experiences }) => [partId, experiences.map((word) => tokenOf.get(word) ?? '')]));
}

/** Words that differ in case or spacing alone say the same. */
const normalised = (word: string): string => word.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
