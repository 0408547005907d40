import { readSettings, SettingsRefused } from './settings';

const faultsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.faults;
    throw error;
  }
};

test('an empty environment gives the defaults of a laptop', () => {
  const settings = readSettings({});
  expect([settings.NODE_ENV, settings.PORT, settings.API_PORT]).toEqual(['development', 3000, 3001]);
  expect(settings.FOOTING_DATA_DIR).toMatch(/[/\\]\.footing$/);
});

test('numbers are read as numbers, and other variables are left alone', () => {
  expect(readSettings({ PORT: '8080', HOME: '/root' })).toMatchObject({ PORT: 8080 });
  expect(Object.keys(readSettings({ HOME: '/root' }))).not.toContain('HOME');
});

test('everything that is wrong is named at once', () => {
  const faults = faultsOf({ NODE_ENV: 'production', PORT: 'many', DATABASE_URL: 'mysql://x', SESSION_SECRET: 'short' });
  expect(faults.join('\n')).toMatch(/PORT/);
  expect(faults.join('\n')).toMatch(/DATABASE_URL must begin postgres/);
  expect(faults.join('\n')).toMatch(/SESSION_SECRET must have at least 32/);
});

test('production needs a database, a secret and a master key of its own; there is no default for any', () => {
  expect(faultsOf({ NODE_ENV: 'production' })).toEqual([
    'DATABASE_URL is needed when NODE_ENV is production',
    'SESSION_SECRET is needed when NODE_ENV is production',
    'MASTER_KEY is needed when NODE_ENV is production',
  ]);
});

test('the settings cannot be changed after they were read', () => {
  expect(Object.isFrozen(readSettings({}))).toBe(true);
});

test('in production mail is not sent from nowhere, and its links lead somewhere', () => {
  const kept = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://apps@db/footing',
    SESSION_SECRET: 'x'.repeat(32),
    MASTER_KEY: Buffer.alloc(32).toString('base64'),
    SMTP_URL: 'smtps://mail.example.ac.uk',
  };
  expect(() => readSettings(kept)).toThrow(/MAIL_FROM is needed with SMTP_URL[^]*PUBLIC_URL is needed with SMTP_URL/);
  const whole = { ...kept, MAIL_FROM: 'mentoring@example.ac.uk', PUBLIC_URL: 'https://mentoring.example.ac.uk' };
  expect(readSettings(whole).MAIL_FROM).toBe('mentoring@example.ac.uk');
});
