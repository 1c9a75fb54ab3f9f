/** Accounts, as Organizations shows them. */
import type { Account, Organization } from '../accounts/entities.ts'
import { accountArn } from './arns.ts'

/** An account as AWS shows it. */
export function accountOutput(organization: Organization, account: Account) {
  const { id, name, email, status, joinedMethod, joinedAt } = account
  return {
    Id: id,
    Arn: accountArn(organization, id),
    Email: email,
    Name: name,
    Status: status,
    State: status,
    JoinedMethod: joinedMethod,
    JoinedTimestamp: new Date(joinedAt),
  }
}
