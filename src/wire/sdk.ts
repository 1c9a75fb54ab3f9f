/**
 * The types of an AWS SDK's commands, found by the operation's name. Types only: a running server
 * loads no SDK.
 */

/** The commands that an SDK package exports, by the name of their operation. */
export type Commands<Sdk> = {
  [C in keyof Sdk as C extends `${infer N}Command` ? Exclude<N, '$' | ''> : never]: Sdk[C]
}

/** AWS's names of all the operations of a service. */
export type OperationNames<Sdk> = Extract<keyof Commands<Sdk>, string>

/** The SDK's own type of an operation's input. */
export type OperationInput<Sdk, N> = N extends keyof Commands<Sdk>
  ? Commands<Sdk>[N] extends abstract new (
      ...input: never
    ) => { readonly input: infer I }
    ? I
    : never
  : never

/** Where a command of the SDK says what it answers. */
interface Resolving<O> {
  resolveMiddleware(
    stack: never,
    configuration: never,
    options: never,
  ): (args: never) => Promise<{ output: O }>
}

/** The SDK's own type of an operation's output, without what the SDK adds to it. */
export type OperationOutput<Sdk, N> = N extends keyof Commands<Sdk>
  ? Commands<Sdk>[N] extends abstract new (
      ...input: never
    ) => Resolving<infer O>
    ? Omit<O, '$metadata'>
    : never
  : never
