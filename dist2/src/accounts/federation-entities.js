/**
 * Whom an account trusts from outside, and the certificates that it keeps. Times are milliseconds
 * since 1970.
 */
export {};
