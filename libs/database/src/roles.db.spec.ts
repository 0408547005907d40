import { freshDatabase } from '@footing/testing';
import { Client } from 'pg';

test('what the apps ask leaves no values, statements or rows in the server’s own log', async () => {
  const db = await freshDatabase();
  const app = new Client({ connectionString: db.url });
  await app.connect();
  try {
    const { rows } = await app.query(
      `select name, setting from pg_settings where name in
         ('log_parameter_max_length', 'log_parameter_max_length_on_error', 'log_min_error_statement',
          'log_error_verbosity') order by name`,
    );
    expect(rows).toEqual([
      { name: 'log_error_verbosity', setting: 'terse' },
      { name: 'log_min_error_statement', setting: 'panic' },
      { name: 'log_parameter_max_length', setting: '0' },
      { name: 'log_parameter_max_length_on_error', setting: '0' },
    ]);
    // The apps themselves must not be able to turn the loud ones back on.
    await expect(app.query('set log_parameter_max_length = -1')).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('set log_error_verbosity = verbose')).rejects.toMatchObject({ code: '42501' });
  } finally {
    await app.end();
    await db.drop();
  }
});
