import assert from 'node:assert/strict';
import { limits } from '../../src/limits.js';
import { openRpcService } from '../../src/wire/rpc.js';
import { decodeForm, decodeQuery, refusal, serviceOf } from './rpc-request.js';
const iam = openRpcService('iam');
const sts = openRpcService('sts');
const form = (action, rest = '') => `Action=${action}&Version=2010-05-08${rest === '' ? '' : `&${rest}`}`;
const createUser = (rest) => decodeForm(iam, form('CreateUser', `UserName=a&${rest}`));
const refused = (rest) => refusal(() => createUser(rest));
describe('the decoder of AWS Query calls', () => {
    describe('finds the operation', () => {
        it('in a form or in the query of a GET', () => {
            const text = form('CreateUser', 'UserName=a+b%2Fc&Path=%2Fx%2F');
            const input = { UserName: 'a b/c', Path: '/x/' };
            assert.deepEqual(decodeForm(iam, text), input);
            assert.deepEqual(decodeForm(iam, `${text}\r\n`), input);
            assert.deepEqual(decodeQuery(iam, text), input);
            assert.deepEqual(decodeQuery(iam, `${text}&X-Amz-Signature=1&X-Amz-Date=2`), input);
        });
        it('and refuses one that is not there, or another version, in AWS words', () => {
            const cases = [
                ['Action=Nope&Version=2010-05-08', 'Nope', '2010-05-08'],
                ['Action=ListUsers&Version=2011-06-15', 'ListUsers', '2011-06-15'],
                ['Action=ListUsers', 'ListUsers', 'NO_VERSION_SPECIFIED'],
                ['Action=__proto__&Version=2010-05-08', '__proto__', '2010-05-08'],
                ['Action=listusers&Version=2010-05-08', 'listusers', '2010-05-08'],
            ];
            for (const [sent, action, version] of cases) {
                const message = `Could not find operation ${action} for version ${version}`;
                assert.deepEqual(refusal(() => decodeForm(iam, sent)), ['InvalidAction', 400, message]);
            }
        });
        it('and refuses a call without an action', () => {
            for (const sent of ['', 'Version=2010-05-08', 'Action=&Version=2010-05-08', '&&=&']) {
                assert.equal(refusal(() => decodeForm(iam, sent))[0], 'MissingAction', sent);
            }
        });
    });
    describe('reads values', () => {
        it('of every kind', () => {
            const sent = form('UpdateAccountPasswordPolicy', 'MinimumPasswordLength=12&HardExpiry=true');
            assert.deepEqual(decodeForm(iam, sent), { MinimumPasswordLength: 12, HardExpiry: true });
            const service = serviceOf('query', all);
            const decoded = decodeForm(service, 'Action=Do&Version=1&At=2026-01-02T03:04:05Z&Bytes=AAH%2F&Inner.Text=x&Inner.Inner.Text=y');
            assert.deepEqual(decoded, {
                At: new Date('2026-01-02T03:04:05Z'),
                Bytes: Buffer.from([0, 1, 255]),
                Inner: { Text: 'x', Inner: { Text: 'y' } },
            });
        });
        it('of a text that is empty, and of a number that is not there', () => {
            assert.deepEqual(createUser('Path='), { UserName: 'a', Path: '' });
            assert.deepEqual(decodeForm(iam, form('ListUsers', 'MaxItems=')), {});
        });
        it('in UTF-8, encoded or not', () => {
            assert.equal(createUser('Path=%C3%A9').Path, 'é');
            assert.equal(createUser('Path=é').Path, 'é');
        });
        it('once: of a name sent twice the first counts', () => {
            assert.equal(createUser('UserName=b&Path=1&Path=2').UserName, 'a');
            assert.equal(createUser('Path=1&Path=2').Path, '1');
        });
        it('and passes over parameters that the operation does not know', () => {
            assert.deepEqual(createUser('Nope=1&Nope.member.1=2&userName=b'), { UserName: 'a' });
            assert.deepEqual(createUser('Tags.member.1.Key=k&Tags.member.1.Value=v&Tags.member.1.X=1'), {
                UserName: 'a',
                Tags: [{ Key: 'k', Value: 'v' }],
            });
        });
        it('and refuses what is none of that kind', () => {
            const cases = [
                ['Number=x', 'STRING_VALUE can not be converted to an Integer'],
                ['Number=1e3', 'STRING_VALUE can not be converted to an Integer'],
                ['Number=0x10', 'STRING_VALUE can not be converted to an Integer'],
                ['Number=99999999999999999999', 'STRING_VALUE can not be converted to an Integer'],
                ['Flag=yes', 'boolean must follow xsd1.1 definition'],
                ['At=tomorrow', 'timestamp must follow ISO8601'],
                ['Bytes=a-b_', 'blob must be encoded in base64'],
                ['Inner=x', 'Unexpected complex element termination'],
                ['Text.a=x', 'Start of structure or map found where not expected.'],
                ['List=x', 'Unexpected list element termination'],
                ['Map=x', 'Unexpected list element termination'],
                ['List.member.x=1', 'Unexpected list index: x'],
                ['List.member.-1=1', 'Unexpected list index: -1'],
                ['List.member.12345678901=1', 'Unexpected list index: 12345678901'],
                ['Map.entry.1.value=1', 'A map entry has no key'],
            ];
            const service = serviceOf('query', all);
            for (const [sent, message] of cases) {
                const call = () => decodeForm(service, `Action=Do&Version=1&${sent}`);
                assert.deepEqual(refusal(call), ['MalformedInput', 400, message], sent);
            }
        });
    });
    describe('reads lists and maps', () => {
        it('in the order of their indexes, whatever the order sent and the gaps', () => {
            const values = (rest) => decodeForm(iam, form('GetContextKeysForCustomPolicy', rest)).PolicyInputList;
            const name = 'PolicyInputList.member';
            assert.deepEqual(values(`${name}.10=c&${name}.2=b&${name}.1=a`), ['a', 'b', 'c']);
            assert.deepEqual(values(`${name}.999999999=z&${name}.0=a`), ['a', 'z']);
        });
        it('that are empty: SDKs send the bare name', () => {
            assert.deepEqual(createUser('Tags='), { UserName: 'a', Tags: [] });
            const service = serviceOf('query', all);
            const decoded = decodeForm(service, 'Action=Do&Version=1&Map=&Flat=&FlatMap=');
            assert.deepEqual({
                ...decoded,
                Map: { ...decoded.Map },
                FlatMap: { ...decoded.FlatMap },
            }, { Map: {}, Flat: [], FlatMap: {} });
        });
        it('flattened, and under names of their own', () => {
            const service = serviceOf('query', all);
            const decoded = decodeForm(service, 'Action=Do&Version=1&Flat.2=b&Flat.1=a&Named.item.1=x&Map.entry.1.key=k' +
                '&Map.entry.1.value=v&FlatMap.1.Name=n&FlatMap.1.Value=1');
            assert.deepEqual(decoded.Flat, ['a', 'b']);
            assert.deepEqual(decoded.Renamed, ['x']);
            assert.deepEqual({ ...decoded.Map }, { k: 'v' });
            assert.deepEqual({ ...decoded.FlatMap }, { n: 1 });
        });
        it('of which no name is special', () => {
            const service = serviceOf('query', all);
            const sent = 'Action=Do&Version=1&__proto__=1&__proto__.polluted=1&constructor.prototype.polluted=1' +
                '&Inner.__proto__.polluted=1&Map.entry.1.key=__proto__&Map.entry.1.value=v' +
                '&List.member.1=a&List.__proto__.1=b';
            const decoded = decodeForm(service, sent);
            assert.deepEqual(Object.entries(decoded.Map), [['__proto__', 'v']]);
            assert.deepEqual(decoded.Inner, {});
            assert.deepEqual(decoded.List, ['a']);
            assert.equal({}.polluted, undefined);
        });
    });
    describe('says what is required and missing', () => {
        it('as AWS does, for one and for several', () => {
            const one = refusal(() => decodeForm(iam, form('CreateUser')));
            assert.deepEqual(one, [
                'ValidationError',
                400,
                "1 validation error detected: Value null at 'userName' failed to satisfy constraint: " +
                    'Member must not be null',
            ]);
            const [, , two] = refusal(() => decodeForm(iam, form('AttachUserPolicy')));
            assert.equal(two, "2 validation errors detected: Value null at 'userName' failed to satisfy constraint: " +
                "Member must not be null; Value null at 'policyArn' failed to satisfy constraint: " +
                'Member must not be null');
        });
        it('inside lists', () => {
            const [, , message] = refused('Tags.member.1.Key=k&Tags.member.1.Value=v&Tags.member.3.Key=l');
            assert.match(message, /^1 validation error detected: Value null at 'tags\.2\.member\.value' /);
        });
        it('naming ten at most', () => {
            const tags = Array.from({ length: 1000 }, (_, at) => `Tags.member.${at + 1}.Key=k`).join('&');
            assert.match(refused(tags)[2], /^10 validation errors detected/);
        });
        it('for STS too', () => {
            const call = () => decodeForm(sts, 'Action=AssumeRole&Version=2011-06-15&RoleArn=a');
            assert.match(refusal(call)[2], /'roleSessionName'/);
        });
    });
    describe('is bounded', () => {
        it('in bytes', () => {
            const call = () => createUser(`Path=${'x'.repeat(limits.callBytes)}`);
            assert.deepEqual(refusal(call).slice(0, 2), ['RequestEntityTooLarge', 413]);
        });
        it('in parameters, in the length of a name and in depth', () => {
            const many = Array.from({ length: limits.queryParameters }, (_, at) => `x${at}=`).join('&');
            const long = `Tags.${'x'.repeat(limits.queryNameBytes)}=1`;
            const deep = `Tags${'.x'.repeat(limits.callDepth)}=1`;
            for (const sent of [many, long, deep]) {
                assert.deepEqual(refused(sent).slice(0, 2), ['MalformedQueryString', 404]);
            }
        });
        it('and refuses an encoding that is none', () => {
            for (const sent of ['Path=%', 'Path=%zz', 'Path=%FF', '%C3=1']) {
                assert.equal(refused(sent)[0], 'MalformedQueryString', sent);
            }
            assert.equal(refusal(() => decodeForm(iam, Buffer.from('Action=\xff', 'latin1')))[0], 'MalformedQueryString');
        });
    });
});
const text = { type: 'string' };
const body = { binding: { in: 'body' } };
const inner = {
    type: 'structure',
    name: 'Inner',
    members: [
        { name: 'Text', shape: text, ...body },
        {
            name: 'Inner',
            shape: { type: 'structure', name: 'X', members: [{ name: 'Text', shape: text, ...body }] },
            ...body,
        },
    ],
};
/** A member of every kind. */
const all = {
    type: 'structure',
    name: 'All',
    members: [
        { name: 'Text', shape: text, ...body },
        { name: 'Number', shape: { type: 'number' }, ...body },
        { name: 'Flag', shape: { type: 'boolean' }, ...body },
        { name: 'At', shape: { type: 'timestamp' }, ...body },
        { name: 'Bytes', shape: { type: 'blob' }, ...body },
        { name: 'Inner', shape: inner, ...body },
        { name: 'List', shape: { type: 'list', element: { shape: text } }, ...body },
        { name: 'Flat', shape: { type: 'list', element: { shape: text } }, flattened: true, ...body },
        {
            name: 'Renamed',
            xmlName: 'Named',
            shape: { type: 'list', element: { shape: text, xmlName: 'item' } },
            ...body,
        },
        { name: 'Map', shape: { type: 'map', value: { shape: text } }, ...body },
        {
            name: 'FlatMap',
            shape: {
                type: 'map',
                keyName: 'Name',
                value: { shape: { type: 'number' }, xmlName: 'Value' },
            },
            flattened: true,
            ...body,
        },
    ],
};
