import { compileStored } from '../auth/policies.js';
import { limits } from '../limits.js';
import { parseLength, parsePattern } from './bounds.js';
/** What AWS calls its services, by what policies and signatures call them. */
export const serviceNames = new Map([
    ['cloudtrail', 'AWS CloudTrail'],
    ['ec2', 'Amazon EC2'],
    ['iam', 'AWS Identity and Access Management'],
    ['organizations', 'AWS Organizations'],
    ['s3', 'Amazon S3'],
    ['servicequotas', 'Service Quotas'],
    ['sts', 'AWS Security Token Service'],
]);
/** A service's name in policies, like `s3`. Throws ValidationError. */
export function parseNamespace(text) {
    const namespace = parseLength('serviceNamespace', text, [1, limits.serviceNamespaceMax]);
    return parsePattern('serviceNamespace', namespace, /^[\w-]*$/);
}
/** Whether a stored policy allows something of a service, be it under conditions. */
export function grantsService(policy, namespace, kind = 'identity') {
    return allowsOf(compileStored(kind, policy), namespace);
}
function allowsOf({ document }, namespace) {
    return document.statements.some(({ effect, action }) => effect === 'Allow' && concernsService(action, namespace));
}
/** Whether actions are of a service; those that are not named are, unless all of it is. */
function concernsService({ not, patterns }, namespace) {
    if (not)
        return !patterns.some((pattern) => isAll(pattern, namespace));
    return patterns.some((pattern) => isAll(pattern, namespace) || isOf(pattern, namespace));
}
function isAll(pattern, namespace) {
    return /^\*+(:\*+)?$/.test(pattern) || pattern.toLowerCase() === `${namespace}:*`;
}
function isOf(pattern, namespace) {
    return pattern.toLowerCase().startsWith(`${namespace}:`);
}
