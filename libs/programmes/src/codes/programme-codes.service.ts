import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Programme } from '../data/programme.entity';
import { Institution } from '../data/institution.entity';
import { nations } from '../domain/nations';
import { notFound, refuse } from '../errors';
import { keepCodes, keptCodes, keptKinds, keptLists } from './codes.query';
import type { MoatRow } from './moat-rows';
import { type CodesOfProgramme, isCoded } from './programme-codes';
import type { ProgrammeCodesInput } from './programme-codes.input';

/** A programme with its codes. */
export interface CodedProgramme {
  readonly programme: Pick<Programme, 'id' | 'name'>;
  readonly codes: CodesOfProgramme;
  /** Whether anything was ever said of it. */
  readonly isKept: boolean;
  /** Whether an evaluator can tell what it is. */
  readonly isCoded: boolean;
  /** Whether its kind stands in the list in use; true where it has none. */
  readonly isOfList: boolean;
}

/** What there is to choose from. */
export interface CodeChoices {
  /** Whether this nation's regulator keeps a register of risks. */
  readonly hasRegister: boolean;
  /** What the plan of this nation is called. */
  readonly plan: string;
  /** Number of the list in use; null: none was brought in. */
  readonly list: number | null;
  /** Its kinds, in its order. */
  readonly kinds: readonly MoatRow[];
}

/** Codes by which regulators and evaluators know programmes. Nothing here is about a person. */
@Injectable()
export class ProgrammeCodes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Every programme, by name. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<CodedProgramme[]> {
    permit(actor, 'programmes.read');
    return this.db.transaction(actor, (tx) => codedIn(tx, actor));
  }

  /** @throws {DomainError} forbidden; not-found, `programme.not-found`. */
  async of(actor: Actor, programmeId: string): Promise<CodedProgramme> {
    const found = (await this.list(actor)).find(({ programme }) => programme.id === programmeId);
    if (!found) throw notFound('programme', programmeId);
    return found;
  }

  /** @throws {DomainError} forbidden. */
  async choices(actor: Actor): Promise<CodeChoices> {
    permit(actor, 'programmes.read');
    return this.db.transaction(actor, (tx) => choicesIn(tx, actor));
  }

  /** @throws {DomainError} forbidden; not-found, `programme.not-found`; invalid, `programme.codes-wrong`, at the fields. */
  async save(actor: Actor, programmeId: string, input: ProgrammeCodesInput): Promise<void> {
    permit(actor, 'programmes.edit');
    const { institutionId } = actor;
    await this.db.transaction(actor, async (tx) => {
      if (!(await tx.existsBy(Programme, { institutionId, id: programmeId }))) throw notFound('programme', programmeId);
      const choices = await choicesIn(tx, actor);
      await keepCodes(tx, institutionId, { programmeId, ...read(input, choices) }, this.clock.now());
      await record(tx, actor, { event: 'programme.coded', object: programmeId });
    });
  }
}

/** @throws {DomainError} invalid, at the fields. */
function read(
  input: ProgrammeCodesInput,
  { hasRegister, list, kinds }: CodeChoices,
): Omit<CodesOfProgramme, 'programmeId'> {
  const { primaryRisk, targetRefs, plannedHours = null, delivery, outcomes } = input;
  const kind = input.moat === '' ? null : kinds[Number(input.moat) - 1];
  refuse('programme.codes-wrong', [
    ...(hasRegister && primaryRisk === ''
      ? [{ field: 'primaryRisk', message: 'Select the risk that this programme meets first' }]
      : []),
    ...(kind === undefined ? [{ field: 'moat', message: 'Select a kind from the list' }] : []),
  ]);
  const risks = hasRegister ? new Set([primaryRisk, ...input.risks].map(Number)) : new Set<number>();
  return {
    risks: [...risks].sort((a, b) => a - b),
    primaryRisk: hasRegister ? Number(primaryRisk) : null,
    ...{ targetRefs, plannedHours, outcomes, delivery: delivery === '' ? null : delivery },
    moat: kind && list !== null ? { list, type: kind.type, subType: kind.subType } : null,
  };
}

const notCoded = (programmeId: string): CodesOfProgramme => ({
  ...{ programmeId, risks: [], primaryRisk: null, targetRefs: [], plannedHours: null, delivery: null, moat: null },
  outcomes: '',
});

async function codedIn(tx: EntityManager, actor: Actor): Promise<CodedProgramme[]> {
  const { institutionId } = actor;
  const programmes = await tx.find(Programme, { where: { institutionId }, order: { name: 'asc' } });
  const kept = new Map((await keptCodes(tx, institutionId)).map((one) => [one.programmeId, one]));
  const { hasRegister, kinds } = await choicesIn(tx, actor);
  return programmes.map(({ id, name }) => {
    const codes = kept.get(id) ?? notCoded(id);
    const { moat } = codes;
    return {
      ...{ programme: { id, name }, codes, isKept: kept.has(id), isCoded: isCoded(codes, hasRegister) },
      isOfList: moat === null || kinds.some(({ type, subType }) => type === moat.type && subType === moat.subType),
    };
  });
}

async function choicesIn(tx: EntityManager, { institutionId }: Actor): Promise<CodeChoices> {
  const { nation } = await tx.findOneByOrFail(Institution, { id: institutionId });
  const [used] = (await keptLists(tx, institutionId)).filter(({ usedAt }) => usedAt !== null);
  const { hasRiskRegister: hasRegister, plan } = nations[nation];
  if (!used) return { hasRegister, plan, list: null, kinds: [] };
  return { hasRegister, plan, list: used.number, kinds: await keptKinds(tx, institutionId, used.number) };
}
