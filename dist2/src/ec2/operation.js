import { describeRefusal, sealAuthorizationMessage } from '../auth/authorization-message.js';
import { tagConditions } from '../auth/tag-conditions.js';
import { HostUnavailable } from '../compute/host.js';
import { Refused } from '../compute/refused.js';
import { AwsError } from '../wire/errors.js';
import { dryRunOperation, refusal, unauthorizedOperation } from './errors.js';
import { arnOf } from './resources.js';
/** What is given tags at its creation, with the specifications that do. */
function tagged({ TagSpecifications: all = [] }, creates = []) {
    const given = all.filter(({ Tags = [] }) => Tags.length > 0);
    if (typeof creates === 'string')
        return given.length > 0 ? [[creates, given]] : [];
    return creates.flatMap((type) => {
        const own = given.filter(({ ResourceType }) => ResourceType === type);
        return own.length > 0 ? [[type, own]] : [];
    });
}
/** Declares an operation; the compiler refuses one that does not say what it concerns. */
export function operation(name, definition) {
    return Object.assign(served(name, definition), { name });
}
function served(name, definition) {
    const { permission = `ec2:${name}`, resource, creates } = definition;
    return {
        name,
        permission,
        refusal: encodedRefusal,
        resource: async (given) => resource(await open(given)),
        async handle(given) {
            const context = await open(given);
            const input = given.input;
            for (const [type, TagSpecifications] of tagged(input, creates)) {
                for (const tags of tagConditions({ TagSpecifications })) {
                    const conditions = { 'ec2:CreateAction': name, ...tags };
                    context.authorize('ec2:CreateTags', arnOf(context, type, '*'), conditions);
                }
            }
            try {
                if (!input.DryRun)
                    return await definition.handle(context);
                await definition.handle({ ...context, ...judgeOnly(context) });
            }
            catch (error) {
                throw inWords(error);
            }
            throw dryRunOperation();
        },
    };
}
/** 400 where there are no machines: with 500 or 503, SDKs would try again and again. */
function inWords(error) {
    if (error instanceof HostUnavailable)
        return refusal('UnsupportedOperation', error.message);
    if (!(error instanceof Refused))
        return error;
    return new AwsError(error.code, { status: error.status, message: error.message });
}
async function open(given) {
    const { input, account, region, now, random, authorize, compute, host, caller } = given;
    const { publicRange, overcommit, accounts } = given;
    const objects = (...asked) => given.objectsOf(given)(...asked);
    const own = await compute.of(account, { region, random });
    const callerArn = caller.type === 'anonymous' ? '' : caller.arn;
    const asked = { input, account, callerArn, region, now, random, authorize };
    return { ...own, ...asked, host, publicRange, overcommit, accounts, objects };
}
/** A dry run is a change that is thrown away when it has passed all checks. */
function judgeOnly({ change, changeShared }) {
    const judged = {
        change: (work) => change(async (records) => {
            await work(records);
            throw dryRunOperation();
        }),
        changeShared: (work) => changeShared(async (records, shared) => {
            await work(records, shared);
            throw dryRunOperation();
        }),
    };
    return judged;
}
/** The decision itself is for those who may decode it. */
function encodedRefusal({ accounts, account, random }) {
    return (refused, explanation) => {
        const text = describeRefusal({ ...refused, keys: told });
        return unauthorizedOperation(explanation, sealAuthorizationMessage(text, { account, random }, accounts));
    };
}
const told = ['ec2:region', 'ec2:vpc', 'ec2:createaction', 'aws:sourceip', 'aws:principalarn'];
