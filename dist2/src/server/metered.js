/**
 * Counts a request that was answered. Nobody pays for one whose signature did not hold, nor an
 * owner for what was refused to a stranger.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ErrorCodeBilling.html
 */
export function meterRequest(meter, exchange) {
    const { bucket, caller, route } = exchange;
    if (caller === undefined || route === undefined)
        return;
    const callerAccount = caller.type === 'anonymous' ? undefined : caller.account;
    const payer = bucket?.account ?? callerAccount;
    if (payer === undefined)
        return;
    if (exchange.status === 403 && payer !== callerAccount)
        return;
    meter.count(payer, route.requestClass, exchange);
}
