/** A command was asked in a way it does not know; the message says what it expects. Exit code 2. */
export class UsageError extends Error {
    name = 'UsageError';
}
