/**
 * A rule of compute's own that a request would break, in AWS's code and words. Thrown inside a
 * change it leaves everything as it was; `ec2/operation.ts` says it to the caller.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export class Refused extends Error {
    name = 'Refused';
    code;
    /** Of HTTP: 400, or 500 for what may work a little later. */
    status;
    constructor(code, message, { status = 400 } = {}) {
        super(message);
        this.code = code;
        this.status = status;
    }
}
