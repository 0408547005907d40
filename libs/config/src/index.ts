export { ConfigModule } from './config.module';
export { Settings, SettingsRefused, readSettings } from './settings';
export { CannotStart, stopWith } from './cannot-start';
