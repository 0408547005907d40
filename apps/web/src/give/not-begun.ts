import { DomainError } from '@footing/kernel';

/** Who comes to a page of an offer that they have not begun is led to its beginning. @throws everything else. */
export function unlessNotBegun(error: unknown): 'not-begun' {
  if (error instanceof DomainError && error.code === 'offer.not-begun') return 'not-begun';
  throw error;
}
