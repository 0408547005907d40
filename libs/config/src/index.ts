export { ConfigModule } from './config.module';
export { Settings, SettingsRefused, readSettings } from './settings';
export { stopWith } from './stop-with';
