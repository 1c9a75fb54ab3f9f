/** What a setting's text should have been: a noun phrase for "X must be …". */
export class Problem {
  readonly expected: string

  constructor(expected: string) {
    this.expected = expected
  }
}
