import { equal, ok } from 'node:assert/strict';
import { evaluate } from '../../../src/auth/policy/evaluate.js';
import { policy, request } from './asking.js';
const yes = true;
const no = false;
const rows = [
    ['StringEquals', 'a', 'a', yes],
    ['StringEquals', 'a', 'A', no],
    ['StringEquals', 'a*', 'ab', no],
    ['StringEquals', ['x', 'a'], 'a', yes],
    ['StringEquals', 'a', undefined, no],
    ['StringEquals', [], 'a', no],
    ['StringEqualsIfExists', 'a', undefined, yes],
    ['StringEqualsIfExists', 'a', 'b', no],
    ['StringNotEquals', 'a', 'b', yes],
    ['StringNotEquals', ['a', 'b'], 'b', no],
    ['StringNotEquals', 'a', undefined, yes],
    ['StringNotEqualsIfExists', 'a', 'a', no],
    ['StringEqualsIgnoreCase', 'aB', 'Ab', yes],
    ['StringNotEqualsIgnoreCase', 'aB', 'Ab', no],
    ['StringLike', 'home/*', 'home/', yes],
    ['StringLike', 'home/*', 'Home/x', no],
    ['StringLike', 'h?me', 'home', yes],
    ['StringLike', 'h?me', 'hme', no],
    ['StringNotLike', 'h*', 'home', no],
    ['StringNotLike', 'h*', undefined, yes],
    ['NumericEquals', '10', '10.0', yes],
    ['NumericEquals', 10, '10', yes],
    ['NumericNotEquals', '10', '11', yes],
    ['NumericLessThan', '10', '9', yes],
    ['NumericLessThan', '10', '10', no],
    ['NumericLessThanEquals', '10', '10', yes],
    ['NumericGreaterThan', '9', '10', yes],
    ['NumericGreaterThan', '-1', '-2', no],
    ['NumericGreaterThanEquals', '10', '10', yes],
    ['NumericEquals', '10', 'ten', no],
    ['NumericLessThanEquals', '100', undefined, no],
    ['DateEquals', '2026-01-01T00:00:00Z', '1767225600', yes],
    ['DateNotEquals', '2026-01-01', '2026-01-01T00:00:00Z', no],
    ['DateLessThan', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59.5Z', yes],
    ['DateLessThanEquals', '2026-01-01T01:00:00+01:00', '2026-01-01T00:00:00Z', yes],
    ['DateGreaterThan', '2026-01-01', '2026-01-01T00:00:00Z', no],
    ['DateGreaterThanEquals', '1767225600', '2026-01-01T00:00:00Z', yes],
    ['Bool', 'true', 'TRUE', yes],
    ['Bool', true, 'true', yes],
    ['Bool', 'false', 'true', no],
    ['Bool', 'true', undefined, no],
    ['BoolIfExists', 'false', undefined, yes],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', yes],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ4', no],
    ['IpAddress', '203.0.113.0/24', '203.0.113.9', yes],
    ['IpAddress', '203.0.113.0/24', '203.0.114.9', no],
    ['IpAddress', '203.0.113.9', '203.0.113.9', yes],
    ['IpAddress', '203.0.113.9', '203.0.113.90', no],
    ['IpAddress', '203.0.113.129/25', '203.0.113.200', yes],
    ['IpAddress', '203.0.113.128/25', '203.0.113.12', no],
    ['IpAddress', '0.0.0.0/0', '8.8.8.8', yes],
    ['IpAddress', '0.0.0.0/0', '2001:db8::1', no],
    ['IpAddress', '::/0', '8.8.8.8', no],
    ['IpAddress', '10.0.0.0/8', '::ffff:10.2.3.4', yes],
    ['IpAddress', '::ffff:10.0.0.0/104', '10.2.3.4', yes],
    ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5678::1', yes],
    ['IpAddress', '2001:db8:1234:5678::/64', '2001:db8:1234:5679::1', no],
    ['IpAddress', '2001:db8::/33', '2001:db8:8000::', no],
    ['IpAddress', '10.0.0.0/8', 'nowhere', no],
    ['IpAddress', '10.0.0.0/8', '10.0.0.01', no],
    ['NotIpAddress', ['10.0.0.0/8', '192.168.0.0/16'], '192.168.1.1', no],
    ['NotIpAddress', '10.0.0.0/8', '11.0.0.1', yes],
    ['ArnEquals', 'arn:aws:sns:*:123456789012:t*', 'arn:aws:sns:eu-west-1:123456789012:tx', yes],
    ['ArnLike', 'arn:aws:s3:::b*', 'arn:aws:s3:::b:c/d', yes],
    ['ArnLike', 'arn:aws:*:*:x', 'arn:aws:s3:::x', no],
    ['ArnLike', 'arn:aws:iam::*:role/x', 'arn:aws:iam::1:user/y:role/x', no],
    ['ArnLike', 'arn:aws:iam::1:role/x', 'no ARN', no],
    ['ArnNotEquals', 'arn:aws:s3:::b', 'arn:aws:s3:::b', no],
    ['ArnNotLike', 'arn:aws:s3:::b*', 'arn:aws:s3:::c', yes],
    ['Null', 'true', undefined, yes],
    ['Null', 'true', 'a', no],
    ['Null', false, 'a', yes],
    ['Null', 'false', [], no],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a'], yes],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b', 'a'], yes],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], no],
    ['ForAllValues:StringEquals', 'a', undefined, yes],
    ['ForAllValues:StringEquals', 'a', [], yes],
    ['ForAllValues:StringEquals', 'a', '', yes],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'b'], no],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'd'], yes],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['x', 'b'], yes],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['x'], no],
    ['ForAnyValue:StringEquals', 'a', undefined, no],
    ['ForAnyValue:StringNotEquals', 'a', undefined, no],
    ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], yes],
    ['ForAnyValue:StringLikeIfExists', 'a', undefined, yes],
    ['ForAnyValue:StringLike', 'a*', ['x', 'ab'], yes],
    // Several values without a quantifier: one that matches is enough, or too many for a negation.
    ['StringEquals', 'a', ['x', 'a'], yes],
    ['StringNotEquals', 'a', ['x', 'a'], no],
];
function holds(conditions, context) {
    const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: conditions };
    const identity = [policy('identity', statement)];
    return evaluate(request({ context, policies: { identity } })).allowed;
}
describe('condition operators', () => {
    for (const [operator, wanted, given, expected] of rows) {
        const asked = `${operator} ${JSON.stringify(wanted)}`;
        it(`${asked} ${expected ? 'holds' : 'fails'} for ${JSON.stringify(given) ?? 'no key'}`, () => {
            const context = given === undefined ? {} : { 'aws:Key': given };
            equal(holds({ [operator]: { 'aws:Key': wanted } }, context), expected);
        });
    }
    it('know keys in any case', () => {
        ok(holds({ StringEquals: { 'AWS:keY': 'a' } }, { 'aws:key': 'a' }));
    });
    it('must hold all, keys and operators both', () => {
        const both = { StringEquals: { 'x:a': '1', 'x:b': '2' }, Bool: { 'x:c': 'true' } };
        ok(holds(both, { 'x:a': '1', 'x:b': '2', 'x:c': 'true' }));
        ok(!holds(both, { 'x:a': '1', 'x:b': '3', 'x:c': 'true' }));
        ok(!holds(both, { 'x:a': '1', 'x:b': '2', 'x:c': 'false' }));
    });
    it('replace variables in strings and ARNs, and take their values as plain text', () => {
        const own = { StringLike: { 's3:prefix': `home/\${aws:username}/*` } };
        ok(holds(own, { 's3:prefix': 'home/bob/x', 'aws:username': 'bob' }));
        ok(!holds(own, { 's3:prefix': 'home/eve/x', 'aws:username': 'bob' }));
        ok(!holds(own, { 's3:prefix': 'home/eve/x', 'aws:username': '*' }));
        ok(holds({ StringEquals: { 'x:a': `\${x:b}` } }, { 'x:a': 'v', 'x:b': 'v' }));
        const team = { StringEquals: { 'x:a': `\${aws:PrincipalTag/team, 'none'}` } };
        ok(holds(team, { 'x:a': 'none' }));
        ok(holds(team, { 'x:a': 'red', 'aws:principaltag/team': 'red' }));
        ok(!holds(team, { 'x:a': 'none', 'aws:principaltag/team': ['red', 'blue'] }));
        const dollar = { StringLike: { 'x:a': `\${$}\${*}\${?}` } };
        ok(holds(dollar, { 'x:a': '$*?' }));
        ok(!holds(dollar, { 'x:a': '$ab' }));
        const arn = { ArnLike: { 'x:a': `arn:aws:iam::*:user/\${aws:username}` } };
        ok(holds(arn, { 'x:a': 'arn:aws:iam::1:user/bob', 'aws:username': 'bob' }));
    });
});
