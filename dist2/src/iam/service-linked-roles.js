/**
 * Roles that belong to a service: their names, policies and trust are the service's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
 */
/** The services that have such roles, by the name that their principals have. */
export const linkedServices = new Map([
    [
        'autoscaling.amazonaws.com',
        {
            roleName: 'AWSServiceRoleForAutoScaling',
            policy: 'AutoScalingServiceRolePolicy',
            isSuffixAllowed: true,
        },
    ],
    [
        'cloudtrail.amazonaws.com',
        { roleName: 'AWSServiceRoleForCloudTrail', policy: 'CloudTrailServiceRolePolicy' },
    ],
    [
        'elasticloadbalancing.amazonaws.com',
        {
            roleName: 'AWSServiceRoleForElasticLoadBalancing',
            policy: 'AWSElasticLoadBalancingServiceRolePolicy',
        },
    ],
    [
        'organizations.amazonaws.com',
        { roleName: 'AWSServiceRoleForOrganizations', policy: 'AWSOrganizationsServiceTrustPolicy' },
    ],
    ['rds.amazonaws.com', { roleName: 'AWSServiceRoleForRDS', policy: 'AmazonRDSServiceRolePolicy' }],
    [
        'servicequotas.amazonaws.com',
        { roleName: 'AWSServiceRoleForServiceQuotas', policy: 'ServiceQuotasServiceRolePolicy' },
    ],
    [
        'spot.amazonaws.com',
        { roleName: 'AWSServiceRoleForEC2Spot', policy: 'AWSEC2SpotServiceRolePolicy' },
    ],
    [
        'spotfleet.amazonaws.com',
        { roleName: 'AWSServiceRoleForEC2SpotFleet', policy: 'AWSEC2SpotFleetServiceRolePolicy' },
    ],
]);
/** The path of a service's roles. */
export function linkedRolePath(service) {
    return `/aws-service-role/${service}/`;
}
/** The ARN of the policy of a service's roles. */
export function linkedPolicyArn({ policy }) {
    return `arn:aws:iam::aws:policy/aws-service-role/${policy}`;
}
/** The trust policy of a service's roles. */
export function linkedTrust(service) {
    const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
    return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
