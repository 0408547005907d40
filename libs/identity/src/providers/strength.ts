/** What says "two factors" unless the university names others: REFEDS' profile, Entra's claim, and `mfa` of RFC 8176. */
export const usualStrong: Readonly<Record<'oidc' | 'saml', readonly string[]>> = {
  oidc: ['mfa', 'https://refeds.org/profile/mfa', 'http://schemas.microsoft.com/claims/multipleauthn'],
  saml: [
    'https://refeds.org/profile/mfa',
    'http://schemas.microsoft.com/claims/multipleauthn',
    'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract',
  ],
};

/** `two` when the university says so in words we know; it is not guessed. */
export const strengthOf = (said: readonly string[], strong: readonly string[]): 'single' | 'two' =>
  said.some((value) => strong.includes(value)) ? 'two' : 'single';
