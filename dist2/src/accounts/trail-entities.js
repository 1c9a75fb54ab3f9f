/** What CloudTrail keeps of an account beside its events. */
export {};
