/** What a request was known by that asked to be done once only. */
export interface RequestToken {
  /** The client's. */
  readonly clientToken: string
  /** Of all that it asked for. */
  readonly digest: string
}
