import { newSession, roleIdentity } from '../accounts/new-session.js';
import { ownContext } from '../auth/own-context.js';
import { pinnedText } from '../auth/pinned-principals.js';
import { trustsService } from '../auth/trust.js';
import { limits } from '../limits.js';
import { formatDocument, formatTime } from './documents.js';
import { directory } from './tree.js';
const service = 'ec2.amazonaws.com';
/** Where AWS's messages send their reader. */
const help = (section) => 'Please see documentation at ' +
    `https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html#${section}.`;
/** Documents of roles; credentials are kept for an hour, so that who asks often gets the same. */
export function createRoleDocuments(source) {
    const delivered = new Map();
    function credentials(facts, role, delivery) {
        const key = [role.roleId, ...Object.values(delivery)].join(' ');
        const known = delivered.get(key);
        if (known !== undefined && facts.now < known.renewAt)
            return known.document;
        const document = newCredentials(source, { facts, role, delivery });
        const renewAt = facts.now + limits.deliveredRoleRenewSeconds * 1000;
        if (delivered.size >= limits.deliveredRolesCached)
            delivered.clear();
        delivered.set(key, { renewAt, document });
        document.catch(() => delivered.delete(key));
        return document;
    }
    return {
        async directory(facts) {
            if (facts.instance.profile === undefined)
                return undefined;
            const profile = await profileOf(source, facts);
            const role = profile && (await roleOf(source, facts.account, profile));
            const document = async () => {
                if (role === undefined)
                    return undefined;
                if (!(await isTrusting(source, facts, role)))
                    return unauthorized(facts, role);
                return credentials(facts, role, await deliveryOf(facts));
            };
            return directory({
                info: profile === undefined ? profileNotFound(facts) : info(facts),
                'security-credentials': role && directory({ [role.roleName]: document }),
            });
        },
    };
}
/** The profile that the instance was given; one that was made anew under its name is another. */
async function profileOf({ accounts }, { account, instance }) {
    const { profileArn = '', profileId } = instance.profile ?? {};
    const name = profileArn.slice(profileArn.lastIndexOf('/') + 1);
    const found = await accounts.entities.in(account).get('instanceProfile', name);
    return found?.instanceProfileId === profileId ? found : undefined;
}
async function roleOf({ accounts }, account, { role }) {
    return role === undefined ? undefined : accounts.entities.in(account).get('role', role);
}
async function isTrusting({ accounts }, { account, region, instance, now }, role) {
    const { roleName: name, roleId: uniqueId } = role;
    // A closed account's roles are nobody's.
    if (!(await accounts.findPolicies({ account, type: 'role', name, uniqueId })))
        return false;
    const { instanceId } = instance;
    const resource = roleArn(account, role);
    const access = {
        actions: ['sts:AssumeRole'],
        resource,
        account,
        trust: pinnedText(role.trustPolicy, role.trusted),
        context: ownContext({ arn: resource, account, tags: role.tags }, {
            'sts:RoleSessionName': instanceId,
            'aws:SourceAccount': account,
            'aws:SourceArn': instanceArn({ account, region, instanceId }),
        }),
    };
    return trustsService(service, access, now);
}
/**
 * What conditions may ask of the machine that was given the credentials.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
async function deliveryOf(facts) {
    const { account, region, instance, version } = facts;
    const { instanceId, vpcId } = instance;
    const primary = await facts.primary();
    return {
        'ec2:SourceInstanceARN': instanceArn({ account, region, instanceId }),
        'ec2:RoleDelivery': `${version}.0`,
        'aws:Ec2InstanceSourceVpc': vpcId,
        ...(primary && { 'aws:Ec2InstanceSourcePrivateIPv4': primary.addresses[0].address }),
    };
}
async function newCredentials({ accounts, random, onAssumed }, { facts: { account, instance, now }, role, delivery }) {
    const { instanceId } = instance;
    const arn = roleArn(account, role);
    const session = newSession({ now, random }, {
        ...roleIdentity({ account, arn, role }, instanceId),
        seconds: limits.deliveredRoleSeconds,
        chained: false,
        delivery,
    });
    const { accessKeyId, expiresAt } = session;
    const assumedRoleId = `${role.roleId}:${instanceId}`;
    await onAssumed({ account, roleArn: arn, instanceId, accessKeyId, assumedRoleId, expiresAt });
    return formatDocument({
        Code: 'Success',
        LastUpdated: formatTime(now),
        Type: 'AWS-HMAC',
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        Token: accounts.sealSession(session),
        Expiration: formatTime(session.expiresAt),
    });
}
function info({ instance: { profile }, now }) {
    return formatDocument({
        Code: 'Success',
        LastUpdated: formatTime(profile?.since ?? now),
        InstanceProfileArn: profile?.profileArn ?? null,
        InstanceProfileId: profile?.profileId ?? null,
    });
}
function profileNotFound({ instance, now }) {
    const arn = instance.profile?.profileArn;
    const see = help('troubleshoot_iam-ec2_errors-info-doc');
    return formatDocument({
        Code: 'InstanceProfileNotFound',
        Message: `Instance Profile ${arn} cannot be found. ${see}`,
        LastUpdated: formatTime(now),
    });
}
function unauthorized({ now }, { roleName }) {
    const see = help('troubleshoot_iam-ec2_errors-creds-doc');
    return formatDocument({
        Code: 'AssumeRoleUnauthorizedAccess',
        Message: `EC2 cannot assume the role ${roleName}. ${see}`,
        LastUpdated: formatTime(now),
    });
}
function roleArn(account, { path, roleName }) {
    return `arn:aws:iam::${account}:role${path}${roleName}`;
}
function instanceArn({ account, region, instanceId }) {
    return `arn:aws:ec2:${region}:${account}:instance/${instanceId}`;
}
