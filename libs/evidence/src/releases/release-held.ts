import { DomainError } from '@footing/kernel';
import type { Held } from '@footing/statistics';
import { OF_KPI } from '../data/release-counts.query';

/** Whether what was told before is a reading of a KPI, and no release. @param earlierRelease of what is held. */
export const isReading = (earlierRelease: string): boolean => earlierRelease.startsWith(OF_KPI);

/** A release that would tell of few when it is taken from an earlier one; nothing of it is kept. */
export class ReleaseHeld extends DomainError {
  /** @param held which figures, and how many people make the difference; at least one. */
  constructor(readonly held: readonly Held[]) {
    super('conflict', 'release.held', `${held.length} figures`);
    this.name = 'ReleaseHeld';
  }
}
