/**
 * Storage as a service sees it: four groups of calls. Every call either does the whole of what it
 * says, durably, or answers a {@link Refusal} and changes nothing.
 */
export {};
