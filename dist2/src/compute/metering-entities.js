/** What is metered, as records say it. */
export {};
