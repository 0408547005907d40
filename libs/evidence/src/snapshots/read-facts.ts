import { permittedNow, type Permitted } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { Actor, Purpose } from '@footing/kernel';
import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { askedAt, saidAt, scalesOfVersions } from '../data/answered.query';
import { population } from '../data/population.query';
import { joinedValues } from '../data/registry.query';
import { groupsOf, nationOf, roundsOf, schoolsOf } from '../data/rounds.query';
import { groupMembers, meetingsHeld, pairings, schoolMembers, tookPart } from '../data/taking-part.query';
import type { Facts } from './facts';
import { studyNames } from './study-keys';

/** What was read, with everybody on whose yes it rests: for the fence, before anything of it is kept. */
export interface Read {
  readonly facts: Facts;
  readonly yes: ReadonlyMap<'evidence' | 'linkage' | 'follow-up', readonly Permitted[]>;
}

/**
 * Reads what a snapshot is made of, each part for the purpose that it is for, and of nobody who does not say yes to it at this moment.
 * Cost: linear in people, rounds and answers.
 */
export async function readFacts(
  tx: EntityManager,
  secrets: Secrets,
  here: Pick<Actor, 'institutionId'>,
  at: Date,
): Promise<Read> {
  const id = here.institutionId;
  const says = async (purpose: Purpose) => (await permittedNow(tx, here, purpose)).filter(({ item }) => item === '');
  const evidence = await says('evidence');
  const people = evidence.map(({ subjectId }) => subjectId);
  const counted = new Set(people);
  const parts = await tookPart(tx, id, people);
  const rows = new Set(parts.map(({ personId }) => personId));
  const amongThem = (all: readonly Permitted[]) => all.filter(({ subjectId }) => rows.has(subjectId));
  const yes = new Map([
    ['evidence', amongThem(evidence)] as const,
    ['linkage', amongThem(await says('linkage'))] as const,
    ['follow-up', amongThem(await says('follow-up'))] as const,
  ]);
  const all = await population(tx, id);
  const asEvidence = await underPurpose(tx, 'evidence', () => ofEvidence(tx, id));
  const joined = await underPurpose(tx, 'linkage', () => joinedValues(tx, id));
  const named = [...new Set([...people, ...all.map(({ personId }) => personId)])];
  const names = await studyNames(secrets, tx, here, named);
  const facts: Facts = {
    ...{ nation: await nationOf(tx, id), rounds: await roundsOf(tx, id), groups: await groupsOf(tx, id) },
    // Which school a student is in stands with their name, which the purpose `evidence` does not read.
    ...{ schools: await schoolsOf(tx, id), inSchools: await schoolMembers(tx, id) },
    ...{ tookPart: parts, population: all, at, ...asEvidence },
    joined: joined.filter(({ personId }) => counted.has(personId)),
    followed: new Set(yes.get('follow-up')?.map(({ subjectId }) => subjectId)),
    names: new Map(named.map((person, place) => [person, names[place] ?? { pid: '', mark: 0 }])),
  };
  return { facts, yes };
}

async function ofEvidence(tx: EntityManager, id: string) {
  const asked = await askedAt(tx, id);
  const versions = [...new Set(asked.map(({ versionId }) => versionId))];
  return {
    asked,
    said: await saidAt(tx, id),
    scales: await scalesOfVersions(tx, id, versions),
    pairings: await pairings(tx, id),
    met: await meetingsHeld(tx, id),
    members: await groupMembers(tx, id),
  };
}
