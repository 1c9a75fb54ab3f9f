import { managementOnly } from './errors.js';
/** Declares an operation; the compiler refuses one without a resource. */
export function operation(name, { callers, resource, handle }) {
    return {
        name,
        permission: `servicequotas:${name}`,
        resource,
        conditions: (input) => ({ 'servicequotas:service': serviceOf(input) }),
        async handle(context) {
            if (callers === 'management' && !(await isManagement(context)))
                throw managementOnly();
            return handle(context);
        },
    };
}
/** Whether the caller's account is the operator's, which grants itself what it asks for. */
export async function isManagement({ account, accounts, }) {
    return account === (await accounts.rootAccount());
}
function serviceOf(input) {
    return 'ServiceCode' in input ? String(input.ServiceCode) : undefined;
}
