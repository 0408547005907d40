/** One way of signing in that this installation offers. */
export interface SignInWay {
  readonly href: string;
  readonly text: string;
  readonly hint: string;
}

/** The ways of signing in; none unless an installation brings some. */
export class SignInWays {
  constructor(readonly ways: readonly SignInWay[] = []) {}
}
