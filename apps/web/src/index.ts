export { Audited, NotAudited, Public } from './http/policy';
export { enter, type Proof, type SignInMethod } from './sign-in/enter';
export { SignInWays, type SignInWay } from './home/sign-in-ways';
export { paths, safeReturn } from './paths';
export { startWeb } from './start-web';
export { CurrentView, View } from './http/view';
