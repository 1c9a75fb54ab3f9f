/**
 * The host of the machines, as operations see it. They check, write records and answer; the host
 * makes it so (`reconcile.ts`), in a process of its own.
 */
/** There is nobody who runs machines: the message says what is missing and how to add it. */
export class HostUnavailable extends Error {
    name = 'HostUnavailable';
}
