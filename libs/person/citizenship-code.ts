/** Citizenship as a field of a request: the two letters of ISO 3166-1. */
export const citizenshipCode = { max: 2, pattern: /^[A-Z]{2}$/, form: 'two capital letters' } as const;
