/** The same SQL once more, in place of what stands there now: functions and triggers keep their names, owners and rights. */
export const again = (sql: string): string =>
  sql
    .replaceAll('create function', 'create or replace function')
    .replaceAll('create trigger', 'create or replace trigger');
