/** The operations of IAM that are built, by AWS's name. */
import type { Call } from '../auth/call.ts'
import { CreateUser } from './operations/CreateUser.ts'
import { DisableOrganizationsRootCredentialsManagement } from './operations/DisableOrganizationsRootCredentialsManagement.ts'
import { DisableOrganizationsRootSessions } from './operations/DisableOrganizationsRootSessions.ts'
import { EnableOrganizationsRootCredentialsManagement } from './operations/EnableOrganizationsRootCredentialsManagement.ts'
import { EnableOrganizationsRootSessions } from './operations/EnableOrganizationsRootSessions.ts'
import { GetUser } from './operations/GetUser.ts'
import { ListOrganizationsFeatures } from './operations/ListOrganizationsFeatures.ts'

const operations = [
  EnableOrganizationsRootCredentialsManagement,
  EnableOrganizationsRootSessions,
  DisableOrganizationsRootCredentialsManagement,
  DisableOrganizationsRootSessions,
  ListOrganizationsFeatures,
  CreateUser,
  GetUser,
]

/** All of them, for the dispatch. */
export const iamOperations: ReadonlyMap<string, Call<never, unknown>> = new Map(
  operations.map((operation) => [operation.name, operation]),
)
