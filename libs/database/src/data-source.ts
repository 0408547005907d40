import type { DataSourceOptions } from 'typeorm';
import { HouseNaming } from './house-naming';
import { type PatienceOf, patientPool } from './patience';

/**
 * How every connection of ours is made: no schema is ever changed but by a migration.
 * @param of for whom, which says when a connection gives up; absent: never, for migrating and for commands.
 */
export const connectionOptions = (url: string, poolSize = 10, of?: PatienceOf) =>
  ({
    type: 'postgres',
    url,
    poolSize,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    namingStrategy: new HouseNaming(),
    connectTimeoutMS: 3_000,
    extra: { keepAlive: true, application_name: 'footing', ...(of && patientPool(of, url)) },
  }) as const satisfies DataSourceOptions;
