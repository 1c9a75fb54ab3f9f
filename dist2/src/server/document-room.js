import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
/**
 * Room in memory for documents whose senders are not yet known: they are read before a signature
 * can be verified, and a wrong one waits. Whoever may have one of 10,000 connections could fill
 * the memory with them. Small documents, which nearly all calls are, do not count: no stranger can
 * keep them out.
 */
export class DocumentRoom {
    #bytes = 0;
    /**
     * Takes room for a document of at most so many bytes; what is returned gives it back. Throws
     * SlowDown.
     */
    enter(bytesMax) {
        if (bytesMax <= limits.smallCallBytes)
            return () => { };
        if (this.#bytes + bytesMax > limits.unverifiedCallsBytes)
            throw new AwsError('SlowDown');
        this.#bytes += bytesMax;
        return () => {
            this.#bytes -= bytesMax;
        };
    }
}
