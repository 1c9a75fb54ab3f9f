import { operation } from '../operation.js';
import { arnOf, existingTrail, trailResource } from '../trails.js';
/**
 * Whether a trail delivers, when it did last, and what was wrong if it could not.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
export const GetTrailStatus = operation('GetTrailStatus', {
    permission: 'cloudtrail:GetTrailStatus',
    resource: (context) => trailResource(context, context.input.Name),
    async handle({ input, account, region, entities, history }) {
        const place = { account, region };
        // AWS speaks of the ARN here where there is none, in the other operations of what was given.
        const arn = arnOf(place, input.Name);
        const { id, isLogging, startedAt, stoppedAt } = await existingTrail(entities, place, arn);
        const status = await history.deliveries.status({ owner: account, id });
        const { attemptedAt, deliveredAt, error } = status;
        return {
            IsLogging: isLogging,
            LatestDeliveryError: error,
            LatestDeliveryTime: time(deliveredAt),
            StartLoggingTime: time(startedAt),
            StopLoggingTime: time(stoppedAt),
            LatestDeliveryAttemptTime: text(attemptedAt),
            LatestNotificationAttemptTime: '',
            LatestNotificationAttemptSucceeded: '',
            LatestDeliveryAttemptSucceeded: text(error === undefined ? deliveredAt : undefined),
            TimeLoggingStarted: text(startedAt),
            TimeLoggingStopped: text(stoppedAt),
        };
    },
});
function time(at) {
    return at === undefined ? undefined : new Date(at);
}
/** AWS has an empty text for what has not happened. */
function text(at) {
    return at === undefined ? '' : `${new Date(at).toISOString().slice(0, 19)}Z`;
}
