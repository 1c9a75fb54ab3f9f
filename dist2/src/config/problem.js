/** What a setting's text should have been: a noun phrase for "X must be …". */
export class Problem {
    expected;
    constructor(expected) {
        this.expected = expected;
    }
}
