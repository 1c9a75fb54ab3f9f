/** The operations of IAM that are built, by AWS's name. */
import type { Call } from '../auth/call.ts'
import { CreateUser } from './operations/CreateUser.ts'
import { GetUser } from './operations/GetUser.ts'

const operations = [CreateUser, GetUser]

/** All of them, for the dispatch. */
export const iamOperations: ReadonlyMap<string, Call<never, unknown>> = new Map(
  operations.map((operation) => [operation.name, operation]),
)
