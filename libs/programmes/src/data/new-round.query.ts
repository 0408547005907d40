import type { EntityManager } from 'typeorm';
import { criterionKinds, defaultCriteria } from '../domain/criterion-kinds';
import { barrierKinds } from '../domain/barrier-kinds';
import { Barrier } from './barrier.entity';
import type { Comparison } from './comparison';
import { Criterion } from './criterion.entity';
import { Round } from './round.entity';
import { loadRound } from './round-detail.query';
import { RoundFloor } from './round-floor.entity';
import { RoundSchool } from './round-school.entity';
import { RoundTier } from './round-tier.entity';
import { School } from './school.entity';

const noComparison = { studentField: null, mentorField: null, orderedValues: [], atLeast: null };

/** The usual rules: the default criteria, "no shared way to meet" as a barrier, every school, no tiers. */
export async function startRules(tx: EntityManager, { institutionId, id: roundId }: Round): Promise<void> {
  const of = { institutionId, roundId };
  const criteria = defaultCriteria.map(({ kind, weight }, position) => {
    return { ...of, ...noComparison, kind, weight, position, name: criterionKinds[kind].name };
  });
  const kind = 'no-shared-mode';
  const schools = await tx.findBy(School, { institutionId });
  await tx.insert(Criterion, criteria);
  await tx.insert(Barrier, { ...of, ...noComparison, kind, name: barrierKinds[kind].name, position: 0 });
  if (schools.length > 0)
    await tx.insert(
      RoundSchool,
      schools.map(({ id }) => ({ ...of, schoolId: id })),
    );
}

/** The rules of another round in place of this one's. @throws {DomainError} not-found, `round.not-found`. */
export async function copyRules(
  tx: EntityManager,
  { institutionId, id: roundId }: Round,
  fromId: string,
): Promise<void> {
  const of = { institutionId, roundId };
  const from = await loadRound(tx, institutionId, fromId);
  for (const entity of [Criterion, Barrier, RoundSchool, RoundTier, RoundFloor]) await tx.delete(entity, of);
  const { minimumFit, choices } = from.round;
  await tx.update(Round, { institutionId, id: roundId }, { minimumFit, choices });
  await tx.insert(
    Criterion,
    from.criteria.map((rule) => ({ ...of, ...wordsOf(rule), kind: rule.kind, weight: rule.weight })),
  );
  await tx.insert(
    Barrier,
    from.barriers.map((rule) => ({ ...of, ...wordsOf(rule), kind: rule.kind })),
  );
  await tx.insert(
    RoundSchool,
    from.schoolIds.map((schoolId) => ({ ...of, schoolId })),
  );
  await tx.insert(
    RoundTier,
    from.tiers.map(({ priorityGroupId, tier }) => ({ ...of, priorityGroupId, tier })),
  );
  await tx.insert(
    RoundFloor,
    from.floors.map(({ priorityGroupId, places }) => ({ ...of, priorityGroupId, places })),
  );
}

const wordsOf = ({ name, studentField, mentorField, orderedValues, atLeast, position }: Comparison) => ({
  name,
  studentField,
  mentorField,
  orderedValues,
  atLeast,
  position,
});
