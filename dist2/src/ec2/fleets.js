import { tagsOutput } from './tags.js';
/** The instances of a fleet that are not terminated. */
export async function livingOf(records, fleet) {
    const ids = fleet.launches.flatMap(({ instanceIds }) => instanceIds);
    const found = await Promise.all(ids.map((id) => records.get('instance', id)));
    return found.flatMap((each) => (each && each.state !== 'terminated' ? each : []));
}
/** A fleet with the state that follows from its instances. */
export async function seenFleet(records, fleet) {
    if (fleet.deletedAt === undefined)
        return { ...fleet, state: 'active' };
    const living = await livingOf(records, fleet);
    return { ...fleet, state: living.length > 0 ? 'deleted_terminating' : 'deleted' };
}
/** `fulfilled`, or `error` if less was launched than asked for. */
export function activityOf(fleet) {
    return fleet.fulfilledCapacity >= fleet.totalTargetCapacity ? 'fulfilled' : 'error';
}
function sourceOutput(source) {
    return source;
}
/** What was launched, as answers show it. */
export function launchesOutput({ launches }) {
    return launches.map(({ source, instanceType, instanceIds }) => ({
        LaunchTemplateAndOverrides: sourceOutput(source),
        Lifecycle: 'on-demand',
        InstanceIds: [...instanceIds],
        InstanceType: instanceType,
    }));
}
/** What was not launched, and why, as answers show it. */
export function errorsOutput({ errors }) {
    return errors.map(({ source, code, message }) => ({
        LaunchTemplateAndOverrides: sourceOutput(source),
        Lifecycle: 'on-demand',
        ErrorCode: code,
        ErrorMessage: message,
    }));
}
/** A fleet, as answers show it. */
export function fleetOutput(fleet) {
    const { totalTargetCapacity: total, fulfilledCapacity: fulfilled } = fleet;
    return {
        FleetId: fleet.fleetId,
        FleetState: fleet.state,
        ActivityStatus: activityOf(fleet),
        CreateTime: new Date(fleet.createdAt),
        ClientToken: fleet.clientToken,
        Type: 'instant',
        FulfilledCapacity: fulfilled,
        FulfilledOnDemandCapacity: fulfilled,
        TargetCapacitySpecification: {
            TotalTargetCapacity: total,
            OnDemandTargetCapacity: total,
            SpotTargetCapacity: 0,
            DefaultTargetCapacityType: 'on-demand',
        },
        LaunchTemplateConfigs: [...fleet.configs],
        OnDemandOptions: { AllocationStrategy: 'lowest-price', ...fleet.onDemandOptions },
        ReplaceUnhealthyInstances: false,
        TerminateInstancesWithExpiration: false,
        Instances: launchesOutput(fleet),
        Errors: errorsOutput(fleet),
        Tags: tagsOutput(fleet.tags),
    };
}
