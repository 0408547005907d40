export { brokenConstraint } from './broken-constraint';
export { connectionOptions } from './data-source';
export { Database } from './database';
export { DatabaseModule } from './database.module';
export { type EmbeddedServer, startEmbeddedServer } from './embedded/server';
export { type JobData, type JobName, Jobs } from './jobs';
export { migrate } from './migrate';
export { migrations } from './migrations/all';
export { OLDEST_SERVER, ServerTooOld, isTooOld } from './server-version';
