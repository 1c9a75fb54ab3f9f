/** Who pays for a request: the owner of the bucket, as at AWS; where there is none, who called. */
import type { Meter } from '../accounts/metering.ts'
import type { Exchange } from './exchange.ts'

/**
 * Counts a request that was answered. Nobody pays for one whose signature did not hold, nor an
 * owner for what was refused to a stranger.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ErrorCodeBilling.html
 */
export function meterRequest(meter: Meter, exchange: Exchange): void {
  const { bucket, caller, route } = exchange
  if (caller === undefined || route === undefined) return
  const callerAccount = caller.type === 'anonymous' ? undefined : caller.account
  const payer = bucket?.account ?? callerAccount
  if (payer === undefined) return
  if (exchange.status === 403 && payer !== callerAccount) return
  meter.count(payer, route.requestClass, exchange)
}
