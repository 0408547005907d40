import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '@footing/kernel';
import { connectionOptions } from './data-source';
import { Database } from './database';
import { Jobs } from './jobs';
import { SafeLogin } from './safe-login';
import { SystemClock } from './system-clock';

/** Connection, transactions, queue and clock, for the whole app. */
@Global()
@Module({})
export class DatabaseModule {
  /**
   * @param of for whom: pages give up sooner than work behind them.
   * @param clock what the time is; the machine's own unless a year is played through.
   */
  static at(url: string, of: 'pages' | 'work' = 'pages', clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...connectionOptions(url, 10, of), autoLoadEntities: true, retryAttempts: 3 })],
      providers: [
        Database,
        SafeLogin,
        { provide: Jobs, useFactory: () => new Jobs(url) },
        { provide: Clock, useValue: clock },
      ],
      exports: [Database, Jobs, Clock, TypeOrmModule],
    };
  }
}
