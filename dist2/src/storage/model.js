/** What storage keeps, as its callers see it. How it is written down is in `records.ts`. */
export {};
