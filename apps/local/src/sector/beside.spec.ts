import { readSettings } from '@footing/config';
import path from 'node:path';
import { beside } from './beside';

test('it runs beside npm start where nothing is said, and where it is told to otherwise', () => {
  expect(beside(readSettings({}))).toMatchObject({
    ...{ PORT: 3100, API_PORT: 3101, FOOTING_DATA_DIR: path.resolve('.footing/sector') },
  });
  const said = { PORT: '4000', API_PORT: '4001', FOOTING_DATA_DIR: '/tmp/elsewhere' };
  expect(beside(readSettings(said))).toMatchObject({ PORT: 4000, API_PORT: 4001, FOOTING_DATA_DIR: '/tmp/elsewhere' });
});
