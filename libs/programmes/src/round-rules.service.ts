import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, DomainError } from '@footing/kernel';
import { type EntityManager, In } from 'typeorm';
import { changeRound, type OfRound } from './change-round';
import { Barrier } from './data/barrier.entity';
import { Criterion } from './data/criterion.entity';
import { criteriaOf, setWeights } from './data/criteria.query';
import { PriorityGroup } from './data/priority-group.entity';
import { Round } from './data/round.entity';
import { RoundSchool } from './data/round-school.entity';
import { RoundTier } from './data/round-tier.entity';
import { School } from './data/school.entity';
import { barrierKinds, switchBarriers } from './domain/barrier-kinds';
import { comparisonFaults, kept } from './domain/comparison';
import { criterionKinds } from './domain/criterion-kinds';
import { aimFaults, type TriedRules } from './domain/tried-rules';
import { respread, weightFaults, WHOLE } from './domain/weights';
import { meaning, notFound, refuse } from './errors';
import type {
  BarrierInput,
  CriterionInput,
  MinimumFitInput,
  RoundSchoolsInput,
  SwitchBarriersInput,
  TiersInput,
  WeightsInput,
} from './rules.input';

/** What a round goes by. A change never reaches a draft that is there already: each keeps its own copy of the rules. */
@Injectable()
export class RoundRules {
  constructor(private readonly db: Database) {}

  /**
   * Adds a criterion at the end. Its weight is taken from the others in proportion; the first of a round weighs 100.
   * @throws {DomainError} invalid, `criterion.wrong` or `criterion.kind-taken`, at the field.
   */
  async addCriterion(actor: Actor, roundId: string, input: CriterionInput): Promise<Criterion> {
    const kind = criterionKinds[input.kind];
    const added = changeRound(this.db, actor, { roundId, event: 'round.criteria-changed' }, async (tx, of) => {
      refuse('criterion.wrong', comparisonFaults(kind, input));
      const others = await criteriaOf(tx, of);
      const weight = others.length === 0 ? WHOLE : (input.weight ?? 0);
      await setWeights(
        tx,
        others,
        respread(
          others.map((other) => other.weight),
          WHOLE - weight,
        ),
      );
      const words = { name: input.name.trim() || kind.name, position: nextPosition(others) };
      return tx.save(tx.create(Criterion, { ...of, ...kept(kind, input), ...words, kind: input.kind, weight }));
    });
    return meaning(added, (constraint) => (constraint === 'criterion_kind_once' ? kindTaken() : undefined));
  }

  /** Removes a criterion and shares its weight among the others in proportion. @throws {DomainError} not-found. */
  removeCriterion(actor: Actor, roundId: string, criterionId: string): Promise<void> {
    return changeRound(this.db, actor, { roundId, event: 'round.criteria-changed' }, async (tx, of) => {
      const removed = await tx.delete(Criterion, { ...of, id: criterionId });
      if (removed.affected === 0) throw notFound('criterion', criterionId);
      const others = await criteriaOf(tx, of);
      await setWeights(
        tx,
        others,
        respread(
          others.map((other) => other.weight),
          WHOLE,
        ),
      );
    });
  }

  /**
   * Sets the weights of all criteria at once.
   * @throws {DomainError} invalid, `criterion.weights`, at the field `weights` with their sum; conflict,
   * `criterion.list-changed`, when the criteria are not those of the round any more.
   */
  saveWeights(actor: Actor, roundId: string, { weights }: WeightsInput): Promise<void> {
    return changeRound(this.db, actor, { roundId, event: 'round.criteria-changed' }, (tx, of) =>
      weigh(tx, of, weights),
    );
  }

  /**
   * Takes over what was tried on a draft, all of it at once: weights, minimum fit, whose view counts, what is kept, the aim.
   * @throws {DomainError} as `saveWeights`; invalid, `round.choices`, at `aim`, where the round's fairness choice forbids it.
   */
  adopt(actor: Actor, roundId: string, tried: Required<TriedRules>): Promise<void> {
    return changeRound(this.db, actor, { roundId, event: 'round.rules-adopted' }, async (tx, of) => {
      const { institutionId } = of;
      const { choices } = await tx.findOneByOrFail(Round, { institutionId, id: roundId });
      refuse('round.choices', aimFaults(tried.aim, choices.fairness));
      await weigh(tx, of, tried.weights);
      const { minimumFit, aim, mentorsView, retention } = tried;
      const changed = { minimumFit, choices: { aim, mentorsView, retention } };
      await tx.update(Round, { institutionId, id: roundId }, changed);
    });
  }

  /** Switches the on-or-off barriers: those named are on, the others off. */
  switchBarriers(actor: Actor, roundId: string, { kinds }: SwitchBarriersInput): Promise<void> {
    return changeRound(this.db, actor, { roundId, event: 'round.barriers-changed' }, async (tx, of) => {
      const before = await tx.findBy(Barrier, of);
      const off = switchBarriers.filter((kind) => !kinds.includes(kind));
      const on = kinds.filter((kind) => !before.some((barrier) => barrier.kind === kind));
      if (off.length > 0) await tx.delete(Barrier, { ...of, kind: In(off) });
      for (const kind of on) await tx.insert(Barrier, { ...of, ...rowOf({ kind, name: '', order: [] }, before) });
    });
  }

  /** @throws {DomainError} invalid, `barrier.wrong`, at the field, or `barrier.kind-taken`. */
  async addBarrier(actor: Actor, roundId: string, input: BarrierInput): Promise<Barrier> {
    const added = changeRound(this.db, actor, { roundId, event: 'round.barriers-changed' }, async (tx, of) => {
      refuse('barrier.wrong', comparisonFaults(barrierKinds[input.kind], input));
      return tx.save(tx.create(Barrier, { ...of, ...rowOf(input, await tx.findBy(Barrier, of)) }));
    });
    return meaning(added, (constraint) => (constraint === 'barrier_kind_once' ? barrierTaken() : undefined));
  }

  /** @throws {DomainError} not-found, `barrier.not-found`. */
  removeBarrier(actor: Actor, roundId: string, barrierId: string): Promise<void> {
    return changeRound(this.db, actor, { roundId, event: 'round.barriers-changed' }, async (tx, of) => {
      const removed = await tx.delete(Barrier, { ...of, id: barrierId });
      if (removed.affected === 0) throw notFound('barrier', barrierId);
    });
  }

  /** Sets which groups are served in which order. A group left out, or without a tier, is in none. */
  assignTiers(actor: Actor, roundId: string, { tiers }: TiersInput): Promise<void> {
    return changeRound(this.db, actor, { roundId, event: 'round.tiers-assigned' }, async (tx, of) => {
      const rows = tiers.flatMap(({ priorityGroupId, tier }) => (tier ? [{ ...of, priorityGroupId, tier }] : []));
      const ids = rows.map(({ priorityGroupId }) => priorityGroupId);
      const { institutionId } = of;
      const known = await tx.countBy(PriorityGroup, { institutionId, id: In(ids) });
      if (known < ids.length) throw notFound('priority-group', ids.join(' '));
      await tx.delete(RoundTier, of);
      await tx.insert(RoundTier, rows);
    });
  }

  /** Sets which schools take part: at least one. @throws {DomainError} invalid, `round.no-school`. */
  chooseSchools(actor: Actor, roundId: string, { schoolIds }: RoundSchoolsInput): Promise<void> {
    return changeRound(this.db, actor, { roundId, event: 'round.schools-chosen' }, async (tx, of) => {
      if (schoolIds.length === 0)
        refuse('round.no-school', [{ field: 'schoolIds', message: 'Select at least one school' }]);
      const { institutionId } = of;
      const known = await tx.countBy(School, { institutionId, id: In(schoolIds) });
      if (known < schoolIds.length) throw notFound('school', schoolIds.join(' '));
      await tx.delete(RoundSchool, of);
      await tx.insert(
        RoundSchool,
        schoolIds.map((schoolId) => ({ ...of, schoolId })),
      );
    });
  }

  /** Sets the score, in percent, below which two people are never paired. */
  setMinimumFit(actor: Actor, roundId: string, { minimumFit }: MinimumFitInput): Promise<void> {
    return changeRound(
      this.db,
      actor,
      { roundId, event: 'round.minimum-fit-changed' },
      async (tx, { institutionId }) => {
        await tx.update(Round, { institutionId, id: roundId }, { minimumFit });
      },
    );
  }
}

async function weigh(tx: EntityManager, of: OfRound, weights: readonly Weight[]): Promise<void> {
  refuse('criterion.weights', weightFaults(weights.map(({ weight }) => weight)));
  const criteria = await criteriaOf(tx, of);
  const wanted = new Map(weights.map(({ criterionId, weight }) => [criterionId, weight]));
  const isSameList = wanted.size === criteria.length && criteria.every(({ id }) => wanted.has(id));
  if (!isSameList) throw new DomainError('conflict', 'criterion.list-changed', `round ${of.roundId}`);
  await setWeights(
    tx,
    criteria,
    criteria.map(({ id }) => wanted.get(id) ?? 0),
  );
}

type Weight = Required<TriedRules>['weights'][number];

const nextPosition = (rules: readonly { position: number }[]) =>
  Math.max(-1, ...rules.map(({ position }) => position)) + 1;

function rowOf(input: BarrierInput, before: readonly Barrier[]) {
  const kind = barrierKinds[input.kind];
  const name = input.name.trim() || kind.name;
  return { ...kept(kind, input), kind: input.kind, name, position: nextPosition(before) };
}

const kindTaken = () => alreadyThere('criterion.kind-taken', 'This criterion is in the round already. Choose another');
const barrierTaken = () => alreadyThere('barrier.kind-taken', 'This barrier is in the round already. Choose another');
const alreadyThere = (code: string, message: string) =>
  new DomainError('invalid', code, code, [{ field: 'kind', message }]);
