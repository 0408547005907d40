/** oidc-provider warns that http is not for production; here that is the point. */
export function quietly<T>(make: () => T): T {
  const { warn, info } = console;
  [console.warn, console.info] = [() => undefined, () => undefined];
  try {
    return make();
  } finally {
    [console.warn, console.info] = [warn, info];
  }
}
