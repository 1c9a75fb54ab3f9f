import { managementEvent } from '../cloudtrail/management-events.js';
import { loadModel } from '../wire/model.js';
import { openRpcService } from '../wire/rpc.js';
import { OperationStatistics } from './statistics.js';
const loaders = {
    cloudtrail: () => import('../cloudtrail/operations.js'),
    ec2: () => import('../ec2/operations.js'),
    iam: () => import('../iam/operations.js'),
    organizations: () => import('../organizations/operations.js'),
    sts: () => import('../sts/operations.js'),
    'service-quotas': () => import('../service-quotas/operations.js'),
};
/** Services by the name that signatures are made for. */
const bySigningName = new Map([
    ['iam', 'iam'],
    ['ec2', 'ec2'],
    ['cloudtrail', 'cloudtrail'],
    ['organizations', 'organizations'],
    ['sts', 'sts'],
    ['servicequotas', 'service-quotas'],
]);
const signingNames = new Map([...bySigningName].map(([signingName, name]) => [name, signingName]));
/** The name of a service in signatures for it. */
export function signingNameOf(name) {
    return signingNames.get(name) ?? name;
}
const opened = new Map();
/** A service, loaded at its first call. */
export function openService(name) {
    const known = opened.get(name);
    if (known !== undefined)
        return known;
    const loading = load(name);
    opened.set(name, loading);
    return loading;
}
async function load(name) {
    // What a list exports are the operations, under their names.
    const calls = new Map(Object.entries(await loaders[name]()));
    return { name, rpc: openRpcService(name), calls };
}
const scopeService = /\/([a-z0-9-]+)\/aws4_request/;
/**
 * The service that a request without bucket and key is for, as its signature's scope says. An
 * unsigned form, or a query with `Action`, is for STS, which alone takes calls from strangers.
 * Undefined: S3.
 */
export function serviceOf({ method, headers, query }) {
    const credential = headers.authorization ?? query.get('X-Amz-Credential');
    const signed = credential === undefined ? undefined : scopeService.exec(credential)?.[1];
    if (signed !== undefined)
        return bySigningName.get(signed);
    if (query.has('Action'))
        return unsignedQuery;
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    return method === 'POST' && isForm ? unsignedQuery : undefined;
}
const unsignedQuery = bySigningName.get('sts');
/** What was counted of calls, by service and operation. */
export class CallRoutes {
    #routes = new Map();
    /** The route of an operation that the service has, known or not. */
    of(service, operation) {
        const name = `${service}:${operation.name}`;
        const known = this.#routes.get(name);
        if (known !== undefined)
            return known;
        const event = managementEvent(loadModel(service), operation);
        const statistics = new OperationStatistics(name);
        const route = { name, statistics, event, requestClass: 'other' };
        this.#routes.set(name, route);
        return route;
    }
    statistics() {
        return [...this.#routes.values()].map(({ statistics }) => statistics);
    }
}
