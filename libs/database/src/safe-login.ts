import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { CannotStart } from '@footing/config';
import type { DataSource } from 'typeorm';
import { tablesOfTheService } from './open-doors';

/** What could let a login see more than its institution's rows. Empty: nothing can. */
const FAULTS = `
  select 'it is a superuser' as fault from pg_roles where rolname = current_user and rolsuper
  union all select 'it may bypass row security' from pg_roles where rolname = current_user and rolbypassrls
  union all select 'it owns table ' || tablename from pg_tables where tableowner = current_user and schemaname = 'public'
  union all select 'table ' || relname || ' has no walls' from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
      and relname <> all ($1::text[])`;

/** Refuses to start with a login, or on tables, that would let one institution see another. */
@Injectable()
export class SafeLogin implements OnModuleInit {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** @throws {CannotStart} naming every fault. */
  async onModuleInit(): Promise<void> {
    const found = await this.source.query<{ fault: string }[]>(FAULTS, [Object.keys(tablesOfTheService)]);
    if (found.length === 0) return;
    const list = found.map(({ fault }) => `  - ${fault}`).join('\n');
    throw new CannotStart(
      `The login in DATABASE_URL is not safe to serve with:\n${list}\nGive the owner's address as DATABASE_OWNER_URL, another login's as DATABASE_URL, and run the migration, which makes that login.`,
    );
  }
}
