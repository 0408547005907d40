import type { Permission } from '@footing/kernel';

/** A page of somebody's own account, beside their devices. */
export interface MeSection {
  readonly href: string;
  readonly text: string;
  readonly hint: string;
  /** Only for those who may; absent: for everybody. */
  readonly needs?: Permission;
}

/** What my account links to; each part of the service adds its own line. */
export class MeSections {
  constructor(readonly sections: readonly MeSection[] = []) {}
}
