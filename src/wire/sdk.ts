/**
 * The types of an AWS SDK's operations, found by their names. Types only: a running server loads no
 * SDK. They are read from the methods of the SDK's client (`iam.createUser`), which name them; a
 * command's own type must be inferred from, among all inputs of the service (EC2: 824).
 */

/** AWS's names of all the operations of a service, as an SDK package exports their commands. */
export type OperationNames<Sdk> = {
  [C in keyof Sdk]: C extends `${infer N}Command` ? Exclude<N, '$' | ''> : never
}[keyof Sdk]

/** The last form of a client's methods. */
type Called<I, O> = (input: I, options: never, done: (error: never, data?: O) => void) => void

type Method<Client, N extends string> = Client[Uncapitalize<N> & keyof Client]

/** The SDK's own type of an operation's input; never for a name that the service does not have. */
export type OperationInput<Client, N extends string> =
  Method<Client, N> extends Called<infer I, never> ? I : never

/** The SDK's own type of an operation's output, without what the SDK adds to it. */
export type OperationOutput<Client, N extends string> =
  Method<Client, N> extends Called<never, infer O> ? Omit<O, '$metadata'> : never
