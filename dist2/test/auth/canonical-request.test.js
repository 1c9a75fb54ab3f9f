import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { canonicalHeaderValue, canonicalQuery, canonicalRequest, unsignedHeaders, } from '../../src/auth/canonical-request.js';
import { canonicalComponent, canonicalPath, isHex } from '../../src/auth/percent-encoding.js';
import { useRandom } from '../support/random.js';
import { request } from './requests.js';
describe('the canonical spelling of a URI', () => {
    const random = useRandom();
    const components = [
        ['abc-_.~09', 'abc-_.~09'],
        ['a b', 'a%20b'],
        ['a+b', 'a%20b'],
        ['a%2Bb', 'a%2Bb'],
        ['a%2bb', 'a%2Bb'],
        ['%61%2D', 'a-'],
        ['a/b', 'a%2Fb'],
        ["(!*')", '%28%21%2A%27%29'],
        ['100%', '100%25'],
        ['%zz%1', '%25zz%251'],
        ['%C3%A9', '%C3%A9'],
        ['\xc3\xa9', '%C3%A9'],
    ];
    for (const [sent, canonical] of components) {
        it(`of ${JSON.stringify(sent)} is ${canonical}`, () => {
            strictEqual(canonicalComponent(sent), canonical);
        });
    }
    it('keeps the slashes of a path, and resolves nothing', () => {
        strictEqual(canonicalPath('/a//b/../c+d/%2Fe$'), '/a//b/../c%2Bd//e%24');
    });
    it('of a query is sorted by name, then by value', () => {
        strictEqual(canonicalQuery('b=2&a-b=3&a=9&a=1&acl&=x&&'), '=x&a=1&a=9&a-b=3&acl=&b=2');
        strictEqual(canonicalQuery('z=1&A=2&_=3&%61=4'), 'A=2&_=3&a=4&z=1');
        strictEqual(canonicalQuery('x=1=2&X-Amz-Signature=s', 'X-Amz-Signature'), 'x=1%3D2');
        strictEqual(canonicalQuery(''), '');
    });
    it('of a query that comes in its canonical spelling is what was sent', () => {
        const sent = 'X-Amz-Credential=A%2F1&X-Amz-Signature=s&prefix=%2B~&x-id=GetObject';
        strictEqual(canonicalQuery(sent), sent);
        strictEqual(canonicalQuery(sent, 'prefix'), sent.replace('&prefix=%2B~', ''));
        strictEqual(canonicalQuery(sent, 'x-id'), sent.replace('&x-id=GetObject', ''));
        strictEqual(canonicalQuery(sent, 'X-Amz-Credential'), sent.slice(sent.indexOf('&') + 1));
        strictEqual(canonicalQuery('a=b', 'a'), '');
    });
    it('of a query whose spelling alone is canonical is sorted all the same', () => {
        strictEqual(canonicalQuery('z=1&a=2'), 'a=2&z=1');
        strictEqual(canonicalQuery('a=2&a=1'), 'a=1&a=2');
        strictEqual(canonicalQuery('z=1&s=0&a=2', 's'), 'a=2&z=1');
    });
    it('of a query is the same from however it is spelled and sorted', () => {
        const pieces = [
            'a',
            'b',
            '%61',
            '%2F',
            '%2f',
            '/',
            '+',
            '%20',
            '=',
            '&',
            '%',
            '%7E',
            '~',
            'é',
            '=&',
        ];
        for (let round = 0; round < 5000; round += 1) {
            const query = Array.from({ length: random.int(0, 12) }, () => random.pick(pieces)).join('');
            const expected = query
                .split('&')
                .filter((parameter) => parameter !== '')
                .map((parameter) => {
                const [name = '', ...value] = parameter.split('=');
                return [canonicalComponent(name), canonicalComponent(value.join('='))];
            })
                .filter(([name]) => name !== 'b')
                .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : x > y ? 1 : 0) : a < b ? -1 : 1))
                .map(([name, value]) => `${name}=${value}`);
            strictEqual(canonicalQuery(query, 'b'), expected.join('&'), query);
        }
    });
});
describe('the canonical request', () => {
    it('trims the values of headers and makes each run of white space one', () => {
        strictEqual(canonicalHeaderValue('  a   b\t c '), 'a b c');
        strictEqual(canonicalHeaderValue('a "b  c"'), 'a "b c"');
    });
    it('takes only what was sent for a header', () => {
        const covers = { signedHeaders: 'constructor;host;gone', payloadHash: 'x', presigned: false };
        const sent = request('GET ?a', { headers: { host: 'h' } });
        const text = 'GET\n/\na=\nconstructor:\nhost:h\ngone:\n\nconstructor;host;gone\nx';
        strictEqual(canonicalRequest(sent, covers, sent.rawPath), text);
    });
    it('must cover host, content-md5 and x-amz-*, but for the hash that it ends with', () => {
        const names = ['host', 'content-md5', 'x-amz-a', 'x-amz-content-sha256', 'range', 'x-amzn-t'];
        const headers = Object.fromEntries(names.map((name) => [name, '']));
        const unsigned = (signed) => unsignedHeaders(request('GET /', { headers }), signed);
        deepStrictEqual(unsigned('range'), ['host', 'content-md5', 'x-amz-a']);
        deepStrictEqual(unsigned('content-md5;host;x-amz-aa'), ['x-amz-a']);
        deepStrictEqual(unsigned('content-md5;host;x-amz-a'), []);
    });
});
describe('isHex', () => {
    it('takes digits of either case, of the length asked for', () => {
        deepStrictEqual(['aF09', 'af0', 'af0g', 'af0\u0161', 'aF090'].map((text) => isHex(text, 4)), [true, false, false, false, false]);
    });
});
