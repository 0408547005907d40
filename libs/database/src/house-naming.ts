import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const named = (table: Table | string) => (typeof table === 'string' ? table : table.name).replace(/^.*\./, '');

/** Names columns and constraints the way PostgreSQL itself does, so that hand-written SQL and entities agree. */
export class HouseNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string | undefined, embedded: string[]): string {
    return custom ?? snake([...embedded, property].join('_'));
  }

  override primaryKeyName(table: Table | string): string {
    return `${named(table)}_pkey`;
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return `${named(table)}_${columns.join('_')}_key`;
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return `${named(table)}_${columns.join('_')}_fkey`;
  }
}
