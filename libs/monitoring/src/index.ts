export { MonitoringModule } from './monitoring.module';
export {
  type MonitoredKind,
  type MonitoredPart,
  Monitoring,
  MonitoringRefusal,
  MOST_MONITORING_BYTES,
} from './monitoring.service';
export type { CharacteristicFault } from './domain/read-characteristics';
