/** What the record says of codes from apps, spare codes and passkeys. */
export const secondFactorEvents = {
  'second-factor.added': { kind: 'change', words: 'turned on codes from an app for your account' },
  'second-factor.removed': { kind: 'change', words: 'turned off codes from an app for your account' },
  'second-factor.used': { kind: 'sign-in', words: 'entered a code for your account' },
  'second-factor.refused': { kind: 'sign-in', words: 'entered a wrong code for your account' },
  'recovery-codes.made': { kind: 'change', words: 'made new spare codes for your account' },
  'recovery-code.used': { kind: 'sign-in', words: 'used up a spare code of your account' },
  'second-factor.reset-asked': { kind: 'change', words: 'asked to take codes from an app off your account' },
  'second-factor.reset': { kind: 'change', words: 'took codes from an app off your account' },
  'second-factor.reset-withdrawn': { kind: 'change', words: 'left codes from an app on your account after all' },
  'passkey.added': { kind: 'change', words: 'added a passkey to your account' },
  'passkey.renamed': { kind: 'change', words: 'renamed a passkey of your account' },
  'passkey.removed': { kind: 'change', words: 'removed a passkey from your account' },
  'passkey.declined': { kind: 'change', words: 'said that you do not want a passkey now' },
  'passkey.used': { kind: 'sign-in', words: 'signed in with a passkey of your account' },
  'passkey.refused': { kind: 'sign-in', words: 'tried to sign in with a passkey and was refused' },
} as const;
