import 'reflect-metadata';
import { startApi, type TokenReader } from '@footing/api';
import { readSettings } from '@footing/config';
import type { Role } from '@footing/kernel';
import { TEST_MASTER_KEY } from '@footing/testing';

/**
 * The API in a process of its own: two apps in one would share the log settings of whichever came first. Told by its
 * arguments which database, which institution and, as JSON, who has which role. Ends when its input does.
 */
async function main([url = '', institutionId = '', people = '{}']: readonly string[]): Promise<void> {
  const accounts = JSON.parse(people) as Readonly<Record<string, string>>;
  const readToken: TokenReader = (token) => {
    const role = token.replace('token-of-', '');
    const accountId = accounts[role];
    return Promise.resolve(accountId === undefined ? null : { institutionId, accountId, roles: [role as Role] });
  };
  const env = {
    ...{ NODE_ENV: 'production', DATABASE_URL: url, MASTER_KEY: TEST_MASTER_KEY, API_PORT: '0' },
    ...{ SESSION_SECRET: 's'.repeat(40), MAX_UPLOAD_BYTES: '200000' },
  };
  const api = await startApi(readSettings(env), readToken);
  process.stdout.write(`READY ${JSON.stringify({ apiUrl: await api.getUrl() })}\n`);
  process.stdin.resume().once('end', () => void api.close().then(() => process.exit(0)));
}

void main(process.argv.slice(2));
