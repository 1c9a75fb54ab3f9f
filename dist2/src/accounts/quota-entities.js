/**
 * What Service Quotas keeps. Limits on storage are storage's own; these are the limits that no
 * other domain keeps, what was asked for, and what the operator grants.
 */
export {};
