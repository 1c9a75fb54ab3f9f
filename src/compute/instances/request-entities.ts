/** Requests that are done once, however often they are sent, as records say it. */

/** A request with a client token, and what it made. */
export interface ClientRequest {
  /** The operation and the token. */
  readonly name: string
  /** Of all that it asked for. */
  readonly digest: string
  /** Of what it made. */
  readonly id: string
  readonly at: number
}

/** What an account has of them. */
export interface RequestEntities {
  readonly clientRequest: ClientRequest
}
