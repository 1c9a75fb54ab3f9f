/**
 * A policy that is not one. Each service answers with its own code (IAM: MalformedPolicyDocument,
 * S3: MalformedPolicy) and this message: AWS's words, and the place.
 */
export class MalformedPolicy extends Error {
    name = 'MalformedPolicy';
    /** AWS's words alone. */
    words;
    /** Like `Statement[1].Action` or `line 3, column 12`. */
    place;
    constructor(words, place) {
        super(`${words} (${place})`);
        this.words = words;
        this.place = place;
    }
}
