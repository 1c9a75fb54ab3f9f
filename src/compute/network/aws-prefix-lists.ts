/**
 * The prefix lists that AWS keeps in every region: those of its services that gateway endpoints
 * lead to.
 * https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
import { createHash } from 'node:crypto'

/** A list that nobody owns and everybody may name. */
export interface AwsPrefixList {
  readonly prefixListId: string
  /** Like `com.amazonaws.us-east-1.s3`. */
  readonly name: string
  readonly cidrs: readonly string[]
}

/** Where storage answers inside every VPC (`metadata/server.ts` has the same address). */
const storageRange = '169.254.169.252/32'

/** Those of a region. Their ids follow from their names, so that they stay the same. */
export function awsPrefixLists(region: string): readonly AwsPrefixList[] {
  const name = `com.amazonaws.${region}.s3`
  const digest = createHash('sha256').update(name).digest('hex')
  return [{ prefixListId: `pl-${digest.slice(0, 8)}`, name, cidrs: [storageRange] }]
}
