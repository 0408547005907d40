import type { DataSourceOptions } from 'typeorm';
import { HouseNaming } from './house-naming';

/** How every connection of ours is made: no schema is ever changed but by a migration. */
export const connectionOptions = (url: string, poolSize = 10) =>
  ({
    type: 'postgres',
    url,
    poolSize,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    namingStrategy: new HouseNaming(),
    connectTimeoutMS: 3_000,
    extra: { keepAlive: true, application_name: 'footing' },
  }) as const satisfies DataSourceOptions;
