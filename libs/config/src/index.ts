export { ConfigModule } from './config.module';
export { ask, type Asked, isInside, OutboundRefused, type OutboundRule } from './outbound';
export { publicUrl } from './public-url';
export { Settings, SettingsRefused, readSettings, settingNames } from './settings';
export { CannotStart, stopWith } from './cannot-start';
