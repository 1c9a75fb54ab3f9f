import { deepStrictEqual, notStrictEqual, strictEqual } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { deriveKey } from '../../src/accounts/session-token.js';
import { describeRefusal, openAuthorizationMessage, sealAuthorizationMessage, } from '../../src/auth/authorization-message.js';
import { compilePolicy } from '../../src/auth/policy/compile.js';
import { evaluate } from '../../src/auth/policy/evaluate.js';
import { parsePolicy } from '../../src/auth/policy/parse.js';
const account = '123456789012';
const masterKey = randomBytes(32);
const keys = { deriveKey: (purpose) => deriveKey(masterKey, purpose) };
const sealing = { account, random: randomBytes };
const caller = {
    type: 'user',
    account,
    arn: `arn:aws:iam::${account}:user/bob`,
    userId: 'AIDABOB',
    userName: 'bob',
    accessKeyId: 'AKIABOB',
};
function refused() {
    const text = JSON.stringify({
        Version: '2012-10-17',
        Statement: {
            Sid: 'NoStops',
            Effect: 'Deny',
            Action: 'ec2:Stop*',
            Resource: '*',
            Condition: { StringEquals: { 'ec2:Region': 'us-east-1' } },
        },
    });
    const context = (key) => key === 'ec2:region' ? ['us-east-1'] : undefined;
    const request = {
        action: 'ec2:StopInstances',
        resource: `arn:aws:ec2:us-east-1:${account}:instance/i-1`,
        context,
        principal: { type: 'user', account, arn: caller.arn, uniqueId: 'AIDABOB' },
        resourceAccount: account,
        policies: { scps: [], identity: [compilePolicy(parsePolicy(text, 'identity'))] },
    };
    return { caller, request, decision: evaluate(request), keys: ['ec2:region', 'ec2:tenancy'] };
}
describe('authorization messages', () => {
    it('say what was asked and which statements decided, as AWS does', () => {
        deepStrictEqual(JSON.parse(describeRefusal(refused())), {
            allowed: false,
            explicitDeny: true,
            matchedStatements: {
                items: [
                    {
                        statementId: 'NoStops',
                        effect: 'DENY',
                        principals: { items: [] },
                        principalGroups: { items: [] },
                        actions: { items: [{ value: 'ec2:Stop*' }] },
                        resources: { items: [{ value: '*' }] },
                        conditions: {
                            items: [{ key: 'ec2:Region', values: { items: [{ value: 'us-east-1' }] } }],
                        },
                    },
                ],
            },
            failures: { items: [] },
            context: {
                principal: { id: 'AIDABOB', name: 'bob', arn: caller.arn },
                action: 'ec2:StopInstances',
                resource: `arn:aws:ec2:us-east-1:${account}:instance/i-1`,
                conditions: {
                    items: [{ key: 'ec2:region', values: { items: [{ value: 'us-east-1' }] } }],
                },
            },
        });
    });
    it('are opened again, by the account that they were made for alone', () => {
        const text = describeRefusal(refused());
        const message = sealAuthorizationMessage(text, sealing, keys) ?? '';
        strictEqual(openAuthorizationMessage(message, account, keys), text);
        strictEqual(openAuthorizationMessage(message, '999999999999', keys), undefined);
        const other = { deriveKey: (purpose) => deriveKey(randomBytes(32), purpose) };
        strictEqual(openAuthorizationMessage(message, account, other), undefined);
        notStrictEqual(sealAuthorizationMessage(text, sealing, keys), message);
    });
    it('are not opened with a letter changed, cut, or added', () => {
        const message = sealAuthorizationMessage('{}', sealing, keys) ?? '';
        for (let at = 0; at < message.length; at++) {
            const letter = message[at] === 'A' ? 'B' : 'A';
            const changed = message.slice(0, at) + letter + message.slice(at + 1);
            strictEqual(openAuthorizationMessage(changed, account, keys), undefined);
            strictEqual(openAuthorizationMessage(message.slice(0, at), account, keys), undefined);
        }
        strictEqual(openAuthorizationMessage(`${message}A`, account, keys), undefined);
    });
    it('are not made longer than AWS takes them', () => {
        const long = randomBytes(10_000).toString('hex');
        strictEqual(sealAuthorizationMessage(long, sealing, keys), undefined);
    });
});
