/** Metrics as numbers that are here already. */
export {};
