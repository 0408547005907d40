export { startApi } from './start-api';
export type { TokenReader } from './http/token-reader';
