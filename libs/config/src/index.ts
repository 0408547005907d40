export { ConfigModule } from './config.module';
export { Settings, SettingsRefused, readSettings, settingNames } from './settings';
export { CannotStart, stopWith } from './cannot-start';
