import { equal, ok } from 'node:assert/strict';
import { compilePolicy } from '../../../src/auth/policy/compile.js';
import { contextKeysOf } from '../../../src/auth/policy/context-keys.js';
import { evaluate } from '../../../src/auth/policy/evaluate.js';
import { parsePolicy } from '../../../src/auth/policy/parse.js';
import { compileGlob, globMatches, tokenize } from '../../../src/auth/policy/pattern.js';
import { useRandom } from '../../support/random.js';
import { policy, request } from './asking.js';
function matches(pattern, text) {
    return globMatches(compileGlob(tokenize(pattern, { wildcards: true, variables: false })), text);
}
function covers(pattern, resource, context = {}) {
    const identity = [policy('identity', { Effect: 'Allow', Action: '*', Resource: pattern })];
    return evaluate(request({ resource, context, policies: { identity } })).allowed;
}
function acts(element, action) {
    const identity = [policy('identity', { Effect: 'Allow', Resource: '*', ...element })];
    return evaluate(request({ action, policies: { identity } })).allowed;
}
describe('patterns', () => {
    const random = useRandom();
    it('match as regular expressions would', () => {
        const text = (letters) => Array.from({ length: random.int(0, 8) }, () => random.pick([...letters])).join('');
        for (let round = 0; round < 50_000; round += 1) {
            const pattern = text('ab*?');
            const subject = text('ab');
            const expected = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
            equal(matches(pattern, subject), expected.test(subject), `${pattern} on ${subject}`);
        }
    });
    it('do not use a character twice', () => {
        ok(!matches('ab*ba', 'aba'));
        ok(!matches('a*bc*cd', 'abcd'));
    });
    it('stay fast, however many asterisks there are', () => {
        const subject = 'a'.repeat(2000);
        const hostile = ['a*'.repeat(1000), '*a?'.repeat(600), `*${'?'.repeat(900)}`, '*?*'.repeat(500)];
        const started = performance.now();
        for (const pattern of hostile)
            ok(!matches(`${pattern}b`, subject));
        ok(performance.now() - started < 1000);
    });
    it('know actions in any case, and their opposites', () => {
        ok(acts({ Action: 'S3:getobject' }, 's3:GetObject'));
        ok(acts({ Action: ['ec2:*', 's3:Get*'] }, 's3:GetObject'));
        ok(!acts({ Action: 's3:Get*' }, 's3:PutObject'));
        ok(!acts({ NotAction: 's3:*' }, 's3:GetObject'));
        ok(acts({ NotAction: ['iam:*', 's3:Put*'] }, 's3:GetObject'));
    });
    it('of resources keep to their fields, but for the last', () => {
        const object = 'arn:aws:s3:::data/a:b/c';
        for (const pattern of [
            '*',
            'arn:aws:s3:::data/*',
            'arn:aws:s3:::*c',
            'arn:*:s3:::data/a?b/c',
        ]) {
            ok(covers(pattern, object), pattern);
        }
        ok(covers('arn:aws:s3', object), 'what lacks is *');
        ok(covers('arn:aws:iam::*:user/bob', 'arn:aws:iam::111122223333:user/bob'));
        ok(!covers('arn:aws:sqs:*:bob', 'arn:aws:sqs:eu-west-1:1:bob'));
        ok(!covers('arn:aws:s3:::DATA/*', object));
        ok(!covers('arn:aws:s3:::data', object));
        ok(!covers('arn:aws:s3:::*', '*'));
        ok(covers('*', '*'));
    });
    it('hold policy variables, which bring no wildcards and no colons of fields', () => {
        const own = `arn:aws:s3:::data/\${aws:username}/*`;
        ok(covers(own, 'arn:aws:s3:::data/bob/x', { 'aws:username': 'bob' }));
        ok(!covers(own, 'arn:aws:s3:::data/eve/x', { 'aws:username': '*' }));
        ok(!covers(own, 'arn:aws:s3:::data/eve/x'));
        const account = `arn:aws:iam::\${aws:PrincipalAccount}:user/x`;
        ok(covers(account, 'arn:aws:iam::12:user/x', { 'aws:principalaccount': '12' }));
        ok(!covers(account, 'arn:aws:iam::12:user/x', { 'aws:principalaccount': '*' }));
        ok(!covers(account, 'arn:aws:iam:12:3:user/x', { 'aws:principalaccount': '12:3' }));
    });
    it('take variables as plain text in policies of 2008', () => {
        const text = JSON.stringify({
            Version: '2008-10-17',
            Statement: { Effect: 'Allow', Action: '*', Resource: `arn:aws:s3:::\${aws:username}` },
        });
        const session = [compilePolicy(parsePolicy(text, 'session'))];
        const all = [policy('identity', { Effect: 'Allow', Action: '*', Resource: '*' })];
        const ask = (resource) => evaluate(request({
            resource,
            context: { 'aws:username': 'bob' },
            policies: { identity: all, session },
        })).allowed;
        ok(!ask('arn:aws:s3:::bob'));
        ok(ask(`arn:aws:s3:::\${aws:username}`));
    });
    it('tell which context keys a policy reads', () => {
        const { document } = policy('identity', {
            Effect: 'Allow',
            Action: '*',
            Resource: `arn:aws:s3:::\${aws:username}/\${aws:PrincipalTag/team, 'x'}`,
            Condition: {
                StringLike: { 's3:prefix': [`\${aws:UserName}/*`, `\${aws:userid}`] },
                NumericLessThan: { 's3:max-keys': `\${not:replaced}` },
            },
        });
        equal(contextKeysOf(document).join(' '), 's3:prefix s3:max-keys aws:username aws:PrincipalTag/team aws:userid');
    });
});
