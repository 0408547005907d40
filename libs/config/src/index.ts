export { ConfigModule } from './config.module';
export { publicUrl } from './public-url';
export { Settings, SettingsRefused, readSettings, settingNames } from './settings';
export { CannotStart, stopWith } from './cannot-start';
