import { Module } from '@nestjs/common';
import { MonitoringModule } from '@footing/monitoring';
import { ProgrammesModule } from '@footing/programmes';
import { BringInMonitoringController } from './bring-in-monitoring.controller';
import { MonitoringController } from './monitoring.controller';

/** The pages of equality monitoring. */
@Module({
  imports: [MonitoringModule, ProgrammesModule],
  controllers: [MonitoringController, BringInMonitoringController],
})
export class MonitoringPages {}
