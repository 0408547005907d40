import { DomainError, type FieldError } from '@footing/kernel';

export const noKpi = (id: string): DomainError => new DomainError('not-found', 'kpi.not-found', id);

/** Somebody else was quicker: what they wrote is not overwritten. */
export const kpiChanged = (id: string): DomainError => new DomainError('conflict', 'kpi.changed', id);

/** Where it stands in its life does not allow it. */
export const kpiSettled = (id: string): DomainError => new DomainError('conflict', 'kpi.settled', id);

/** The snapshot does not hold what it is measured by. */
export const kpiLacks = (snapshot: number): DomainError =>
  new DomainError('conflict', 'kpi.lacks', `snapshot ${snapshot}`);

/** Something else was told meanwhile, each time that it was tried. */
export const kpiBusy = (id: string): DomainError => new DomainError('conflict', 'kpi.busy', id);

/** A baseline is taken from a year that is shown, or not at all. */
export const notShownYear = (): DomainError =>
  new DomainError('invalid', 'kpi.faulty', 'kpi', [{ field: 'year', message: 'Choose a year that is shown' }]);

export function refuseKpi(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw new DomainError('invalid', 'kpi.faulty', 'kpi', faults);
}
