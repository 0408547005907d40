/** Which engine made a draft; kept with it, as the same input and seed give the same draft only under the same version. */
export const ENGINE_VERSION = '3.0.0';
