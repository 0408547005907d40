/** So many days before training runs out, whoever did it is told. */
export const REMIND_DAYS = 28;
