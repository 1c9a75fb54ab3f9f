import { deepEqual, equal, notEqual, ok, throws } from 'node:assert/strict';
import { MalformedPolicy } from '../../../src/auth/policy/malformed.js';
import { parsePolicy } from '../../../src/auth/policy/parse.js';
import { PolicyCache } from '../../../src/auth/policy/policy-cache.js';
const fine = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const bucket = { ...fine, Principal: '*' };
const trust = { Effect: 'Allow', Principal: { Service: 'a.b' }, Action: 'sts:AssumeRole' };
const base = {
    identity: fine,
    boundary: fine,
    session: fine,
    scp: fine,
    resource: bucket,
    trust,
};
function text(statement, rest = {}) {
    return JSON.stringify({ Version: '2012-10-17', Statement: statement, ...rest });
}
function fault(source, kind) {
    try {
        parsePolicy(source, kind);
        return undefined;
    }
    catch (error) {
        ok(error instanceof MalformedPolicy, String(error));
        return error;
    }
}
const syntax = 'Syntax errors in policy.';
const legacy = 'The policy failed legacy parsing';
const vendor = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
const alphanumeric = 'Statement IDs (SID) must be alpha-numeric. ' +
    'Check that your input satisfies the regular expression [0-9A-Za-z]*';
const rows = [
    ['identity', { Effect: undefined }, syntax, 'Statement[0]: no Effect'],
    ['identity', { Effect: 'allow' }, legacy, 'Statement[0].Effect: Allow or Deny expected'],
    ['identity', { Effect: 'Permit' }, syntax, 'Statement[0].Effect: Allow or Deny expected'],
    ['identity', { Effect: 1 }, syntax, 'Statement[0].Effect: a string expected'],
    ['identity', { effect: 'Allow' }, syntax, 'Statement[0]: unknown element effect'],
    ['identity', { NotAction: 's3:*' }, syntax, 'Statement[0]: both Action and NotAction'],
    ['identity', { NotResource: '*' }, syntax, 'Statement[0]: both Resource and NotResource'],
    [
        'identity',
        { Action: undefined },
        'Policy statement must contain actions.',
        'Statement[0].Action',
    ],
    ['identity', { Action: [] }, 'Policy statement must contain actions.', 'Statement[0].Action'],
    [
        'identity',
        { Resource: undefined },
        'Policy statement must contain resources.',
        'Statement[0].Resource',
    ],
    ['identity', { Action: 'GetObject' }, vendor, 'Statement[0].Action'],
    ['identity', { Action: undefined, NotAction: 'x' }, vendor, 'Statement[0].NotAction'],
    [
        'identity',
        { Action: 's3:Get:Object' },
        'Actions/Condition can contain only one colon.',
        'Statement[0].Action',
    ],
    ['identity', { Action: 's*:Get' }, 'Vendor s* is not valid', 'Statement[0].Action'],
    [
        'identity',
        { Action: [['a:b']] },
        syntax,
        'Statement[0].Action: a string or a list of strings expected',
    ],
    [
        'identity',
        { Resource: 'bucket' },
        'Resource bucket must be in ARN format or "*".',
        'Statement[0].Resource',
    ],
    [
        'identity',
        { Resource: 'arn:azure:s3:::x' },
        'Partition "azure" is not valid for resource "arn:azure:s3:::x".',
        'Statement[0].Resource',
    ],
    [
        'identity',
        { Resource: 'arn:aws:s*:::x' },
        'Resource vendor must be fully qualified and cannot contain regexes.',
        'Statement[0].Resource',
    ],
    [
        'identity',
        { Resource: 'aws:s3:::bucket' },
        'Partition "s3" is not valid for resource "arn:s3:::bucket:*".',
        'Statement[0].Resource',
    ],
    ['identity', { Action: 'GetObject', Resource: undefined }, vendor, 'Statement[0].Action'],
    ['identity', { Resource: 'arn:aws:s3::bucket' }, legacy, 'Statement[0].Resource'],
    [
        'identity',
        { Action: undefined, Sid: 'not this', Resource: 'arn:aws:s3::bucket' },
        legacy,
        'Statement[0].Resource',
    ],
    [
        'identity',
        { Resource: 'arn:aws:s3:eu-west-1::bucket' },
        'Resource arn:aws:s3:eu-west-1::bucket can not contain region information.',
        'Statement[0].Resource',
    ],
    [
        'identity',
        { Resource: 'arn:aws:iam:eu-west-1::user/x' },
        'IAM resource arn:aws:iam:eu-west-1::user/x cannot contain region information.',
        'Statement[0].Resource',
    ],
    [
        'identity',
        { Principal: '*' },
        'Policy document should not specify a principal.',
        'Statement[0].Principal',
    ],
    ['identity', { Sid: 'not this' }, alphanumeric, 'Statement[0].Sid'],
    [
        'identity',
        { Condition: { StringEqual: { 'a:b': 'c' } } },
        'Invalid Condition type : StringEqual.',
        'Statement[0].Condition.StringEqual',
    ],
    [
        'identity',
        { Condition: { NullIfExists: { 'a:b': 'true' } } },
        'Invalid Condition type : NullIfExists.',
        'Statement[0].Condition.NullIfExists',
    ],
    [
        'identity',
        { Condition: { DateLessThan: { 'a:b': '2026-13-01' } } },
        legacy,
        'Statement[0].Condition.DateLessThan.a:b: 2026-13-01',
    ],
    [
        'identity',
        { Condition: { IpAddress: { 'a:b': '10.0.0.0/33' } } },
        legacy,
        'Statement[0].Condition.IpAddress.a:b: 10.0.0.0/33',
    ],
    [
        'identity',
        { Condition: { StringEquals: { 'a:b': { c: 'd' } } } },
        syntax,
        'Statement[0].Condition.StringEquals.a:b: strings, numbers or booleans expected',
    ],
    [
        'scp',
        { Principal: '*' },
        'Policy document should not specify a principal.',
        'Statement[0].Principal',
    ],
    ['trust', { Resource: '*' }, 'Has prohibited field Resource', 'Statement[0].Resource'],
    ['trust', { Principal: undefined }, 'Missing required field Principal', 'Statement[0].Principal'],
    [
        'trust',
        { Action: 's3:GetObject' },
        'AssumeRole policy may only specify STS AssumeRole actions.',
        'Statement[0].Action',
    ],
    [
        'trust',
        { Principal: { AWS: 'arn:aws:iam::111122223333:user/*' } },
        'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:user/*"',
        'Statement[0].Principal.AWS',
    ],
    [
        'trust',
        { Principal: { Nobody: 'x' } },
        'Invalid principal in policy: "Nobody":"x"',
        'Statement[0].Principal.Nobody',
    ],
    [
        'resource',
        { Principal: undefined },
        'Missing required field Principal',
        'Statement[0].Principal',
    ],
    [
        'resource',
        { Principal: { AWS: 'bob' } },
        'Invalid principal in policy',
        'Statement[0].Principal.AWS',
    ],
    ['resource', { Action: 'x' }, 'Policy has invalid action', 'Statement[0].Action'],
    ['resource', { Resource: 'x' }, 'Policy has invalid resource', 'Statement[0].Resource'],
    ['resource', { Foo: 'x' }, 'Unknown field Foo', 'Statement[0]: unknown element Foo'],
    [
        'resource',
        { Principal: undefined, NotPrincipal: { AWS: '111122223333' } },
        'NotPrincipal may be used with the Deny effect only.',
        'Statement[0].NotPrincipal',
    ],
];
describe('parsePolicy', () => {
    for (const [kind, change, words, place] of rows) {
        it(`${kind}: ${JSON.stringify(change)}: ${words}`, () => {
            const found = fault(text({ ...base[kind], ...change }), kind);
            deepEqual([found?.words, found?.place], [words, place]);
            equal(found?.message, `${words} (${place})`);
        });
    }
    it('takes every kind of policy that keeps its rules', () => {
        for (const [kind, statement] of Object.entries(base)) {
            equal(parsePolicy(text([statement]), kind).statements.length, 1);
        }
        const old = JSON.stringify({ Version: '2008-10-17', Statement: [bucket] });
        equal(parsePolicy(old, 'resource').version, '2008-10-17');
        equal(parsePolicy(JSON.stringify({ Statement: [trust] }), 'trust').version, '2008-10-17');
    });
    it('asks identity policies for the newer version', () => {
        const old = fault(JSON.stringify({ Version: '2008-10-17', Statement: [fine] }), 'identity');
        equal(old?.words, 'Policy document must be version 2012-10-17 or greater.');
        equal(fault(text(fine, { Version: '2012-10-18' }), 'identity')?.words, syntax);
        const unlike = { ...fine, Effect: 'allow' };
        equal(fault(text(unlike), 'identity')?.words, legacy);
        equal(fault(text(unlike, { Version: '2008-10-17' }), 'identity')?.words, old?.words);
        const nothing = { ...fine, Effect: 'none' };
        equal(fault(text(nothing, { Version: '2008-10-17' }), 'identity')?.words, syntax);
    });
    it('wants statements, and each Sid once', () => {
        equal(fault('{"Version": "2012-10-17"}', 'identity')?.words, syntax);
        equal(fault(text([]), 'identity')?.words, syntax);
        const twice = text([
            { ...fine, Sid: 'a' },
            { ...fine, Sid: 'a' },
        ]);
        const found = fault(twice, 'identity');
        equal(found?.words, 'Statement IDs (SID) in a single policy must be unique.');
        equal(found?.place, 'Statement[1].Sid');
        equal(fault(text([{ ...bucket, Sid: 'A Sid of S3, with spaces' }]), 'resource'), undefined);
    });
    it('reads strict JSON, and tells the line and the column', () => {
        const faults = [
            ['', 'line 1, column 1: a value expected'],
            ['[]', 'an object expected'],
            ['{"Version": "2012-10-17",\n "Statement": [{,}]}', 'line 2, column 17: a key expected'],
            ['{"Version": "2012-10-17"', "line 1, column 25: ',' or '}' expected"],
            ['{"a": 01}', "line 1, column 8: ',' or '}' expected"],
            ['{"a": "\t"}', 'line 1, column 7: not a string'],
            ['{"a": "\\x"}', 'line 1, column 7: not a string'],
            ['{"a": "', 'line 1, column 7: not a string'],
            ['{} {}', 'line 1, column 4: nothing more expected'],
            ['{"Id": "a",\n\n "Id": "b"}', 'line 3, column 2: the key "Id" twice'],
            ['{"a": undefined}', 'line 1, column 7: a value expected'],
            ['[[[[[[[[[[[[[[]]]]]]]]]]]]]]', 'line 1, column 12: nested too deep'],
        ];
        for (const [source, place] of faults)
            equal(fault(source, 'identity')?.place, place, source);
        const words = "Policies must be valid JSON and the first byte must be '{'";
        equal(fault('<policy/>', 'resource')?.words, words);
        equal(fault('<policy/>', 'trust')?.words, 'This policy contains invalid Json');
    });
    it('is not led astray by __proto__', () => {
        const source = text(fine).replace('"Effect"', '"__proto__": {"Principal": "*"}, "Effect"');
        equal(fault(source, 'identity')?.place, 'Statement[0]: unknown element __proto__');
        const condition = `{"__proto__": {"a:b": "c"}}`;
        const operator = text(fine).replace('"Effect"', `"Condition": ${condition}, "Effect"`);
        equal(fault(operator, 'identity')?.words, 'Invalid Condition type : __proto__.');
        const principal = text({ ...bucket, Principal: JSON.parse('{"constructor": "x"}') });
        equal(fault(principal, 'resource')?.words, 'Invalid principal in policy');
    });
    it('refuses thousands of statements, and hostile texts, in no time', () => {
        const started = performance.now();
        equal(fault(text(new Array(10_000).fill(fine)), 'identity')?.place, 'Statement: more than 1000');
        for (const part of ['[', '{"a":', '"', '${', `\${a, '`, ' ', '\\']) {
            ok(fault(part.repeat(100_000), 'identity') instanceof MalformedPolicy);
            parsePolicy(text({ ...fine, Resource: `arn:aws:s3:::${part.repeat(50_000)}` }), 'identity');
        }
        ok(performance.now() - started < 3000);
    });
    it('says where each statement stands', () => {
        const one = JSON.stringify(fine);
        const source = `{"Version": "2012-10-17", "Statement": [\n  ${one},\n${one}]}`;
        const [first, second] = parsePolicy(source, 'identity').statements;
        deepEqual(first?.start, { line: 2, column: 3 });
        deepEqual(first?.end, { line: 2, column: 3 + JSON.stringify(fine).length });
        deepEqual(second?.start, { line: 3, column: 1 });
    });
});
describe('the cache of policies', () => {
    it('reads a text once a kind, and knows each by its own name', () => {
        const cache = new PolicyCache();
        const first = cache.compiled('identity', text(fine), { name: 'a' });
        equal(cache.compiled('identity', text(fine), { name: 'a' }), first);
        const renamed = cache.compiled('identity', text(fine), { name: 'b' });
        equal(renamed.statements, first.statements);
        equal(renamed.source.name, 'b');
        notEqual(cache.compiled('session', text(fine)).statements, first.statements);
        throws(() => cache.compiled('resource', text(fine)), MalformedPolicy);
    });
    it('keeps what was asked for last', () => {
        const cache = new PolicyCache(2);
        const ask = (sid) => cache.compiled('identity', text({ ...fine, Sid: sid }));
        const [a, b] = [ask('a'), ask('b')];
        equal(ask('a'), a);
        ask('c');
        equal(ask('a'), a);
        notEqual(ask('b'), b);
    });
});
