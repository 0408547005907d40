import type { FieldError } from '@footing/kernel';
import { registryColumns } from '../domain/registry-columns';
import { outcomes } from '../domain/stages';
import { type KpiDefinition, kpiMeasures, kpiPopulations, type PointKind, pointKinds } from './domain/kpi';

/** What somebody writes of a KPI. */
export interface KpiInput extends KpiDefinition {
  readonly name: string;
  readonly threshold: string;
  readonly reference: string;
  readonly sourceNote: string;
  readonly championId: string | null;
  readonly ownerId: string | null;
}

/** What somebody sets for a year. */
export interface PointInput {
  readonly kind: PointKind;
  /** The autumn; not a number: none was read. */
  readonly year: number;
  /** To 0.1; null: it is taken away; not a number: none was read. */
  readonly value: number | null;
  readonly why: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const notOfStaff = 'Choose somebody in this list';
export const MOST_WHY = 500;

const long = (field: string, text: string, most: number): FieldError[] =>
  text.length > most ? [{ field, message: `Shorten this to ${most} characters: it has ${text.length}` }] : [];

/** What is wrong with it, at the fields of its form; empty: nothing. */
export function faultsInKpi(input: KpiInput): FieldError[] {
  const { name, threshold, reference, sourceNote, championId, ownerId } = input;
  return [
    ...(name === '' ? [{ field: 'name', message: 'Give it a name' }] : long('name', name, 160)),
    ...faultsInDefinition(input),
    ...long('threshold', threshold, 300),
    ...long('reference', reference, 60),
    ...long('sourceNote', sourceNote, 1000),
    ...(championId === null || UUID.test(championId) ? [] : [{ field: 'championId', message: notOfStaff }]),
    ...(ownerId === null || UUID.test(ownerId) ? [] : [{ field: 'ownerId', message: notOfStaff }]),
  ];
}

export const notStaffFaults: readonly FieldError[] = [{ field: 'championId', message: notOfStaff }];

function faultsInDefinition(kpi: KpiDefinition): FieldError[] {
  const { measure, outcome, characteristic, priority, comparator, population } = kpi;
  const wrong = (field: string, message: string): FieldError[] => [{ field, message }];
  const needsOutcome = measure === 'M12' || measure === 'M14';
  const isOutcome = outcome !== null && outcomes.includes(outcome) && !(measure === 'M12' && outcome === 'good-degree');
  return [
    ...(kpiMeasures.includes(measure) ? [] : wrong('measure', 'Choose what is measured')),
    ...(needsOutcome === isOutcome || (!needsOutcome && outcome === null)
      ? []
      : wrong('measure', 'Choose what is measured')),
    ...(kpiPopulations.includes(population) ? [] : wrong('population', 'Choose who is counted')),
    ...(measure === 'M14' && priority === null ? wrong('priority', 'Choose the group that the gap is of') : []),
    ...((characteristic === null) !== (priority === null) ? wrong('priority', 'Choose a group in this list') : []),
    ...(priority !== null && characteristic !== null && !isKnown(characteristic, priority)
      ? wrong('priority', 'Choose a group in this list')
      : []),
    ...(comparator === null ||
    (comparator !== priority && characteristic !== null && isKnown(characteristic, comparator))
      ? []
      : wrong('comparator', 'Choose another group of the same characteristic')),
  ];
}

const GROUP = /^group:[0-9a-f-]{36}$/;

function isKnown(characteristic: string, code: string): boolean {
  if (GROUP.test(characteristic)) return code === 'in' || code === 'out';
  const column = registryColumns.find(({ key, role }) => key === characteristic && role !== 'outcome');
  return column?.codes.some((one) => one.code === code) ?? false;
}

/** @param isAgreed whether it has to be said why. */
export function faultsInPoint({ kind, year, value, why }: PointInput, isAgreed: boolean): FieldError[] {
  const inRange = value === null || (Math.abs(value) <= 100 && Number.isInteger(Math.round(value * 1e6) / 1e5));
  return [
    ...(pointKinds.includes(kind) ? [] : [{ field: 'kind', message: 'Choose what you set' }]),
    ...(Number.isInteger(year) && year >= 2000 && year <= 2199
      ? []
      : [{ field: 'year', message: 'Enter an academic year, such as 2026/27' }]),
    ...(inRange ? [] : [{ field: 'value', message: 'Enter a number of up to 100, with one decimal at most' }]),
    ...(isAgreed && why === ''
      ? [{ field: 'why', message: 'Say why it is set or changed' }]
      : long('why', why, MOST_WHY)),
  ];
}
