/** The time, asked for by services so that a test can hold it still. Pure code is handed the moment instead. */
export abstract class Clock {
  abstract now(): Date;
}
