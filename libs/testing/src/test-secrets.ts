import { type Secrets, secretsWith } from '@footing/secrets';

/** The master key of everything that is tried out. */
export const TEST_MASTER_KEY = Buffer.alloc(32, 7).toString('base64');

/** Sealing and opening as the apps do it. */
export const testSecrets = (): Secrets => secretsWith({ MASTER_KEY: TEST_MASTER_KEY });
