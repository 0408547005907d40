export { axeFaults, axeFaultsInPlace, type Looking, openBrowser, sitDown } from './browser';
export { type FootingProcess, startFooting } from './footing-process';
export { type FreshDatabase, freshDatabase } from './fresh-database';
export { HeldClock } from './held-clock';
export { apiUrl, webUrl } from './journeys';
export { type Arrived, type MailServer, startMailServer, type Temper } from './mail-server';
export { type AskedToMake, type AskedToShow, type PasskeyTwist, SoftPasskey } from './soft-passkey';
export { TEST_MASTER_KEY, testSecrets } from './test-secrets';
export { withoutTokens } from './without-tokens';
