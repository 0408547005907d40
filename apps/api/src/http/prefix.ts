/** Where everything but the health pages stands. */
export const PREFIX = 'api/v1';
