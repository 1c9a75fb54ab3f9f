/** Requests that are done once, however often they are sent, as records say it. */
export {};
