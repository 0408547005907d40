const known = (what: string) => `
  alter table pairing_said drop constraint pairing_said_what_known,
    add constraint pairing_said_what_known check (what in (${what}));`;

/**
 * A yes may be given before the mentor's training and checks are there. It is kept beside the pairing and moves nothing: what
 * makes a pairing active still comes after them, whoever says yes.
 */
export const yesMayWait = known(`'met', 'no-answer', 'cannot-now', 'yes'`);
export const yesMayNotWait = `
  delete from pairing_said where what = 'yes';
  ${known(`'met', 'no-answer', 'cannot-now'`)}`;
