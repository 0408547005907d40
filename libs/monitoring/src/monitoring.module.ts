import { Module } from '@nestjs/common';
import { Monitoring } from './monitoring.service';

/** Equality monitoring: in by the row, out as counts. */
@Module({ providers: [Monitoring], exports: [Monitoring] })
export class MonitoringModule {}
