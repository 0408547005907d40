import type { Category } from '@footing/kernel';

/**
 * The SQL that lets the apps read a table only for a purpose that declares everything it holds. It narrows what the walls
 * leave open and widens nothing; writing needs no purpose, finding the row to write does.
 */
export const byPurpose = (table: string, categories: readonly Category[]): string => `
  create policy by_purpose on ${table} as restrictive for select to footing_app, footing_matcher
    using ((select consent.may_read('{${categories.join(',')}}')));`;
