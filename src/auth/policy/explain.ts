/** Refusals in AWS's words. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
import type { Decision, PolicyRequest } from './request.ts'

/** The message of AccessDenied for a request that was refused. */
export function explainDenial(request: PolicyRequest, decision: Decision): string {
  return `${request.action} ${decision.reason}`
}
