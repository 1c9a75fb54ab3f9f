/**
 * What an account and the organization hold, as records say it. Names are AWS's; times are
 * milliseconds since 1970. What belongs to one entity stands in its own record (a user's groups,
 * its policies, its keys' ids), so that one read tells what it may, and no index can go astray.
 */
export {};
